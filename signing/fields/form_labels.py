"""What a form's field is called, for the person who fills it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from signing.fields.form_places import FormPlace
from signing.fields.kinds import Box, FieldKind, TextRun
from signing.one_line import one_line

LABEL = 80  # characters
FAR = 200.0  # points: words farther away speak of something else
_NAMED_BY_A_MACHINE = re.compile(
    r"(?:undefined|untitled|text|field|txt|check ?box|cb|radio|button|group|combo|list|fill|f|c|tf|topmost\w*)?"
    r"[ _.-]*\d*(?:[ _.-]\d+)*",
    re.IGNORECASE,
)
_BOXES = frozenset({FieldKind.CHECKBOX, FieldKind.RADIO})


def clean(words: str) -> str:
    words = one_line(words)
    return words if len(words) <= LABEL else words[: LABEL - 1] + "…"


def name_as_label(name: str) -> str:
    """The last part of a field's name, where a person wrote it."""
    last = re.sub(r"\[\d+\]", "", name).rpartition(".")[2]
    return "" if _NAMED_BY_A_MACHINE.fullmatch(last) else clean(last.replace("_", " "))


def labelled(places: Sequence[FormPlace], runs: Sequence[TextRun]) -> tuple[FormPlace, ...]:
    """Where the form does not say what a field is, the printed words before it do, or those behind a box; else
    those right above it."""
    return tuple(place if place.label else replace(place, label=_printed(place, runs)) for place in places)


def _printed(place: FormPlace, runs: Sequence[TextRun]) -> str:
    found = []
    for run in runs:
        if run.page == place.page:
            if _on_line(run.box, place.box):
                found.append(_beside(run, place.box, behind=place.kind in _BOXES))
            elif 0 <= run.box.v - (place.box.v + place.box.height) <= 14 and place.kind not in _BOXES:
                found.append(_above(run, place.box))
    said = [(distance, _said(words)) for distance, words in found if distance < FAR]
    return min(((distance, words) for distance, words in said if words), default=(0.0, ""))[1]


def _said(words: str) -> str:
    return clean(re.sub(r"(?:\s*[.…·]){3,}", " ", words)).strip(" :：_.…$¥▶")


def _on_line(words: Box, box: Box) -> bool:
    apart = abs((words.v + words.height / 2) - (box.v + box.height / 2))
    return apart <= max(words.height, box.height) / 2


def _beside(run: TextRun, box: Box, *, behind: bool) -> tuple[float, str]:
    """The words nearest to the box, up to a wide gap that parts them from others; and how far away they are."""
    pairs = [(char, at) for char, at in zip(run.text, run.char_boxes, strict=False)]
    edge = box.u + box.width if behind else box.u
    side = [pair for pair in pairs if (pair[1].u >= edge - 2 if behind else pair[1].u + pair[1].width <= edge + 2)]
    inked = side if behind else side[::-1]
    words: list[str] = []
    distance, last = FAR, edge
    for char, at in inked:
        if not at.width:
            words.append(char)
            continue
        gap = at.u - last if behind else last - (at.u + at.width)
        if not "".join(words).strip():
            distance = gap
        elif gap > 1.5 * max(at.height, 6):
            if behind or sum(one.isalpha() for one in words) >= 3:
                break
            words.append(" ")  # "11a" alone says nothing: the words before the dots do
        words.append(char)
        last = at.u + at.width if behind else at.u
    return distance, "".join(words if behind else words[::-1])


def _above(run: TextRun, box: Box) -> tuple[float, str]:
    """Only what stands over the box itself: a line of headings has one for each of its fields."""
    over = [
        char
        for char, at in zip(run.text, run.char_boxes, strict=False)
        if not at.width or box.u - 3 <= at.u <= box.u + box.width
    ]
    return 40.0, "".join(over)
