"""Places on a page nobody left room for: a document that came signed takes no further page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.fields.room import EDGE, SIZES, overlap

MARGIN = 2 * EDGE  # points
STEP = 12.0  # points between two tries
APART = 8.0  # points around a place


@dataclass(frozen=True, slots=True)
class Spare:
    """A party without a place, and the name of the field made for it."""

    party_id: str
    name: str


def spare_places(
    wanted: Sequence[Spare], page: int, shape: PageShape, blocked: Sequence[Box]
) -> tuple[Field, ...]:
    """One signature for each on this page: the lowest free room, from the left, never on words while any is
    left; on a full page where it covers least."""
    taken = list(blocked)
    found = []
    for one in wanted:
        box = _free(shape, taken)
        taken.append(_aired(box))
        found.append(Field(one.name, one.party_id, FieldKind.SIGNATURE, page, box))
    return tuple(found)


def _free(shape: PageShape, taken: Sequence[Box]) -> Box:
    sizes = SIZES[FieldKind.SIGNATURE]
    for size in sizes:
        for box in _tries(shape, size):
            if not any(overlap(box, other) > 0 for other in taken):
                return box
    smallest = list(_tries(shape, sizes[-1])) or [Box(EDGE / 2, EDGE / 2, *sizes[-1])]
    return min(smallest, key=lambda box: sum(overlap(box, other) for other in taken))


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
