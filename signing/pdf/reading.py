"""An appended section read back, by other code than wrote it and without the file before it. It knows the syntax
that `append` uses and refuses any other: nothing may stand in the section that no object explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signing.pdf.known_signature import trailer_at_once
from signing.pdf.known_syntax import BadSection, parse, stream_data
from signing.pdf.plan import Plan

_END = re.compile(rb"\nstartxref\n(\d+)\n%%EOF\n\Z")
_RUN, _ROWS = re.compile(rb"(\d+) (\d+)\n"), re.compile(rb"(?:\d{10} \d{5} n \n)+")
_ROW = 20  # bytes
_TRAILER = {"Size", "Prev", "Root", "Info", "ID"}
_STREAM = {"Type", "W", "Index", "Length"}


@dataclass(frozen=True, slots=True)
class Found:
    """`bodies`: object number → what stands between `obj` and `endobj`, and where it stands in the section."""

    bodies: Mapping[int, tuple[bytes, int]] = field(repr=False)
    startxref: int
    size: int


def read_section(section: bytes, plan: Plan) -> Found:
    """The objects of a section behind the file of `plan`: each byte belongs to an object, to the one
    cross-reference section or to its trailer, which follows the file's last one. Raises BadSection."""
    end = _END.search(section, max(0, len(section) - 64))
    at = int(end.group(1)) - plan.length if end else -1
    if end is None or not 0 <= at < end.start():
        raise BadSection("its end is not plain")
    if plan.is_table:
        entries, trailer, stop = _table(section, at, plan)
        known = _TRAILER
    else:
        entries, trailer, stop = _xref_stream(section, at, plan)
        known = _TRAILER | _STREAM
    if stop != end.start():
        raise BadSection("something stands behind its trailer")
    wanted = {"Prev": plan.startxref, "Root": plan.root, "Info": plan.info}
    if any(trailer.get(key) != value for key, value in wanted.items()) or not trailer.keys() <= known:
        raise BadSection("its trailer does not continue the file's")
    size = trailer["Size"]
    new = {number for number in entries if number >= plan.size}
    if new != set(range(plan.size, size)):
        raise BadSection("new numbers have gaps")
    return Found(_bodies(section, entries, at, plan), plan.length + at, size)


def _table(section: bytes, at: int, plan: Plan) -> tuple[dict[int, tuple[int, int]], dict[str, Any], int]:
    entries: dict[int, tuple[int, int]] = {}
    if section[at : at + 5] != b"xref\n":
        raise BadSection("no cross-references")
    at += 5
    while run := _RUN.match(section, at):
        first, count, at = int(run[1]), int(run[2]), run.end()
        rows = section[at : at + _ROW * count]
        at += len(rows)
        if (
            len(rows) != _ROW * count
            or _ROWS.fullmatch(rows) is None
            or not entries.keys().isdisjoint(range(first, first + count))
        ):
            raise BadSection("an entry that is none")
        numbers = [int(number) for number in rows.replace(b"n", b"").split()]
        entries.update(
            zip(range(first, first + count), zip(numbers[::2], numbers[1::2], strict=True), strict=True)
        )
    if section[at : at + 8] != b"trailer\n":
        raise BadSection("no trailer")
    at += 8
    trailer, at = trailer_at_once(section, at, below=plan.size) or parse(section, at, below=plan.size)
    return entries, trailer, at


def _xref_stream(section: bytes, at: int, plan: Plan) -> tuple[dict[int, tuple[int, int]], dict[str, Any], int]:
    head = re.compile(rb"(\d+) 0 obj\n").match(section, at)
    if head is None:
        raise BadSection("no cross-references")
    trailer, begin = parse(section, head.end(), below=plan.size)
    data, stop = stream_data(section, trailer, begin)
    index = trailer["Index"]
    numbers = [
        n for first, count in zip(index[::2], index[1::2], strict=True) for n in range(first, first + count)
    ]
    if trailer["W"] != [1, 5, 2] or trailer["Type"] != "XRef" or len(data) != 8 * len(numbers):
        raise BadSection("no cross-references")
    rows = [data[n : n + 8] for n in range(0, len(data), 8)]
    if any(row[0] != 1 for row in rows) or len(set(numbers)) != len(numbers):
        raise BadSection("an entry that is none")
    found = {n: (int.from_bytes(row[1:6]), int.from_bytes(row[6:])) for n, row in zip(numbers, rows, strict=True)}
    if section[stop : stop + 7] != b"\nendobj":
        raise BadSection("no cross-references")
    return found, trailer, stop + 7


def _bodies(
    section: bytes, entries: Mapping[int, tuple[int, int]], end: int, plan: Plan
) -> dict[int, tuple[bytes, int]]:
    """Object behind object, from the first byte to the cross-references."""
    at, found = (0 if plan.ends_with_line else 1), {}
    if section[:at] not in {b"", b"\n"}:
        raise BadSection("something stands before its objects")
    in_order = sorted(
        (offset - plan.length, number, generation) for number, (offset, generation) in entries.items()
    )
    ends = [offset for offset, _, _ in in_order[1:]] + [end]
    for (offset, number, generation), stop in zip(in_order, ends, strict=True):
        if offset == end:  # the cross-reference stream lists itself
            continue
        head = b"%d %d obj\n" % (number, generation)
        if offset != at or section[at : at + len(head)] != head or section[stop - 8 : stop] != b"\nendobj\n":
            raise BadSection(f"object {number} is not where it should be")
        found[number] = section[at + len(head) : stop - 8], at + len(head)
        at = stop
    if at != end:
        raise BadSection("something stands between its objects")
    return found
