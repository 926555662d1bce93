"""Pages of a few lines, as the search of a real file gives them."""

from __future__ import annotations

from signing.fields.kinds import Box, PageShape, TextRun

A4 = PageShape(595, 842)


def line(text: str, v: float, u: float = 60.0, page: int = 0, size: float = 11.0) -> TextRun:
    """One line of text; full-width characters are as wide as high, others half."""
    boxes, at = [], u
    for char in text:
        width = size if ord(char) > 0x2000 else size / 2
        boxes.append(Box(at, v, width, 0 if char == " " else size))
        at += width
    return TextRun(page, text, Box(u, v, at - u, size), tuple(boxes))
