"""Places on pages nobody left room on: a document that came signed takes no further page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from signing.errors import Refusal
from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.fields.room import EDGE, SIZES, overlap

MARGIN = 2 * EDGE  # points
STEP = 12.0  # points between two tries
APART = 8.0  # points around a place


@dataclass(frozen=True, slots=True)
class Spare:
    """A party without a place, and the name of the field to be made for it."""

    party_id: str
    person: str
    field: str


def spare_places(
    wanted: Sequence[Spare],
    shapes: Sequence[PageShape],
    blocked: Mapping[int, Sequence[Box]],
    is_blank: Callable[[int, Box], bool],
) -> tuple[Field, ...]:
    """One signature for each: on the last page that has room, from below, from the left. `blocked`: words and
    places of each page; `is_blank` looks at the paper, for pictures and drawings.

    Refusal `no-free-room` (name)."""
    taken = {page: list(blocked.get(page, ())) for page in range(len(shapes))}
    found = []
    for one in wanted:
        place = next(_free(shapes, taken, is_blank), None)
        if place is None:
            raise Refusal("no-free-room", name=one.person)
        page, box = place
        taken[page].append(_aired(box))
        found.append(Field(one.field, one.party_id, FieldKind.SIGNATURE, page, box))
    return tuple(found)


def _free(
    shapes: Sequence[PageShape], taken: Mapping[int, Sequence[Box]], is_blank: Callable[[int, Box], bool]
) -> Iterator[tuple[int, Box]]:
    for page in reversed(range(len(shapes))):
        for size in SIZES[FieldKind.SIGNATURE]:
            for box in _tries(shapes[page], size):
                if not any(overlap(box, other) > 0 for other in taken[page]) and is_blank(page, box):
                    yield page, box


def _tries(shape: PageShape, size: tuple[float, float]) -> Iterator[Box]:
    width, height = size
    v = MARGIN
    while v + height <= shape.height - MARGIN:
        u = MARGIN
        while u + width <= shape.width - MARGIN:
            yield Box(u, v, width, height)
            u += STEP
        v += STEP


def _aired(box: Box) -> Box:
    return Box(box.u - APART, box.v - APART, box.width + 2 * APART, box.height + 2 * APART)
