"""Photos of chops, made here: paper with a texture, light from one side, a shadow, print, a pen stroke, a camera
held askew, JPEG."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
import pypdfium2 as pdfium
from PIL import Image, ImageDraw, ImageFilter

from signing.seals.design import SealDesign
from signing.seals.drawing import draw_seal

SIZE = (1000, 760)
PAPER = (250, 244, 230)


def flat(design: SealDesign, pixels: int) -> Image.Image:
    """The chop itself on white, `pixels` wide."""
    page = pdfium.PdfDocument(draw_seal(design))[0]
    found: Any = page.render(scale=pixels / (design.width / 25.4 * 72))
    return found.to_pil().convert("RGB")


def photo(
    design: SealDesign | None,
    *,
    pixels: int = 560,
    print_rows: int = 0,
    pen: bool = False,
    shadow: float = 0.35,
    light: float = 1.0,
    noise: float = 5,
    tilt: float = 0.0,
    quality: int = 70,
    kind: str = "JPEG",
) -> bytes:
    chance = np.random.default_rng(1)
    wide, high = SIZE
    sheet = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(sheet)
    for row in range(print_rows):
        for column in range(40, wide - 60, 26):
            draw.rectangle((column, 90 + row * 90, column + 14, 93 + row * 90), fill=(40, 40, 44))
    if design is not None:
        sheet = _stamped(sheet, flat(design, pixels), chance)
    if pen:
        points = [(330 + 5 * at, 380 + 80 * math.sin(at / 8)) for at in range(70)]
        ImageDraw.Draw(sheet).line(points, fill=(30, 45, 150), width=5, joint="curve")
    if tilt:
        sheet = sheet.transform(
            SIZE, Image.Transform.PERSPECTIVE, (1, 0.02, -10, 0.015, 1, -6, 2e-5, 1e-5), Image.Resampling.BICUBIC
        ).rotate(tilt, Image.Resampling.BICUBIC, fillcolor=PAPER)
    y, x = np.mgrid[0:high, 0:wide]
    falling = light * (0.8 + 0.25 * x / wide) * (1 - shadow / (1 + np.exp((x + 0.6 * y - 560) / 40)))
    grains = Image.fromarray(chance.normal(0, 1, (high // 4, wide // 4)).astype(np.float32)).resize(SIZE)
    seen = np.asarray(sheet) * falling[..., None] + np.asarray(grains)[..., None] * 3
    seen = np.clip(seen + chance.normal(0, noise, (high, wide, 1)), 0, 255).astype(np.uint8)
    out = io.BytesIO()
    Image.fromarray(seen).filter(ImageFilter.GaussianBlur(0.7)).save(out, kind, quality=quality)
    return out.getvalue()


def _stamped(sheet: Image.Image, chop: Image.Image, chance: Any) -> Image.Image:
    """Ink lies on the paper unevenly and lets it show through."""
    spots = Image.fromarray(chance.normal(0, 1, (12, 12)).astype(np.float32)).resize(chop.size)
    ink = 1 - (1 - np.asarray(chop) / 255) * np.clip(0.9 + 0.1 * np.asarray(spots), 0.4, 1)[..., None]
    left, top = (sheet.width - chop.width) // 2, (sheet.height - chop.height) // 2
    paper = np.asarray(sheet).astype(np.float32)
    paper[top : top + chop.height, left : left + chop.width] *= ink
    return Image.fromarray(paper.astype(np.uint8))
