"""The picture of an invitation: whom it is for, what about, and the QR code of the link."""

from __future__ import annotations

from io import BytesIO

import qrcode
from PIL import Image, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_M

from bot.lettering import letters

WIDTH, MARGIN, QR = 900, 60, 560  # pixels
DOT = 10  # pixels of a module, where the code stands alone
MASK = 3  # of diagonals: it leaves no rows or columns alike
INK, MUTED, RED, PAPER = "#1b1f24", "#5c6670", "#c8321f", "#ffffff"


def invitation_picture(*, link: str, heading: str, name: str, title: str, note: str) -> bytes:
    """PNG. `heading` stands above, `note` below the code; long words are cut to the width."""
    picture = Image.new("RGB", (WIDTH, 1060), "#f3efe9")
    draw = ImageDraw.Draw(picture)
    draw.rounded_rectangle((30, 30, WIDTH - 30, 1030), radius=36, fill=PAPER, outline="#e0d8cc", width=2)
    draw.rounded_rectangle((30, 30, WIDTH - 30, 74), radius=36, fill=RED)
    draw.rectangle((30, 56, WIDTH - 30, 80), fill=RED)
    _line(draw, 110, heading, letters(34), MUTED)
    _line(draw, 164, name, letters(60, bold=True), INK)
    _line(draw, 258, title, letters(38), INK)
    code = _code(link)
    picture.paste(code, ((WIDTH - code.width) // 2, 340 + (QR - code.height) // 2))
    _line(draw, 930, note, letters(30), MUTED)
    data = BytesIO()
    picture.save(data, "PNG")  # looking for the smallest takes twice as long and saves a twentieth
    return data.getvalue()


def plain_code(link: str, *, quickly: bool = False) -> bytes:
    """The QR code alone, as a PNG of two colours. `quickly`: for where there are many. Every reader takes every
    mask; to find the most even of the eight is nine tenths of the work (ISO/IEC 18004, 7.8)."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, mask_pattern=MASK if quickly else None)
    code.add_data(link)
    code.make(fit=True)
    modules = code.get_matrix()
    side = len(modules)
    dots = Image.new("1", (side, side), 1)
    dots.putdata([0 if dark else 1 for row in modules for dark in row])
    data = BytesIO()
    dots.resize((side * DOT, side * DOT), Image.Resampling.NEAREST).save(data, "PNG")
    return data.getvalue()


def _code(link: str) -> Image.Image:
    # Medium correction: chats recompress pictures; four modules of quiet zone as ISO/IEC 18004 asks.
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4)
    code.add_data(link)
    code.make(fit=True)
    code.box_size = QR // (code.modules_count + 2 * code.border)  # whole pixels a module: even edges
    drawn: Image.Image = code.make_image(fill_color=INK, back_color=PAPER).get_image()
    return drawn.convert("RGB")


def _line(draw: ImageDraw.ImageDraw, top: int, words: str, font: ImageFont.FreeTypeFont, colour: str) -> None:
    room = WIDTH - 2 * MARGIN - 40
    line = words
    while font.getlength(line) > room and len(line) > 1:
        line = line[:-2].rstrip() + "…"
    draw.text(((WIDTH - font.getlength(line)) / 2, top), line, font=font, fill=colour)
