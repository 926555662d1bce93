"""A page of signature places for documents that have none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

from signing.errors import DocumentRefused
from signing.fields.kinds import Box, Field, FieldKind, PageShape
from signing.pdf.geometry import A4
from signing.pdf.opening import form_fields, open_pdf, page_geometry
from signing.typesetting.typst import check_glyphs, drawable, typeset
from signing.wording import say

TEMPLATES = Path(__file__).parent / "templates"
MARGIN = 56.0  # points; all sizes here are points
SIGNATURE = (200.0, 64.0)
SEAL = (119.0, 119.0)  # 42 mm, the largest round company seal
DATE = (119.0, 20.0)  # as wide as a seal, so that all rows share their columns
GAP = 12.0
LABEL = 24.0  # above a box: the row's air and the box's name
HEAD, HEAD_AGAIN = 72.0, 40.0  # heading of the first page, of the following ones
FOOT = 14.0


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """One party on the signature page; `wants` says which places they get."""

    party_id: str
    name: str
    company: str | None = None
    role_label: str = ""
    wants: frozenset[FieldKind] = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})


@dataclass(frozen=True, slots=True)
class _Placed:
    """A box of a row: from the page's left edge and the row's top, downwards."""

    kind: FieldKind
    x: float
    y: float
    width: float
    height: float


def append_signature_page(
    data: bytes,
    entries: Sequence[SignatureLine],
    *,
    title: str,
    language: str,
    font_dir: Path | None = None,
) -> tuple[bytes, tuple[Field, ...]]:
    """The document with one or more signature pages at its end, the size of its last page (A4 where that is too
    small), and the places on them, named `page_p1_sign_1`, `page_p1_seal_1`, `page_p1_date_1` by the order of
    `entries`. The same input gives the same bytes.

    Raises DocumentRefused `cannot-append-to-signed`, `glyph-missing` (character) for a name nobody could read, or
    as `open_pdf`. Characters of the title that no font has are left out.
    """
    if not entries:
        raise ValueError("nobody to sign")
    for entry in entries:
        check_glyphs(f"{entry.name}{entry.company or ''}{entry.role_label}")
    with open_pdf(data) as (pdf, _):
        if any(field.kind == "/Sig" and "/V" in field.obj for field in form_fields(pdf)):
            raise DocumentRefused("cannot-append-to-signed")
        pages = len(pdf.pages)
        shape = _page_size(page_geometry(pdf.pages[-1]).shape)
        sheets = _sheets(entries, shape)
        fields = tuple(_fields(sheets, entries, shape, pages))
        drawn = typeset(
            TEMPLATES / "signature_page.typ", _data(sheets, entries, shape, title, language), font_dir=font_dir
        )
        with pikepdf.open(BytesIO(drawn)) as added:
            pdf.pages.extend(added.pages)
        out = BytesIO()
        pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue(), fields


def _page_size(last: PageShape) -> PageShape:
    """Wide enough for a name, a signature and a date side by side, and no poster."""
    fits = 520 <= last.width <= 1300 and 480 <= last.height <= 1300
    return last if fits else A4


def _row(entry: SignatureLine, shape: PageShape) -> tuple[tuple[_Placed, ...], float, float]:
    """The boxes of a party, the row's height and the width left for their name."""
    right = shape.width - MARGIN
    boxes: list[_Placed] = []
    x = right - SEAL[0] - GAP - SIGNATURE[0]
    below = LABEL
    if FieldKind.SIGNATURE in entry.wants:
        boxes.append(_Placed(FieldKind.SIGNATURE, x, below, *SIGNATURE))
        below += SIGNATURE[1] + LABEL - 7
    if FieldKind.SEAL in entry.wants:
        boxes.append(_Placed(FieldKind.SEAL, right - SEAL[0], LABEL, *SEAL))
        if FieldKind.DATE in entry.wants:
            bottom = LABEL + SEAL[1] - DATE[1]
            boxes.append(_Placed(FieldKind.DATE, x, bottom, *DATE))
    elif FieldKind.DATE in entry.wants:
        boxes.append(_Placed(FieldKind.DATE, right - DATE[0], LABEL + SIGNATURE[1] - DATE[1], *DATE))
    height = max((box.y + box.height for box in boxes), default=LABEL + SIGNATURE[1]) + 14
    return tuple(boxes), height, x - MARGIN - GAP


@dataclass(frozen=True, slots=True)
class _Row:
    entry: int
    y: float  # of its upper line, from the top of the page
    height: float
    left: float
    boxes: tuple[_Placed, ...]


def _sheets(entries: Sequence[SignatureLine], shape: PageShape) -> list[list[_Row]]:
    sheets: list[list[_Row]] = [[]]
    y = MARGIN + HEAD
    for number, entry in enumerate(entries):
        boxes, height, left = _row(entry, shape)
        if y + height > shape.height - MARGIN - FOOT and sheets[-1]:
            sheets.append([])
            y = MARGIN + HEAD_AGAIN
        sheets[-1].append(_Row(number, y, height, left, boxes))
        y += height
    return sheets


_PARTS = {FieldKind.SIGNATURE: "sign", FieldKind.SEAL: "seal", FieldKind.DATE: "date"}
_ORDER = (FieldKind.SIGNATURE, FieldKind.SEAL, FieldKind.DATE)


def _fields(
    sheets: list[list[_Row]], entries: Sequence[SignatureLine], shape: PageShape, first_page: int
) -> list[Field]:
    found = []
    for page, rows in enumerate(sheets, start=first_page):
        for row in rows:
            for box in sorted(row.boxes, key=lambda one: _ORDER.index(one.kind)):
                place = Box(box.x, shape.height - row.y - box.y - box.height, box.width, box.height)
                name = f"page_p{row.entry + 1}_{_PARTS[box.kind]}_1"
                found.append(Field(name, entries[row.entry].party_id, box.kind, page, place))
    return found


def _data(
    sheets: list[list[_Row]], entries: Sequence[SignatureLine], shape: PageShape, title: str, language: str
) -> dict[str, Any]:
    labels = {kind: say(language, f"page-label-{kind.value}") for kind in _ORDER}
    pages = []
    for number, rows in enumerate(sheets):
        first = number == 0
        count = say(language, "page-signature-number", page=number + 1, pages=len(sheets))
        pages.append(
            {
                "heading": say(language, "page-signature-heading" if first else "page-signature-continued"),
                "intro": say(language, "page-signature-intro", title=drawable(title)) if first else "",
                "number": count if len(sheets) > 1 else "",
                "top": MARGIN + (HEAD if first else HEAD_AGAIN),
                "rows": [_row_data(row, entries[row.entry], labels) for row in rows],
            }
        )
    return {"width": shape.width, "height": shape.height, "margin": MARGIN, "pages": pages}


def _row_data(row: _Row, entry: SignatureLine, labels: dict[FieldKind, str]) -> dict[str, Any]:
    boxes = [
        {"x": box.x, "y": row.y + box.y, "width": box.width, "height": box.height, "label": labels[box.kind]}
        for box in row.boxes
    ]
    return {
        "y": row.y,
        "height": row.height,
        "left": row.left,
        "role": entry.role_label,
        "name": entry.name,
        "company": entry.company or "",
        "boxes": boxes,
    }
