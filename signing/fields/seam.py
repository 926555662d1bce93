"""A seam seal (骑缝章): one seal cut over the edges of many pages, so that none can be exchanged unseen."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from signing.errors import BadAnswer
from signing.fields.kinds import Box, Field, FieldKind, PageShape, Slice
from signing.fields.pages import read_pages

MM = 72 / 25.4  # points
VISIBLE = 1.5  # mm of a strip that one sees at a glance: groups are made for it where nobody says how
THINNEST = 0.4  # mm: a hundred sheets under a chop of 40, the most that practice takes
DIAMETER = (10.0, 60.0)  # mm
INSET = (0.0, 30.0)  # mm
# Where no height is asked for, from the top as shares of the page: the middle first, then beside other seals.
_HEIGHTS = (0.5, 0.25, 0.75, 0.375, 0.625, 0.125, 0.875)


class Edge(StrEnum):
    RIGHT = "right"
    LEFT = "left"
    BOTH = "both"  # the whole seal on each side


@dataclass(frozen=True, slots=True)
class SeamOptions:
    """`pages`: "all", "odd", "even" or "1-3,6-10,last". `group`: about how many pages share one seal; None: as
    many as leave a strip one can see. `height`: of the seal's middle, from the top, as a share of the page;
    `height_mm` the same in mm; neither: the first free place. `inset` and `diameter` in mm."""

    pages: str = "all"
    group: int | None = None
    edge: Edge = Edge.RIGHT
    height: float | None = None
    height_mm: float | None = None
    inset: float = 3.0
    diameter: float = 40.0
    document: int = 0  # the key of the task's document over whose pages it goes


def seam_fields(
    party_id: str,
    shapes: Sequence[PageShape],
    options: SeamOptions,
    *,
    taken: Sequence[Field] = (),
    stem: str = "",
) -> tuple[Field, ...]:
    """One SEAM field for each chosen page and edge, all at the same distance from the top, so that sheets laid
    upon each other join them. `taken`: places that it must not cover. `stem`: how the fields' names begin.

    Raises BadAnswer `seam-one-page`, `seam-two-pages`, `seam-too-few`, `seam-pages` (unreadable), `no-such-page`
    (page, pages), `seam-group` (least, most), `seam-size`, `seam-inset`, `seam-height`, `seam-no-room` (page),
    `seam-covers` (page)."""
    _check_measures(options)
    chosen = chosen_pages(options.pages, len(shapes))
    groups = _groups(chosen, _group_size(options, len(chosen)))
    stem = stem or re.sub(r"[^a-z0-9]", "_", party_id.lower())
    sides = (Edge.RIGHT, Edge.LEFT) if options.edge is Edge.BOTH else (options.edge,)
    others = _by_page(taken)
    for height in _heights(options, [shapes[page] for page in chosen]):
        fields = tuple(
            _strip(party_id, stem, shapes, options, side=side, page=page, piece=piece, height=height)
            for side in sides
            for group in groups
            for page, piece in _pieces(group, side, options.diameter * MM)
        )
        covered = next(
            (field for field in fields if any(_meets(field.box, box) for box in others.get(field.page, ()))), None
        )
        if covered is None:
            return fields
    raise BadAnswer("seam-covers", page=covered.page + 1 if covered else 1)


def chosen_pages(words: str, count: int) -> tuple[int, ...]:
    """From 0, in order, each once; `words` as `read_pages` takes them, and at least two pages."""
    if count < 2:
        raise BadAnswer("seam-one-page")
    try:
        pages = read_pages(words, count)
    except BadAnswer as refusal:
        if refusal.code == "pages-unreadable":
            raise BadAnswer("seam-pages") from refusal
        raise
    if len(pages) < 2:
        half = words.strip().lower() in {"odd", "even"}
        raise BadAnswer("seam-two-pages" if half and count == 2 else "seam-too-few")
    return pages


def _check_measures(options: SeamOptions) -> None:
    if not DIAMETER[0] <= options.diameter <= DIAMETER[1]:
        raise BadAnswer("seam-size", least=DIAMETER[0], most=DIAMETER[1])
    if not INSET[0] <= options.inset <= INSET[1]:
        raise BadAnswer("seam-inset", least=INSET[0], most=INSET[1])
    if options.height is not None and not 0 <= options.height <= 1:
        raise BadAnswer("seam-height")


def _group_size(options: SeamOptions, count: int) -> int:
    most = math.floor(options.diameter / THINNEST + 1e-9)
    if options.group is None:
        return min(count, max(2, math.floor(options.diameter / VISIBLE)))
    if not 2 <= options.group <= most:
        raise BadAnswer("seam-group", least=2, most=most)
    return options.group


def _groups(pages: Sequence[int], size: int) -> Sequence[Sequence[int]]:
    """Of even length, never one page alone: that would be no seam."""
    parts = max(1, min(math.ceil(len(pages) / size), len(pages) // 2))
    edges = [len(pages) * part // parts for part in range(parts + 1)]
    return [pages[start:end] for start, end in pairwise(edges)]


def _pieces(group: Sequence[int], side: Edge, diameter: float) -> Iterator[tuple[int, Slice]]:
    """Fanned to the right the first sheet's edge lies leftmost; fanned to the left the last one's does."""
    for at, page in enumerate(group):
        yield page, Slice(at if side is Edge.RIGHT else len(group) - 1 - at, len(group), diameter)


def _heights(options: SeamOptions, shapes: Sequence[PageShape]) -> list[float]:
    """Of the middle, in points from the top; shares are of the lowest page, which must hold it too."""
    lowest = min(shape.height for shape in shapes)
    if options.height_mm is not None:
        return [options.height_mm * MM]
    radius = options.diameter * MM / 2
    wanted = [options.height] if options.height is not None else list(_HEIGHTS)
    if 2 * radius > lowest:
        raise BadAnswer("seam-no-room", page=1 + next(at for at, s in enumerate(shapes) if s.height == lowest))
    return [min(max(share * lowest, radius), lowest - radius) for share in wanted]


def _strip(
    party_id: str,
    stem: str,
    shapes: Sequence[PageShape],
    options: SeamOptions,
    *,
    side: Edge,
    page: int,
    piece: Slice,
    height: float,
) -> Field:
    shape = shapes[page]
    width, inset = piece.diameter / piece.count, options.inset * MM
    top = shape.height - height + piece.diameter / 2
    if top > shape.height + 0.01 or top < piece.diameter - 0.01 or width + inset > shape.width:
        raise BadAnswer("seam-no-room", page=page + 1)
    left = inset if side is Edge.LEFT else shape.width - inset - width
    box = Box(left, top - piece.diameter, width, piece.diameter)
    name = f"{stem}_seam_{side.value[0]}{page + 1}"
    group, document = f"{stem}_seam", options.document
    return Field(name, party_id, FieldKind.SEAM, page, box, group=group, slice=piece, document=document)


def _by_page(fields: Sequence[Field]) -> Mapping[int, Sequence[Box]]:
    found: dict[int, list[Box]] = {}
    for field in fields:
        found.setdefault(field.page, []).append(field.box)
    return found


def _meets(a: Box, b: Box) -> bool:
    return a.u < b.u + b.width and b.u < a.u + a.width and a.v < b.v + b.height and b.v < a.v + a.height
