"""Pictures as PDF images: a JPEG and most PNG as they are, without decoding."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from signing.errors import DocumentRefused
from signing.pdf.ink.png import COVERAGE, GREY, MAGIC, RGB, Png, with_chunk
from signing.pdf.parts import Name, Part, Value

_IMAGE: dict[str, Value] = {"Type": Name("XObject"), "Subtype": Name("Image")}
_SPACES = {1: Name("DeviceGray"), 3: Name("DeviceRGB"), 4: Name("DeviceCMYK")}
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # start of frame, ITU T.81, table B.1
_ORIENTATION = 0x0112  # TIFF tag


@dataclass(frozen=True, slots=True)
class _Jpeg:
    width: int
    height: int
    channels: int
    adobe: bool
    turn: int


@lru_cache(maxsize=32)
def picture_image(data: bytes) -> tuple[Part, int, int]:
    """The image and its width and height in pixels. Raises DocumentRefused `picture-unreadable`."""
    try:
        if data.startswith(b"\xff\xd8"):
            head = _jpeg(data)
            return _jpeg_part(data, head), head.width, head.height
        if data.startswith(MAGIC):
            direct = _png_part(Png(data))
            if direct is not None:
                return direct
        return _decoded(data)
    except (OSError, ValueError, SyntaxError, IndexError, Image.DecompressionBombError) as error:
        raise DocumentRefused("picture-unreadable") from error


def prepare_picture(data: bytes) -> bytes:
    """A picture that `picture_image` has no need to decode. One to see through becomes a PNG of its colours alone,
    which any program shows on white, with what it covers beside them (`png.COVERAGE`). To be run in a child.

    Raises DocumentRefused `picture-unreadable`."""
    if data.startswith(b"\xff\xd8"):
        return data
    try:
        if data.startswith(MAGIC) and _png_part(Png(data)) is not None:
            return data
        picture = Image.open(io.BytesIO(data)).convert("RGBA")
    except (OSError, ValueError, SyntaxError, IndexError, Image.DecompressionBombError) as error:
        raise DocumentRefused("picture-unreadable") from error
    alpha = picture.getchannel("A")
    colours = Image.new("RGB", picture.size, "white")
    colours.paste(picture.convert("RGB"), mask=alpha.point(lambda level: 255 if level else 0))
    made = _as_png(colours)
    if alpha.getextrema() == (255, 255):
        return made
    return with_chunk(made, COVERAGE, Png(_as_png(alpha)).chunks[b"IDAT"])


def _as_png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()


def picture_turn(data: bytes) -> int:
    """How it wants to be turned (EXIF orientation 1 to 8)."""
    try:
        return _jpeg(data).turn if data.startswith(b"\xff\xd8") else 1
    except (ValueError, IndexError):
        return 1


def _jpeg_part(data: bytes, head: _Jpeg) -> Part:
    entries: dict[str, Value] = {
        **_IMAGE,
        "Width": head.width,
        "Height": head.height,
        "ColorSpace": _SPACES[head.channels],
        "BitsPerComponent": 8,
        "Filter": Name("DCTDecode"),
    }
    if head.channels == 4 and head.adobe:
        entries["Decode"] = [1, 0, 1, 0, 1, 0, 1, 0]  # Adobe's programs write CMYK inverted
    return Part(entries, data)


def _jpeg(data: bytes) -> _Jpeg:
    at, adobe, turn = 2, False, 1
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        kind = data[at + 1]
        if kind == 0xFF:
            at += 1
            continue
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        body = data[at + 4 : at + 2 + length]
        if kind in _FRAMES:
            if body[0] != 8 or body[5] not in _SPACES:
                raise ValueError("no picture that a reader shows")
            return _Jpeg(int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"), body[5], adobe, turn)
        adobe = adobe or (kind == 0xEE and body.startswith(b"Adobe"))
        if kind == 0xE1 and body.startswith(b"Exif\0\0"):
            turn = _orientation(body[6:])
        at += 2 + length


def _orientation(tiff: bytes) -> int:
    def number(at: int, size: int) -> int:
        return int.from_bytes(tiff[at : at + size], "big" if tiff[:2] == b"MM" else "little")

    start = number(4, 4)
    for entry in range(number(start, 2)):
        at = start + 2 + 12 * entry
        if number(at, 2) == _ORIENTATION:
            turn = number(at + 8, 2)
            return turn if 1 <= turn <= 8 else 1
    return 1


def _png_part(picture: Png) -> tuple[Part, int, int] | None:
    """None where rows have to be taken apart: transparency, palettes, interlacing, sixteen bits."""
    plain = picture.colours in {GREY, RGB} and picture.bits == 8 and not picture.interlaced
    if not plain or b"tRNS" in picture.chunks:
        return None
    space = Name("DeviceRGB" if picture.colours == RGB else "DeviceGray")
    entries: dict[str, Value] = {**_IMAGE, "ColorSpace": space, **picture.rows()}
    if COVERAGE in picture.chunks:
        mask = {**_IMAGE, "ColorSpace": Name("DeviceGray"), **picture.coverage_rows()}
        entries["SMask"] = Part(mask, picture.chunks[COVERAGE])
    return Part(entries, picture.chunks[b"IDAT"]), *picture.size


def _decoded(data: bytes) -> tuple[Part, int, int]:
    picture = Image.open(io.BytesIO(data)).convert("RGBA")
    colours, alpha = picture.convert("RGB"), picture.getchannel("A")
    entries: dict[str, Value] = {
        **_IMAGE,
        "Width": picture.width,
        "Height": picture.height,
        "BitsPerComponent": 8,
        "Filter": Name("FlateDecode"),
    }
    whole = {**entries, "ColorSpace": Name("DeviceRGB")}
    if alpha.getextrema()[0] != 255:
        whole["SMask"] = Part({**entries, "ColorSpace": Name("DeviceGray")}, zlib.compress(alpha.tobytes(), 6))
    return Part(whole, zlib.compress(colours.tobytes(), 6)), picture.width, picture.height
