"""Any words of a document, found again: without regard to spaces, width, case and line breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from signing.fields.hits import around, squeezed
from signing.fields.kinds import Box, TextRun


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
    _at: Sequence[tuple[int, Box]]  # of each character of `text`: its line, its box

    def found(self, start: int, end: int) -> Found | None:
        """None where nothing of it has ink."""
        lines = groupby(self._at[start:end], key=lambda at: at[0])
        boxes = [around([box for _, box in part]) for _, part in lines]
        inked = tuple(box for box in boxes if box is not None)
        return Found(self.page, inked) if inked else None


def flows(runs: Sequence[TextRun], *, as_written: bool = False) -> Iterator[Flow]:
    """Page by page. `as_written`: case and spaces are kept, for values that are read out of the words."""
    for page, lines in groupby(
        (run for run in runs if len(run.char_boxes) == len(run.text)), lambda run: run.page
    ):
        text: list[str] = []
        at: list[tuple[int, Box]] = []
        for number, run in enumerate(lines):
            chars = list(enumerate(run.text)) if as_written else _squeezed(run.text)
            text += [char for _, char in chars]
            at += [(number, run.char_boxes[origin]) for origin, _ in chars]
        yield Flow(page, "".join(text), at)


def _squeezed(text: str) -> list[tuple[int, str]]:
    plain, origin = squeezed(text)
    return list(zip(origin, plain, strict=True))


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
