"""A hand-drawn signature. It is prepared once, where time does not matter; whoever signs decodes no picture."""

from __future__ import annotations

import io
from functools import lru_cache

from PIL import Image, ImageStat

from signing.errors import DocumentRefused
from signing.pdf.ink.pictures import picture_image
from signing.pdf.ink.png import INDEXED, Png
from signing.pdf.parts import Name, Part, Value

LONGEST = 900  # px of the longer side: 300 dpi over 7.6 cm
_PIXELS = 20_000_000  # more is a bomb
_STEPS = 15  # of transparency: four bits, which no eye tells from eight in strokes of a pen
_ALPHAS = bytes(step * 17 for step in range(_STEPS + 1))
_SPREAD = 40  # of 255: a pen's own shades are narrower
_EMPTY = 8  # of 255: fainter is nothing


def prepare_drawing(data: bytes) -> bytes:
    """The ink of a transparent PNG, trimmed: a PNG of one colour (four bits, indexed), whose rows can stand in a
    PDF as they are; ink of several colours keeps them. Made again of its own result it is the same. To be run in
    a child.

    Raises DocumentRefused `drawing-unreadable`, `drawing-empty`.
    """
    if _as_prepared(data):
        return data
    try:
        picture: Image.Image = Image.open(io.BytesIO(data))
        if picture.width * picture.height > _PIXELS:
            raise DocumentRefused("drawing-unreadable")
        picture = picture.convert("RGBA")
        box = picture.getchannel("A").point(lambda alpha: 255 if alpha > _EMPTY else 0).getbbox()
        if box is None:
            raise DocumentRefused("drawing-empty")
        picture = picture.crop(box)
        colour = _colour(picture)
        ink = picture.getchannel("A")
        ink.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentRefused("drawing-unreadable") from error
    out = io.BytesIO()
    if colour is None:
        picture.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
        picture.save(out, "PNG")
        return out.getvalue()
    steps = Image.frombytes("P", ink.size, ink.point(lambda alpha: (alpha * _STEPS + 127) // 255).tobytes())
    steps.putpalette(bytes(colour) * (_STEPS + 1))
    steps.save(out, "PNG", transparency=_ALPHAS, bits=4, compress_level=9)
    return out.getvalue()


@lru_cache(maxsize=64)
def drawing_image(data: bytes) -> tuple[Part, int, int]:
    """The image of a drawing, prepared or not, and its width and height in pixels."""
    prepared = _as_prepared(data)
    if prepared is None:
        ready = prepare_drawing(data)
        prepared = _as_prepared(ready)
        if prepared is None:
            return picture_image(ready)
    mask = Part(
        {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "ColorSpace": Name("DeviceGray"),
            **prepared.rows(),
        },
        prepared.chunks[b"IDAT"],
    )
    # One pixel of ink behind a mask of any size (ISO 32000-2, 11.6.5.2).
    entries: dict[str, Value] = {
        "Type": Name("XObject"),
        "Subtype": Name("Image"),
        "Width": 1,
        "Height": 1,
        "ColorSpace": Name("DeviceRGB"),
        "BitsPerComponent": 8,
        "SMask": mask,
    }
    return Part(entries, prepared.chunks[b"PLTE"][:3]), *prepared.size


def _as_prepared(data: bytes) -> Png | None:
    try:
        picture = Png(data)
        palette, alphas = picture.chunks.get(b"PLTE", b""), picture.chunks.get(b"tRNS", b"")
    except ValueError:
        return None
    shape = (picture.colours, picture.bits, picture.interlaced)
    ours = shape == (INDEXED, 4, False) and palette == palette[:3] * (_STEPS + 1) and alphas == _ALPHAS
    return picture if ours else None


def _colour(picture: Image.Image) -> tuple[int, int, int] | None:
    """Of the ink, where it is dense; None if it has several."""
    dense = picture.getchannel("A").point(lambda alpha: 255 if alpha > 150 else 0)
    if dense.getbbox() is None:
        dense = picture.getchannel("A")
    found = ImageStat.Stat(picture.convert("RGB"), mask=dense)
    if max(found.stddev) > _SPREAD:
        return None
    red, green, blue = (min(255, round(value)) for value in found.mean)
    return red, green, blue
