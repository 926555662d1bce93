"""Revisions appended after a signature, byte for byte. Readers differ in what they forgive: where a section is not
exactly what its cross-reference says, one program may show what another has never looked at."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefType, parse_xref_table

from signing.pdf.generations import named_otherwise

_HEADER = re.compile(rb"[\0\t\n\f\r ]*(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+obj\b")
_OBJECT = re.compile(rb"(?<![0-9])\d{1,10}[\0\t\n\f\r ]+\d{1,5}[\0\t\n\f\r ]+obj\b")
_STREAM = re.compile(rb">>[\0\t\n\f\r ]*stream\r?\n")
_CLOSED = re.compile(rb"[\0\t\n\f\r ]*endstream[\0\t\n\f\r ]*endobj")
_LENGTH = re.compile(rb"/Length[\0\t\n\f\r ]+(\d{1,10})(?![\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R)")
_SPACE_OR_COMMENT = re.compile(rb"(?:[\0\t\n\f\r ]|%(?!%EOF)[^\r\n]*[\r\n])*")
_TAIL = re.compile(rb"[\0\t\n\f\r ]*startxref[\0\t\n\f\r ]+(\d{1,12})[\0\t\n\f\r ]+%%EOF[\0\t\n\f\r ]*")


def first_untidy(data: bytes, reader: PdfFileReader, signed: int) -> int | None:
    """The first revision after `signed` (from 0) that is not exactly what it says, or None. Nothing stands between
    the sections, none is skipped, every object is where its entry points, none is there twice or unnamed, none
    takes another's number, none is hidden behind a hybrid table (ISO 32000-2, 7.5.4, 7.5.6, 7.5.8)."""
    sections: list[Any] = list(reader.xrefs._xref_sections)  # no public way to the offsets
    end = _end_of(data, sections[signed], reader, signed)
    for number in range(signed + 1, len(sections)):
        end = None if end is None else _tidy(data, end, sections, number, reader)
        if end is None:
            return number
    return len(sections) if end is None or data[end:].strip(b"\0\t\r\n\f ") else None


def _end_of(data: bytes, section: Any, reader: PdfFileReader, number: int) -> int | None:
    """Where the revision ends: behind its trailer, startxref, %%EOF."""
    meta = section.meta_info
    at = meta.end_location
    if meta.stream_ref is None:
        at = data.find(b"startxref", at)
        between = data[meta.end_location : at]
        if at < 0 or between.count(b"%%EOF") or len(between) > 100_000:
            return None
    else:
        at = max(at - 40, meta.start_location)  # the reader may stop in front of endobj
        at = data.find(b"startxref", at)
        if at < 0:
            return None
    found = _TAIL.match(data, at)
    declared = reader.xrefs.get_startxref_for_revision(number)
    return found.end() if found and int(found.group(1)) == declared else None


def _tidy(data: bytes, begin: int, sections: list[Any], number: int, reader: PdfFileReader) -> int | None:
    """The end of the section that begins at `begin`, or None."""
    section = sections[number]
    meta, entries = section.meta_info, section.xref_data
    start, is_table = meta.declared_startxref, meta.stream_ref is None
    end = _end_of(data, section, reader, number)
    if entries.hybrid is not None or end is None or not begin <= start < end:
        return None
    if is_table and (data[start : start + 4] != b"xref" or _repeats(data, start)):
        return None
    if not _own_numbers(entries, sections[:number], reader):
        return None
    offsets = {offset: (idnum, generation) for idnum, (generation, offset) in entries.standard_xrefs.items()}
    if len(offsets) != len(entries.standard_xrefs):
        return None
    if not is_table:
        offsets.setdefault(start, (meta.stream_ref.idnum, meta.stream_ref.generation))
    stop = start if is_table else data.rfind(b"startxref", begin, end)
    return end if _tiled(data, begin, stop, offsets) else None


def _repeats(data: bytes, start: int) -> bool:
    """A table that names an object twice: one reader takes the first, another the last."""
    stream = io.BytesIO(data)
    stream.seek(start + 4)
    seen = set[int]()
    try:
        for entry in parse_xref_table(stream, strict=True):
            if entry.idnum in seen or (entry.idnum == 0 and entry.xref_type != XRefType.FREE):
                return True
            seen.add(entry.idnum)
    except (PdfError, ValueError, AssertionError):
        return True
    return False


def _own_numbers(entries: Any, before: list[Any], reader: PdfFileReader) -> bool:
    """No object is freed and none comes back in another generation: many readers look at the number alone. Nor is
    a new one mistaken for one of another generation."""
    later: dict[int, int] = {}
    if set(entries.standard_xrefs) & set(entries.xrefs_in_objstm):
        return False
    for idnum, generation in _used(entries):
        for section in reversed(before):
            old = dict(_used(section.xref_data)).get(idnum) if idnum in _numbers(section.xref_data) else None
            if old is not None:
                if generation != old:
                    return False
                break
        else:
            if generation:
                later[idnum] = generation
    if later and named_otherwise(reader, later):
        return False
    used_before = {idnum for section in before for idnum in _numbers(section.xref_data)}
    return not used_before & set(entries.freed)


def _used(entries: Any) -> Iterator[tuple[int, int]]:
    for idnum, (generation, _) in entries.standard_xrefs.items():
        yield idnum, generation
    for idnum in entries.xrefs_in_objstm:
        yield idnum, 0


def _numbers(entries: Any) -> set[int]:
    return {*entries.standard_xrefs, *entries.xrefs_in_objstm}


def _tiled(data: bytes, begin: int, stop: int, offsets: dict[int, tuple[int, int]]) -> bool:
    """Objects from `begin` to `stop` without a gap, each at the offset that names it."""
    at = begin
    for start, following in pairwise([*sorted(offsets), stop]):
        gap = _SPACE_OR_COMMENT.match(data, at, max(start, at))
        if start < at or gap is None or gap.end() != start:
            return False
        found = _HEADER.match(data, start)
        if found is None or (int(found.group(1)), int(found.group(2))) != offsets[start]:
            return False
        end = _one_object(data, found.end(), following)
        if end is None:
            return False
        at = end
    rest = _SPACE_OR_COMMENT.match(data, at, stop)
    return rest is not None and rest.end() == stop


def _one_object(data: bytes, begin: int, stop: int) -> int | None:
    """The end of the only object between its header's end and `stop`."""
    head = _STREAM.search(data, begin, stop)
    closed = data.find(b"endobj", begin, stop)
    if head is not None and head.start() < closed:
        length = _LENGTH.search(data, begin, head.start())
        at = head.end() + int(length.group(1)) if length else data.rfind(b"endstream", head.end(), stop)
        found = (
            re.compile(rb"[\0\t\n\f\r ]*endstream[\0\t\n\f\r ]*endobj").match(data, at, stop) if at >= 0 else None
        )
        if found is None or _OBJECT.search(data, begin, head.start()):
            return None
        return found.end()
    if closed < 0 or _OBJECT.search(data, begin, closed):
        return None
    return closed + len(b"endobj")
