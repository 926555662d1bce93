"""What a signature looks like on the page: a one-page PDF with a transparent ground, upright."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import qrcode
from PIL import Image

from signing.errors import DocumentRefused
from signing.typesetting.typst import check_glyphs, typeset

__all__ = ["Mark", "check_glyphs", "date_text", "draw_date", "draw_mark", "draw_seal"]

TEMPLATES = Path(__file__).parent / "templates"
MIN_WIDTH, MIN_HEIGHT = 60.0, 24.0  # points; below it nobody can read the name
MAX_DRAWING = 1600  # pixels on the longer side: 300 dpi over 13 cm
# Written out: strftime would follow the server's locale.
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]


@dataclass(frozen=True, slots=True)
class Mark:
    """`at` is aware and in the reader's zone. `drawing_png` is a transparent PNG; `typed` stands in for it.

    `digest_short` is the beginning of the signed revision's SHA-256; `language` is "zh" or "en".
    """

    name: str
    at: datetime
    company: str | None = None
    drawing_png: bytes | None = None
    typed: str | None = None
    verify_url: str | None = None
    language: str = "zh"
    digest_short: str | None = None


def date_text(at: datetime, language: str) -> str:
    """2026年11月24日, or 24 November 2026."""
    if language == "zh":
        return f"{at.year}年{at.month}月{at.day}日"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"


def draw_mark(mark: Mark, width: float, height: float) -> bytes:
    """A PDF page of `width` × `height` points. Raises DocumentRefused `glyph-missing`, `drawing-unreadable`."""
    lines = _lines(mark, height)
    typed = mark.typed or mark.name
    check_glyphs("".join(lines) + typed)
    files: dict[str, str] = {}
    if mark.drawing_png:
        # Typst's binding takes text files only: the bytes go in as numbers
        files["drawing.json"] = json.dumps(list(_trimmed(mark.drawing_png)))
    # A smaller code could not be scanned from paper: 29 modules at 0.8 pt.
    with_code = bool(mark.verify_url) and height >= 36 and width >= 96
    if mark.verify_url and with_code:
        files["qr.svg"] = _code(mark.verify_url)
    data = {
        "width": max(width, 1.0),
        "height": max(height, 1.0),
        "qr": with_code,
        "drawing": bool(mark.drawing_png),
        "typed": typed,
        "lines": lines,
    }
    return typeset(TEMPLATES / "mark.typ", data, files)


def draw_seal(mark: Mark, width: float, height: float) -> bytes:
    """A PDF page of `width` × `height` points with the company's name: a signature for it, and no picture of a
    chop that nobody gave us. Raises DocumentRefused `glyph-missing`."""
    company = mark.company or mark.name
    lines = [mark.name, _moment(mark)]
    if mark.digest_short and height >= 64:
        lines.append(f"SHA-256 {mark.digest_short}")
    if height < 40:
        lines = [f"{mark.name} · {_moment(mark)}"]
    check_glyphs("".join(lines) + company)
    return typeset(
        TEMPLATES / "seal.typ",
        {"width": max(width, 1.0), "height": max(height, 1.0), "company": company, "lines": lines},
    )


def draw_date(text: str, width: float, height: float) -> bytes:
    """A PDF page of `width` × `height` points with one line of text."""
    check_glyphs(text)
    return typeset(TEMPLATES / "date.typ", {"width": max(width, 1.0), "height": max(height, 1.0), "text": text})


def _lines(mark: Mark, height: float) -> list[str]:
    """One line of small print in a low box, up to three in a high one."""
    moment = _moment(mark)
    if height < 40:
        return [f"{mark.name} · {moment}"]
    if not mark.company:
        lines = [f"{mark.name} · {moment}"]
    elif height < 50:
        lines = [f"{mark.company} {mark.name}", moment]
    else:
        lines = [mark.company, f"{mark.name} · {moment}"]
    if mark.digest_short and height >= 64:
        lines.append(f"SHA-256 {mark.digest_short}")
    return lines


def _moment(mark: Mark) -> str:
    zone = mark.at.strftime("%z")
    return f"{mark.at:%Y-%m-%d %H:%M} UTC{zone[:3]}:{zone[3:]}"


def _trimmed(png: bytes) -> bytes:
    """The drawing without its empty margin, so that a small scrawl on a large canvas still fills its place."""
    try:
        picture: Image.Image = Image.open(io.BytesIO(png))
        if picture.width * picture.height > 20_000_000:
            raise DocumentRefused("drawing-unreadable")
        picture = picture.convert("RGBA")
        box = picture.getchannel("A").point(lambda alpha: 255 if alpha > 8 else 0).getbbox()
        if box is None:
            raise DocumentRefused("drawing-empty")
        picture = picture.crop(box)
        picture.thumbnail((MAX_DRAWING, MAX_DRAWING))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentRefused("drawing-unreadable") from error
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _code(url: str) -> str:
    """A QR code as one SVG path. The mask is fixed: searching for the best one takes 30 ms."""
    maker = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_L, border=0, mask_pattern=2)
    maker.add_data(url)
    maker.make(fit=True)
    modules = maker.get_matrix()
    path = "".join(f"M{x} {y}h1v1h-1z" for y, row in enumerate(modules) for x, dark in enumerate(row) if dark)
    size = len(modules)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path d="{path}" fill="#1b1b1f"/></svg>'
    )
