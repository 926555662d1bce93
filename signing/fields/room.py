"""Free room on a page beside, on, above or below a word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signing.fields.hits import Hit
from signing.fields.kinds import Box, FieldKind, PageShape, TextRun
from signing.fields.letters import around

CLEAR = 2.0  # points between a place and the line it stands on: a mark's smallest words stand at its foot
SUNK = -3.0  # points: a date is one line in the middle of its box, and stands on the words' own line
THICK = 1.5  # points: no underline is thicker, however high its letter's box is
EDGE = 18.0  # points kept free at the page's edges: printers cut there
# Width × height in points, from the wanted size to the smallest that can be read.
SIZES: dict[FieldKind, tuple[tuple[float, float], ...]] = {
    FieldKind.SIGNATURE: ((150, 48), (140, 44), (125, 40), (110, 36), (96, 36), (96, 30), (90, 26)),
    FieldKind.SEAL: ((119, 119), (104, 104), (90, 90), (76, 76), (100, 48), (80, 40), (80, 30)),
    FieldKind.DATE: ((110, 18), (100, 16), (84, 14), (72, 12)),
    FieldKind.INITIALS: ((60, 28), (48, 24), (40, 20)),
    FieldKind.LEGAL_SEAL: ((57, 57), (48, 48), (40, 40)),  # 20 mm
    FieldKind.TEXT: ((160, 18), (130, 16), (100, 14), (72, 12)),
    FieldKind.NUMBER: ((100, 18), (80, 16), (60, 14), (48, 12)),
    FieldKind.ID_NUMBER: ((150, 18), (130, 16), (110, 14), (96, 12)),
    FieldKind.PHONE: ((120, 18), (100, 16), (84, 14), (72, 12)),
    FieldKind.EMAIL: ((160, 18), (130, 16), (110, 14), (96, 12)),
    FieldKind.CHECKBOX: ((14, 14), (12, 12), (10, 10)),
    FieldKind.RADIO: ((14, 14), (12, 12), (10, 10)),
    FieldKind.SELECT: ((120, 18), (100, 16), (84, 14), (72, 12)),
    FieldKind.COPIED: ((320, 40), (260, 40), (200, 40), (160, 40)),
    FieldKind.PICTURE: ((170, 108), (127, 81), (85, 54)),  # an identity card is 85.6 × 54 mm
}


def obstacles(runs: Sequence[TextRun], page: int, *, underlines: bool = True) -> list[Box]:
    """Words of a page and the underlines others sign on; blanks are free."""
    found: list[Box] = []
    for run in runs:
        if run.page != page:
            continue
        word: list[Box] = []
        ruled = False
        for char, box in zip(run.text, run.char_boxes, strict=False):
            is_line = char in "_＿"
            apart = bool(word) and box.u - (word[-1].u + word[-1].width) >= 2 * max(box.height, 1)
            if char.isspace() or apart or is_line is not ruled:
                found += [whole] if (whole := around(word)) else []
                word, ruled = [], is_line
            if not char.isspace() and (underlines or not is_line):
                word.append(box)
        found += [whole] if (whole := around(word)) else []
    return found


def place_at(hit: Hit, kind: FieldKind, shape: PageShape, blocked: Sequence[Box]) -> Box:
    """The best box for `kind` at the hit: where it is expected, as large as nothing is touched; else near by;
    where everything is full the smallest one where it touches least. Always whole on the page."""
    own = [hit.line] if hit.line is not None else []
    own += [hit.label] if hit.tag else []
    others = [box for box in blocked if not any(overlap(box, mine) > 0.5 * _area(box) for mine in own)]
    for candidates in (_expected, _near):
        for size in SIZES[kind]:
            for box in candidates(hit, kind, size):
                if _on_page(box, shape) and not any(overlap(box, other) > 0 for other in others):
                    return box
    smallest = SIZES[kind][-1]
    tries = [whole_on_page(box, shape) for box in (*_expected(hit, kind, smallest), *_near(hit, kind, smallest))]
    return min(tries, key=lambda box: sum(overlap(box, other) for other in others))


def _expected(hit: Hit, kind: FieldKind, size: tuple[float, float]) -> Iterator[Box]:
    """On the tag, on the line, right behind the words."""
    width, height = size
    label = hit.label
    if hit.tag:
        for v in (label.v - 2, *_levels(label, kind, height)[1:]):
            yield Box(label.u, v, width, height)
        return
    if hit.line is not None:
        v = hit.line.v + (SUNK if kind is FieldKind.DATE else min(hit.line.height, THICK) + CLEAR)
        yield Box(hit.line.u + 2, v, min(width, max(hit.line.width - 4, width * 0.6)), height)
    for v in _levels(label, kind, height):
        yield Box(label.u + label.width + 4, v, width, height)


def _near(hit: Hit, kind: FieldKind, size: tuple[float, float]) -> Iterator[Box]:
    """Past the words behind (a printed name, 年 月 日), above, below."""
    width, height = size
    label = hit.label
    right = label.u + label.width + 4
    for step in (40, 80, 120, 160):
        for v in _levels(label, kind, height):
            yield Box(right + step, v, width, height)
    yield Box(label.u, label.v + label.height + 3, width, height)
    yield Box(label.u, label.v - height - 3, width, height)


def _levels(label: Box, kind: FieldKind, height: float) -> tuple[float, ...]:
    """Standing on the line, centred on it, hanging from it. A line drawn to sign on runs at the letters' feet."""
    return (
        label.v + (SUNK if kind is FieldKind.DATE else CLEAR),
        label.v + (label.height - height) / 2,
        label.v + label.height + 3 - height,
    )


def beside(box: Box, kind: FieldKind, shape: PageShape, blocked: Sequence[Box]) -> Box | None:
    """A second box next to one that is placed, or None."""
    for width, height in SIZES[kind]:
        for place in (
            Box(box.u + box.width + 8, box.v + (box.height - height) / 2, width, height),
            Box(box.u, box.v - height - 6, width, height),
            Box(box.u, box.v + box.height + 6, width, height),
            Box(box.u - width - 8, box.v + (box.height - height) / 2, width, height),
        ):
            if _on_page(place, shape) and not any(overlap(place, other) > 0 for other in blocked):
                return place
    return None


def overlap(one: Box, other: Box) -> float:
    """Common area in square points; a point of touching at the edges is none."""
    width = min(one.u + one.width, other.u + other.width) - max(one.u, other.u) - 1
    height = min(one.v + one.height, other.v + other.height) - max(one.v, other.v) - 1
    return width * height if width > 0 and height > 0 else 0.0


def _area(box: Box) -> float:
    return box.width * box.height


def _on_page(box: Box, shape: PageShape) -> bool:
    return (
        box.u >= EDGE
        and box.v >= EDGE
        and box.u + box.width <= shape.width - EDGE
        and box.v + box.height <= shape.height - EDGE
    )


def whole_on_page(box: Box, shape: PageShape) -> Box:
    """Moved as little as needed, and made smaller only where the page is."""
    width, height = min(box.width, shape.width), min(box.height, shape.height)
    edge_u, edge_v = min(EDGE, (shape.width - width) / 2), min(EDGE, (shape.height - height) / 2)
    u = min(max(box.u, edge_u), shape.width - width - edge_u)
    v = min(max(box.v, edge_v), shape.height - height - edge_v)
    return Box(u, v, width, height)
