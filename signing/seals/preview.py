"""What a seal looks like on paper, for people to see before they keep it."""

from __future__ import annotations

import io
from typing import Any

import pypdfium2 as pdfium
from PIL import Image

PIXELS_PER_MM = 16
MARGIN = 24  # pixels of paper around it


def seal_picture(page: bytes) -> bytes:
    """A PNG of a seal's page on white."""
    scale = PIXELS_PER_MM * 25.4 / 72
    document = pdfium.PdfDocument(page)
    try:
        drawn: Any = document[0].render(scale=scale)
        seen: Image.Image = drawn.to_pil().convert("RGB")
    finally:
        document.close()
    sheet = Image.new("RGB", (seen.width + 2 * MARGIN, seen.height + 2 * MARGIN), "white")
    sheet.paste(seen, (MARGIN, MARGIN))
    return _png(sheet.quantize(64) if len(seen.getcolors(65536) or ()) > 1 else sheet)


def side_by_side(before: bytes, after: bytes) -> bytes:
    """What was sent, and what is left of it, as one JPEG on white."""
    one, other = Image.open(io.BytesIO(before)).convert("RGB"), Image.open(io.BytesIO(after)).convert("RGBA")
    high = 420
    size = round(one.width * high / one.height), high
    sheet = Image.new("RGB", (2 * size[0] + 3 * MARGIN, high + 2 * MARGIN), "white")
    sheet.paste(one.resize(size), (MARGIN, MARGIN))
    clean = other.resize(size)
    sheet.paste(clean, (size[0] + 2 * MARGIN, MARGIN), clean)
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=88)
    return out.getvalue()


def _png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
