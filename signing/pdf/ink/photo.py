"""A picture that a party gave, whole and unstretched in the middle of its place."""

from __future__ import annotations

from signing.pdf.ink.canvas import Canvas
from signing.pdf.ink.pictures import picture_image, picture_turn

# EXIF orientation → how the unit square of the image is laid (TIFF 6.0, tag 274).
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),
    3: (-1, 0, 0, -1, 1, 1),
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),
}


def draw_picture(data: bytes, width: float, height: float) -> Canvas:
    """Raises DocumentRefused `picture-unreadable`."""
    image, across, down = picture_image(data)
    turn = picture_turn(data)
    if turn >= 5:
        across, down = down, across
    k = min(width / across, height / down)
    wide, high = across * k, down * k
    x, y = (width - wide) / 2, (height - high) / 2
    a, b, c, d, e, f = _TURNS[turn]
    canvas = Canvas(width, height)
    canvas.object(image, (a * wide, b * high, c * wide, d * high, e * wide + x, f * high + y))
    return canvas
