"""An appended section read back, by other code than wrote it and without the file before it. It knows the syntax
that `append` uses and refuses any other: nothing may stand in the section that no object explains."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from signing.pdf.parts import Ref
from signing.pdf.plan import Plan

# One group a kind: `lastindex` tells which it is.
_TOKEN = re.compile(
    rb"[ \n]*(?:/([^ \n\r\t()<>\[\]{}/%]*)|(<<)|(>>)|(\[)|(\])|(\d+ \d+ R)(?![A-Za-z0-9])"
    rb"|(-?(?:\d+(?:\.\d+)?|\.\d+))|<([0-9a-f]*)>|\(((?:[^()\\]|\\[()\\]|\\[0-7]{3})*)\)|(true|false|null))"
)
_NAME, _OPEN, _CLOSE, _ARRAY, _END_ARRAY, _REF, _NUMBER, _HEX, _TEXT = range(1, 10)
_ATOM = (
    rb"(?>/[^ \n\r\t()<>\[\]{}/%]*+|\d++ \d++ R(?![A-Za-z0-9])|-?(?:\d++(?:\.\d++)?|\.\d++)"
    rb"|<[0-9a-f]*+>|\((?:[^()\\]|\\[()\\]|\\[0-7]{3})*+\)|true|false|null)"
)
_ESCAPED = re.compile(rb"\\([0-7]{3}|.)")
_WORDS = {b"true": True, b"false": False, b"null": None}
_END = re.compile(rb"\nstartxref\n(\d+)\n%%EOF\n\Z")
_RUN, _ENTRY = re.compile(rb"(\d+) (\d+)\n"), re.compile(rb"(\d{10}) (\d{5}) n \n")
_TRAILER = {"Size", "Prev", "Root", "Info", "ID"}
_STREAM = {"Type", "W", "Index", "Length"}


def _nested(value: bytes) -> bytes:
    pair = rb"/[^ \n\r\t()<>\[\]{}/%]++[ \n]*+" + value
    return rb"(?>%s|\[(?:[ \n]*+%s)*+[ \n]*+\]|<<(?:[ \n]*+%s)*+[ \n]*+>>)" % (_ATOM, value, pair)


# Four deep, recognised at once: reading value by value takes ten times as long. What it does not recognise, and
# what is to be understood, is read value by value.
_VALUE = re.compile(_nested(_nested(_nested(_nested(_ATOM)))))
_PAIR = re.compile(rb"[ \n]*/([A-Za-z]+) (" + _nested(_nested(_ATOM)) + rb")")
_NAMED = re.compile(rb"(\d+) \d+ R")
_LENGTH = re.compile(rb"/Length (\d+)>>\Z")


class BadSection(ValueError):
    """In a few words, why."""


@dataclass(frozen=True, slots=True)
class Found:
    """`bodies`: object number → what stands between `obj` and `endobj`, and where it stands in the section."""

    bodies: Mapping[int, tuple[bytes, int]] = field(repr=False)
    startxref: int
    size: int


def parse(data: bytes, at: int = 0, *, below: int) -> tuple[Any, int]:
    """The value that begins there, and where it ends. Names are str, strings are bytes; what is referred to has a
    number below `below`."""
    stack: list[list[Any]] = []
    found: list[Any] = []
    for token in _TOKEN.finditer(data, at):
        if token.start() != at:
            break
        at, kind = token.end(), token.lastindex or 0
        raw = token[kind]
        if kind == _NAME:
            found.append(raw.decode("ascii"))
        elif kind == _NUMBER:
            found.append(float(raw) if b"." in raw else int(raw))
        elif kind in {_OPEN, _ARRAY}:
            stack.append(found)
            found = [raw]
        elif kind in {_CLOSE, _END_ARRAY}:
            if not stack or found[0] != (b"<<" if kind == _CLOSE else b"["):
                break
            value = _dictionary(found) if kind == _CLOSE else found[1:]
            found = stack.pop()
            found.append(value)
        else:
            found.append(_plain(kind, raw, below))
        if not stack:
            return found[0], at
    raise BadSection(f"no value at {at}")


def _plain(kind: int, raw: bytes, below: int) -> Any:
    if kind == _REF:
        number, generation, _ = raw.split()
        if int(number) >= below:
            raise BadSection("something is named that is not there")
        return Ref(int(number), int(generation))
    if kind == _HEX:
        return bytes.fromhex(raw.decode())
    if kind != _TEXT:
        return _WORDS[raw]
    raw = raw.replace(b"\\137", b"_")  # so pyHanko writes the names of our fields, hundreds of them under a seam
    return _ESCAPED.sub(_unescaped, raw) if b"\\" in raw else raw


def _unescaped(found: re.Match[bytes]) -> bytes:
    return bytes((int(found[1], 8) & 0xFF,)) if len(found[1]) == 3 else found[1]


def _dictionary(found: list[Any]) -> dict[str, Any]:
    keys, values = found[1::2], found[2::2]
    made = dict(zip(keys, values, strict=False))
    if len(keys) != len(values) or len(made) != len(keys) or not all(isinstance(key, str) for key in keys):
        raise BadSection("a dictionary that is none")
    return made


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
        for number in range(first, first + count):
            entry = _ENTRY.match(section, at)
            if entry is None or number in entries:
                raise BadSection("an entry that is none")
            entries[number] = int(entry[1]), int(entry[2])
            at = entry.end()
    if section[at : at + 8] != b"trailer\n":
        raise BadSection("no trailer")
    trailer, at = parse(section, at + 8, below=plan.size)
    return entries, trailer, at


def _xref_stream(section: bytes, at: int, plan: Plan) -> tuple[dict[int, tuple[int, int]], dict[str, Any], int]:
    head = re.compile(rb"(\d+) 0 obj\n").match(section, at)
    if head is None:
        raise BadSection("no cross-references")
    trailer, begin = parse(section, head.end(), below=plan.size)
    data, stop = _stream(section, trailer, begin)
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


def _stream(data: bytes, head: dict[str, Any], at: int) -> tuple[bytes, int]:
    begin = at + 8
    end = begin + head.get("Length", -9)
    if data[at:begin] != b"\nstream\n" or data[end : end + 10] != b"\nendstream":
        raise BadSection("a stream that is none")
    return data[begin:end], end + 10


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


def look_at(body: bytes, *, below: int) -> None:
    """An object of syntax that we know, all of whose references have a number below `below`; a stream is as long
    as it says. Raises BadSection."""
    value = _VALUE.match(body)
    if value is None or any(int(number) >= below for number in _NAMED.findall(value[0])):
        whole(body, below=below)
    elif value.end() != len(body):
        length = _LENGTH.search(value[0])
        if length is None or _stream(body, {"Length": int(length[1])}, value.end())[1] != len(body):
            whole(body, below=below)


def entries(data: bytes, at: int, *, below: int) -> dict[str, bytes]:
    """The entries of a dictionary from `at` to its end and the end of `data`, each value's syntax as it stands."""
    found: dict[str, bytes] = {}
    begin = at
    while pair := _PAIR.match(data, at):
        key, value = pair.groups()
        found[key.decode("ascii")] = value
        at = pair.end()
    if data[at:] != b">>":
        raise BadSection("a dictionary that is none")
    if any(int(number) >= below for number in _NAMED.findall(data, begin)):
        parse(b"<<" + data[begin:], below=below)  # a reference, or words that look like one
    return found


def whole(body: bytes, *, below: int) -> dict[str, Any]:
    """The dictionary of an object, its stream's if it has one; nothing else stands there."""
    head, at = parse(body, below=below)
    if not isinstance(head, dict):
        raise BadSection("an object that is no dictionary")
    if at != len(body) and _stream(body, head, at)[1] != len(body):
        raise BadSection("something stands behind an object")
    return head
