"""Pages with forms on them, written by hand: what `Part`s look like before any writer of ours takes them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pikepdf
import pypdfium2 as pdfium
from PIL import Image

from signing.fields.kinds import Box
from signing.pdf.geometry import PageGeometry
from signing.pdf.parts import Name, Part, Value, body


@dataclass(frozen=True)
class Shown:
    page: int
    box: Box  # as displayed
    form: Part


def paper(pages: Sequence[PageGeometry], shown: Sequence[Shown]) -> bytes:
    """A PDF in which each form is an annotation's appearance."""
    numbers: dict[int, int] = {}
    parts: list[Part] = []

    def number_of(part: Part) -> int:
        if id(part) not in numbers:
            numbers[id(part)] = len(numbers) + 1
            parts.append(part)
        return numbers[id(part)]

    leaves = []
    for at, geometry in enumerate(pages):
        marks: list[Value] = [_annotation(one, geometry) for one in shown if one.page == at]
        box = [geometry.left, geometry.bottom, geometry.right, geometry.top]
        entries: dict[str, Value] = {"Type": Name("Page"), "MediaBox": box, "Rotate": geometry.rotate}
        leaves.append(Part({**entries, "Resources": {}, "Annots": marks}))
    tree = Part({"Type": Name("Pages"), "Kids": leaves, "Count": len(leaves)})
    root = Part({"Type": Name("Catalog"), "Pages": tree})
    number_of(root)
    out, at = [b"%PDF-1.7\n"], 0
    while at < len(parts):
        out.append(b"%d 0 obj\n%s\nendobj\n" % (at + 1, body(parts[at], number_of)))
        at += 1
    out.append(b"trailer <</Root 1 0 R /Size %d>>\n%%%%EOF\n" % (len(parts) + 1))
    mended = io.BytesIO()
    with pikepdf.open(io.BytesIO(b"".join(out))) as made:
        for leaf in made.pages:
            leaf.obj["/Parent"] = made.Root.Pages
        made.save(mended)
    return mended.getvalue()


def _annotation(one: Shown, geometry: PageGeometry) -> Part:
    return Part(
        {
            "Type": Name("Annot"),
            "Subtype": Name("Stamp"),
            "F": 4,
            "Rect": list(geometry.rect(one.box)),
            "AP": {"N": one.form},
        }
    )


def picture(pdf: bytes, page: int = 0, dpi: float = 600) -> Image.Image:
    """As a person sees it, fields too."""
    document = pdfium.PdfDocument(pdf)
    document.init_forms()
    found: Any = document[page].render(scale=dpi / 72)
    return found.to_pil().convert("RGB")
