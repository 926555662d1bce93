"""A drawn signature as it comes from a browser: checked before anybody keeps it."""

from __future__ import annotations

import io

from PIL import Image

from signing.errors import BadAnswer

PNG_MAGIC = b"\x89PNG\r\n\x1a\n"
SIZE_LIMIT_KB = 300
WIDTH_LIMIT, HEIGHT_LIMIT = 2000, 1000  # px: a phone's canvas at three device pixels each way
INK_FLOOR = 25  # visible pixels; a slip of the finger is fewer


def check_drawing_size(png: bytes) -> None:
    """What can be said without decoding."""
    if not png.startswith(PNG_MAGIC):
        raise BadAnswer("drawing-not-png")
    if len(png) > SIZE_LIMIT_KB * 1024:
        raise BadAnswer("drawing-too-large", limit_kb=SIZE_LIMIT_KB)


def check_drawing(png: bytes) -> None:
    """Runs in a child with limits. Refuses what is no picture, too large or blank."""
    try:
        with Image.open(io.BytesIO(png), formats=["PNG"]) as picture:
            # Dimensions stand in the header: look before decoding, a bomb is small until then.
            if picture.width > WIDTH_LIMIT or picture.height > HEIGHT_LIMIT:
                raise BadAnswer("drawing-too-large", limit_kb=SIZE_LIMIT_KB)
            pixels = picture.convert("RGBA")
    except BadAnswer:
        raise
    except Exception as error:  # Pillow raises many kinds on broken files
        raise BadAnswer("drawing-not-png") from error
    paper = Image.new("RGBA", pixels.size, (255, 255, 255, 255))
    paper.alpha_composite(pixels)
    histogram = paper.convert("L").histogram()
    if sum(histogram[:200]) < INK_FLOOR:
        raise BadAnswer("drawing-blank")
