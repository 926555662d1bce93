"""Any words of a document, found again: without regard to spaces, width, case and line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from signing.fields.kinds import Box, TextRun
from signing.fields.letters import around, squeezed

NOWHERE = Box(0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Found:
    """Words where they stand: on a line, or a box for each line they are broken over."""

    page: int
    boxes: tuple[Box, ...]

    @property
    def box(self) -> Box:
        """The line that has most of them."""
        return max(self.boxes, key=lambda box: box.width)


@dataclass(frozen=True, slots=True)
class Flow:
    """A page's lines one after the other. `text` is without spaces, NFKC, lower case unless `as_written`."""

    page: int
    text: str
    _at: Sequence[tuple[int, int, Box]]  # of each character of `text`: its run, its place there, its box

    def found(self, start: int, end: int) -> Found | None:
        """None where nothing of it has ink."""
        lines = groupby(self._at[start:end], key=lambda at: at[0])
        boxes = [around([box for _, _, box in part]) for _, part in lines]
        inked = tuple(box for box in boxes if box is not None)
        return Found(self.page, inked) if inked else None

    def origins(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Which characters of which runs: (number of the run, index)."""
        for run, index, _ in self._at[start:end]:
            yield run, index


def flows(runs: Sequence[TextRun], *, as_written: bool = False) -> Iterator[Flow]:
    """Page by page. `as_written`: case and spaces are kept, for values that are read out of the words."""
    readable = [(number, run) for number, run in enumerate(runs) if len(run.char_boxes) == len(run.text)]
    for page, lines in groupby(readable, lambda numbered: numbered[1].page):
        text: list[str] = []
        at: list[tuple[int, int, Box]] = []
        for number, run in lines:
            plain, origin = (run.text, range(len(run.text))) if as_written else squeezed(run.text)
            if as_written and text and _are_words(text[-1], plain[:1]):
                text.append(" ")  # the end of a line parts two words; Chinese goes on
                at.append((number, -1, NOWHERE))
            text += plain
            at += [(number, index, run.char_boxes[index]) for index in origin]
        yield Flow(page, "".join(text), at)


def _are_words(before: str, after: str) -> bool:
    return before.isascii() and before.isalnum() and after.isascii() and after.isalnum()


def find_words(runs: Sequence[TextRun], words: str) -> tuple[Found, ...]:
    """Every place where they stand, none overlapping another, in reading order."""
    wanted = squeezed(words)[0]
    found: list[Found] = []
    for flow in flows(runs):
        start = flow.text.find(wanted) if wanted else -1
        while start >= 0:
            one = flow.found(start, start + len(wanted))
            found += [one] if one is not None else []
            start = flow.text.find(wanted, start + len(wanted))
    return tuple(sorted(found, key=_reading_order))


def _reading_order(found: Found) -> tuple[int, int, float]:
    return found.page, -round((found.box.v + found.box.height / 2) / 6), found.box.u
