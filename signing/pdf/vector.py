"""Pages and pictures as Form XObjects, as plain values: both writers take them."""

from __future__ import annotations

import hashlib
import io
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pikepdf
from PIL import Image

from signing.errors import DocumentRefused
from signing.pdf.parts import Name, Part, Value

_PLAIN_STREAM = frozenset({"/Length", "/DL"})
MAX_PIXELS = 40_000_000


def form_of(pdf_page: bytes) -> Part:
    """The first page of a PDF that we made ourselves, BBox [0 0 width height], with everything it draws with. The
    same page gives equal values. Equal streams in it (a character used twice, a picture) are one Part."""
    with pikepdf.open(io.BytesIO(pdf_page)) as source:
        page = source.pages[0]
        left, bottom, right, top = (float(value) for value in page.mediabox)
        copied = _Copy()
        entries: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [0, 0, right - left, top - bottom],
            "Resources": copied.value(page.obj.get("/Resources", pikepdf.Dictionary())),
        }
        if left or bottom:
            entries |= {"BBox": [left, bottom, right, top], "Matrix": [1, 0, 0, 1, -left, -bottom]}
        group = page.obj.get("/Group")
        if group is not None:
            entries["Group"] = copied.value(group)
        return Part({**entries, "Filter": Name("FlateDecode")}, zlib.compress(_content(page), 9))


def picture_form(png: bytes, width: float, height: float) -> Part:
    """A picture that we made or checked, filling [0 0 width height] points; transparency is kept.

    Raises DocumentRefused `drawing-unreadable`."""
    try:
        picture: Image.Image = Image.open(io.BytesIO(png))
        if picture.width * picture.height > MAX_PIXELS:
            raise DocumentRefused("drawing-unreadable")
        picture = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise DocumentRefused("drawing-unreadable") from error
    alpha = picture.getchannel("A")
    entries: dict[str, Value] = {}
    if alpha.getextrema() != (255, 255):
        entries["SMask"] = _image(alpha, "DeviceGray", {})
    image = _image(_colours(picture), "DeviceRGB", entries)
    content = b"q %s 0 0 %s 0 0 cm /P Do Q" % (_number(width), _number(height))
    return Part(
        {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [0, 0, width, height],
            "Resources": {"XObject": {"P": image}},
        },
        content,
    )


def _colours(picture: Image.Image) -> Image.Image:
    """One colour where nobody sees any: it costs bytes, and readers that smooth pictures would mix it in at the
    edges. A picture of one ink, such as a chop, is one pixel under its mask."""
    mean = picture.resize((1, 1), Image.Resampling.BOX)
    ground = mean.convert("RGB").resize(picture.size)
    seen = picture.getchannel("A").point(lambda alpha: 255 if alpha else 0)
    ground.paste(picture.convert("RGB"), mask=seen)
    one = all(low == high for low, high in ground.getextrema())  # type: ignore[misc]  # three bands, three pairs
    return ground.resize((1, 1)) if one else ground


def _image(picture: Image.Image, space: str, more: Mapping[str, Value]) -> Part:
    """As PNG packs it, which PDF can unpack (ISO 32000-2, 7.4.4.4): half the size of rows as they are."""
    predictor = {"Predictor": 15, "Colors": len(picture.getbands()), "Columns": picture.width}
    return Part(
        {
            "Type": Name("XObject"),
            "Subtype": Name("Image"),
            "Width": picture.width,
            "Height": picture.height,
            "ColorSpace": Name(space),
            "BitsPerComponent": 8,
            "Filter": Name("FlateDecode"),
            "DecodeParms": predictor,
            **more,
        },
        _packed(picture),
    )


def _packed(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=9)
    png, at, found = out.getvalue(), 8, []
    while at < len(png):  # chunks: length, type, data, checksum
        length = int.from_bytes(png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(found)


def _number(value: float) -> bytes:
    return f"{value:.4f}".rstrip("0").rstrip(".").encode() or b"0"


def _content(page: pikepdf.Page) -> bytes:
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    streams: Any = contents if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(bytes(stream.read_bytes()) for stream in streams)


class _Copy:
    """pikepdf's objects as values; an indirect one met twice, or equal to another, is one Part."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], Part] = {}
        self._equal: dict[bytes, Part] = {}

    def value(self, found: Any) -> Value:  # noqa: PLR0911 - one line a kind
        match found:
            case None | bool() | int() | float() | str():
                return found
            case Decimal():
                return float(found)
            case pikepdf.Name():
                return Name(str(found)[1:])
            case pikepdf.String():
                return bytes(found)
            case pikepdf.Array():
                return [self.value(one) for one in found]
            case pikepdf.Stream() | pikepdf.Dictionary() if found.is_indirect:
                return self._part(found)
            case pikepdf.Dictionary():
                return {str(key)[1:]: self.value(one) for key, one in found.items()}
            case _:
                raise TypeError(f"not a value: {type(found)}")

    def _part(self, found: Any) -> Part:
        if found.objgen in self._known:
            return self._known[found.objgen]
        entries = {str(key)[1:]: self.value(one) for key, one in found.items() if key not in _PLAIN_STREAM}
        data = bytes(found.read_raw_bytes()) if isinstance(found, pikepdf.Stream) else None
        digest = hashlib.sha256(repr(entries).encode() + b"\0" + (data or b"-")).digest()
        part = self._equal.setdefault(digest, Part(entries, data))
        self._known[found.objgen] = part
        return part
