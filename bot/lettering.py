"""The letters of the pictures that the chat draws: the same fonts that stand in the documents."""

from __future__ import annotations

from functools import lru_cache

from PIL import ImageFont

from signing.typesetting.fonts import font_dir


@lru_cache(maxsize=16)
def letters(size: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    """`size` in pixels."""
    name = "NotoSansHans-Bold.otf" if bold else "NotoSansHans-Regular.otf"
    return ImageFont.truetype(str(font_dir() / name), size)
