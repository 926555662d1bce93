from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from signing.confirmation.drawing import check_drawing, check_drawing_size
from signing.errors import BadAnswer
from tests.pdfs import drawing


def a_png(width: int = 300, height: int = 120, colour: tuple[int, int, int, int] = (0, 0, 0, 0)) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def a_bomb() -> bytes:
    """9,000 × 9,000 pixels by its header, a few bytes on the wire."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 9_000, 9_000, 8, 6, 0, 0, 0)
    body = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def test_a_drawn_signature_is_taken() -> None:
    check_drawing_size(drawing())
    check_drawing(drawing())


@pytest.mark.parametrize(
    ("png", "code"),
    [
        (a_png(), "drawing-blank"),
        (a_png(colour=(255, 255, 255, 255)), "drawing-blank"),
        (a_png(colour=(0, 0, 0, 3)), "drawing-blank"),
        (drawing(ink=6), "drawing-blank"),
        (a_png(2001, 10, (0, 0, 0, 255)), "drawing-too-large"),
        (a_png(10, 1001, (0, 0, 0, 255)), "drawing-too-large"),
        (a_bomb(), "drawing-too-large"),
        (drawing()[:200], "drawing-not-png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "drawing-not-png"),
    ],
    ids=["empty", "white", "ghost", "slip", "wide", "tall", "bomb", "cut", "junk"],
)
def test_what_is_no_signature_is_said_so(png: bytes, code: str) -> None:
    with pytest.raises(BadAnswer, match=code):
        check_drawing(png)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "drawing-not-png"),
        (b"GIF89a" + b"\0" * 50, "drawing-not-png"),
        (b"<svg onload=alert(1)>", "drawing-not-png"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 300 * 1024, "drawing-too-large"),
    ],
)
def test_what_cannot_be_one_is_refused_without_decoding_it(data: bytes, code: str) -> None:
    with pytest.raises(BadAnswer, match=code):
        check_drawing_size(data)


def test_another_picture_format_behind_a_png_head_is_not_decoded() -> None:
    out = io.BytesIO()
    Image.new("RGB", (50, 50)).save(out, "JPEG")
    with pytest.raises(BadAnswer, match="drawing-not-png"):
        check_drawing(out.getvalue())
