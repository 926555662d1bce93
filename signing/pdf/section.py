"""An update section on its way: objects one behind the other, then the cross-references that find them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import count

from signing.pdf.parts import Name, Part, Ref, Value, body, syntax
from signing.pdf.plan import Plan


class Section:
    """Appended to the file that `plan` describes: `bytes_so_far` stand behind it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._chunks = [b"" if plan.ends_with_line else b"\n"]
        self._at = plan.length + len(self._chunks[0])
        self._entries: dict[int, tuple[int, int]] = {}  # object number → offset in the file, generation
        self._numbers = count(plan.size)
        self._known: dict[int, tuple[Part, int]] = {}  # the Part is kept: its id must not be given again
        self._waiting: list[Part] = []
        # A cross-reference stream is an object itself (7.5.8).
        self._own = None if plan.is_table else self.reserve()

    def reserve(self) -> Ref:
        """A new object number."""
        return Ref(next(self._numbers))

    def reserve_for(self, part: Part) -> int:
        return self._number_of(part)

    def syntax(self, value: Value) -> bytes:
        """A Part in `value` gets its number, and is written by `put_parts`."""
        return syntax(value, self._number_of)

    def put(self, at: Ref, content: bytes) -> None:
        self.open(at, content + b"\nendobj\n")

    def open(self, at: Ref, content: bytes) -> None:
        """An object that ends in bytes still to come."""
        self._entries[at.number] = self._at, at.generation
        chunk = b"%d %d obj\n%b" % (at.number, at.generation, content)
        self._chunks.append(chunk)
        self._at += len(chunk)

    def put_parts(self) -> None:
        """Every Part that was named so far, and what they name."""
        while self._waiting:
            part = self._waiting.pop()
            self.put(Ref(self._number_of(part)), body(part, self._number_of))

    def bytes_so_far(self) -> bytes:
        return b"".join(self._chunks)

    @property
    def at(self) -> int:
        """Where the next byte stands in the file."""
        return self._at

    def end(self, at: int) -> tuple[bytes, int]:
        """Cross-references, trailer and the end of the file, for a section whose objects end at `at`; and the
        next free object number."""
        size = next(self._numbers)
        self._numbers = count(size)
        trailer: dict[str, Value] = {"Size": size, "Prev": self._plan.startxref, "Root": self._plan.root}
        if self._plan.info is not None:
            trailer["Info"] = self._plan.info
        if self._plan.first_id is not None:
            trailer["ID"] = [self._plan.first_id, os.urandom(16)]
        if self._own is None:
            section = _table(self._entries) + b"trailer\n" + syntax(trailer, no_part)
        else:
            section = _stream(self._own, {**self._entries, self._own.number: (at, 0)}, trailer)
        return section + b"\nstartxref\n%d\n%%%%EOF\n" % at, size

    def _number_of(self, part: Part) -> int:
        if id(part) not in self._known:
            self._known[id(part)] = part, next(self._numbers)
            self._waiting.append(part)
        return self._known[id(part)][1]


def _table(entries: dict[int, tuple[int, int]]) -> bytes:
    """7.5.4: twenty bytes an entry."""
    lines = [b"xref\n"]
    for first, run in _runs(sorted(entries)):
        lines.append(b"%d %d\n" % (first, len(run)))
        lines += [b"%010d %05d n \n" % entries[number] for number in run]
    return b"".join(lines)


def _stream(own: Ref, entries: dict[int, tuple[int, int]], trailer: dict[str, Value]) -> bytes:
    """7.5.8: one byte for the kind, five for the offset, two for the generation."""
    index = [number for first, run in _runs(sorted(entries)) for number in (first, len(run))]
    rows = (entries[number] for number in sorted(entries))
    data = b"".join(
        b"\x01" + offset.to_bytes(5, "big") + generation.to_bytes(2, "big") for offset, generation in rows
    )
    head: dict[str, Value] = {"Type": Name("XRef"), "W": [1, 5, 2], "Index": index, **trailer}
    return b"%d 0 obj\n" % own.number + body(Part(head, data), no_part) + b"\nendobj"


def no_part(part: Part) -> int:
    raise ValueError("a trailer has no parts")


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, list[int]]]:
    """Consecutive numbers together."""
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run[0], run
            run = []
        run.append(number)
    if run:
        yield run[0], run
