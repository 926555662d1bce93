"""A design becomes a page of exactly its size."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from signing.seals.ageing import holes
from signing.seals.checking import check_design
from signing.seals.design import PERSONAL, Carving, SealDesign, Shape
from signing.seals.finishing import finish
from signing.seals.layout import columns, rows
from signing.seals.outlines import outline
from signing.typesetting.fonts import seal_chain
from signing.typesetting.typst import typeset

TEMPLATES = Path(__file__).parent / "templates"
ARCHED = frozenset({Shape.ROUND, Shape.ELLIPSE})
NARROWEST = 0.34  # ems that a character takes on the arc: a bracket, a full stop


def draw_seal(design: SealDesign, *, faces: Sequence[Path] = ()) -> bytes:
    """A one-page PDF, `width` × `height` mm, vector, on a transparent ground; the same bytes for the same design.

    Raises BadAnswer as `check_design`, and `seal-character` (character) for what no typeface has. `faces`: others
    than the installation's, the first one that has a character draws it."""
    design = check_design(design)
    chosen = tuple(faces) or seal_chain()
    arched = design.shape in ARCHED
    drawn = typeset(
        TEMPLATES / ("round.typ" if arched else "block.typ"),
        _on_arc(design, chosen) if arched else _in_block(design, chosen),
    )
    worn = holes(design.width, design.height, design.ageing) if design.ageing is not None else ()
    return finish(
        drawn,
        colour=design.colour,
        opacity=design.opacity,
        holes=worn,
        spared=not arched and design.carving is Carving.WHITE,
    )


def border_of(design: SealDesign) -> float:
    """In mm: 1.2 at Ø 42, 1.1 at Ø 40, 1 for an invoice chop, less for small squares."""
    if design.border is not None:
        return design.border
    small = min(design.width, design.height)
    if design.shape is Shape.ROUND:
        return 1.2 if small >= 42 else 1.1 if small >= 40 else 1.0
    if design.shape is Shape.ELLIPSE:
        return 1.0
    return round(0.35 + small * 0.025, 2)


def _on_arc(design: SealDesign, faces: tuple[Path, ...]) -> dict[str, Any]:
    figures = seal_chain(figures=True)
    return {
        "width": design.width,
        "height": design.height,
        "border": border_of(design),
        "star": design.star,
        "name": _characters(design.name, faces),
        "title": _characters(design.title, faces),
        "code": _characters(design.code, (*figures, *faces)),
        "tax": _characters(design.tax_number, (*figures, *faces)),
    }


def _in_block(design: SealDesign, faces: tuple[Path, ...]) -> dict[str, Any]:
    white = design.carving is Carving.WHITE
    upright = design.kind in PERSONAL and design.shape is Shape.SQUARE
    if upright:
        lines = columns(design.name, design.ending)
    elif design.kind in PERSONAL:
        lines = [design.name + design.ending]
    else:
        lines = rows(design.name, design.title)
    return {
        "width": design.width,
        "height": design.height,
        "border": 0 if white else border_of(design),
        "white": white,
        "columns": upright,
        "lines": [_characters(line, faces) for line in lines],
    }


def _characters(text: str, faces: tuple[Path, ...]) -> list[dict[str, Any]]:
    return [_character(char, faces) for char in text]


def _character(char: str, faces: tuple[Path, ...]) -> dict[str, Any]:
    """`weight`: the room it takes beside others, 1 for a Chinese character."""
    shape = outline(char, faces)
    advance, path = shape.advance, shape.path
    if char in "（）()":  # half of a full-width bracket is air: the chop has no room for it
        path, advance = _moved(shape.path, -shape.ink[0] + 40), (shape.ink[2] - shape.ink[0] + 80) / 500
    return {"path": path, "advance": advance, "weight": 1.0 if advance > 0.9 else max(NARROWEST, advance)}


def _moved(path: tuple[tuple[str | int, ...], ...], by: int) -> tuple[tuple[str | int, ...], ...]:
    return tuple(
        tuple(value + by if at % 2 and isinstance(value, int) else value for at, value in enumerate(step))
        for step in path
    )
