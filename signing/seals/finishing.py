"""What Typst drew in black becomes a seal: one ink, see-through, laid over the paper like ink, and small."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence

import pikepdf

from signing.seals.ageing import Hole

MM = 72 / 25.4  # points
_TOKEN = re.compile(rb"[-+]?[0-9]*\.?[0-9]+|/[^\s/]+|[A-Za-z*]+")
_COLOUR = frozenset({b"cs", b"CS", b"sc", b"SC", b"scn", b"SCN", b"g", b"G", b"rg", b"RG", b"ri"})
_POINTS = frozenset({b"m", b"l", b"c"})
Step = tuple[bytes, list[bytes]]


def finish(drawn: bytes, *, colour: str, opacity: int, holes: Sequence[Hole] = (), spared: bool = False) -> bytes:
    """`drawn`: a one-page PDF of paths only. `spared`: the first path is the ground, the others are cut out of it.
    The same input gives the same bytes."""
    with pikepdf.open(io.BytesIO(drawn)) as source:
        page = source.pages[0]
        box = [float(value) for value in page.mediabox]
        steps = list(_steps(page.Contents.read_bytes()))
    painting = _spared(steps) if spared else _plain(steps)
    parts = [b"/Ink gs", _ink(colour), *_worn(box, holes), *painting]
    return _one_page(box, b"\n".join(parts), opacity)


def _steps(content: bytes) -> Iterator[Step]:
    """Operators with their operands, colours left out."""
    operands: list[bytes] = []
    for token in _TOKEN.findall(content):
        if token[:1].isalpha():
            if token not in _COLOUR:
                yield token, operands
            operands = []
        else:
            operands.append(token)


def _plain(steps: Iterable[Step]) -> Iterator[bytes]:
    for operator, operands in steps:
        digits = 6 if operator == b"cm" else 3
        yield b" ".join((*(_short(float(value), digits) for value in operands), operator))


def _spared(steps: Sequence[Step]) -> Iterator[bytes]:
    """One path, filled by the even-odd rule: ground and characters need the same coordinates for that."""
    matrix, kept = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), []
    for operator, operands in steps:
        values = [float(value) for value in operands]
        if operator == b"q":
            kept.append(matrix)
        elif operator == b"Q":
            matrix = kept.pop()
        elif operator == b"cm":
            matrix = _joined(values, matrix)
        elif operator == b"re":
            x, y, w, h = values
            corners = ((x, y), (x + w, y), (x + w, y + h), (x, y + h))
            for letter, corner in zip((b"m", b"l", b"l", b"l"), corners, strict=True):
                yield b" ".join((*_moved(corner, matrix), letter))
            yield b"h"
        elif operator in _POINTS:
            pairs = zip(values[::2], values[1::2], strict=True)
            yield b" ".join((*(word for pair in pairs for word in _moved(pair, matrix)), operator))
        elif operator == b"h":
            yield b"h"
    yield b"f*"


def _joined(m: Sequence[float], n: Sequence[float]) -> tuple[float, float, float, float, float, float]:
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _moved(point: tuple[float, float], m: Sequence[float]) -> tuple[bytes, bytes]:
    x, y = point
    return _short(m[0] * x + m[2] * y + m[4], 3), _short(m[1] * x + m[3] * y + m[5], 3)


def _worn(box: Sequence[float], holes: Sequence[Hole]) -> Iterator[bytes]:
    """A clip of everything but the holes: what is transparent cannot be painted over."""
    if not holes:
        return
    yield b" ".join((*(_short(value, 3) for value in box), b"re"))
    for hole in holes:
        points = [b" ".join(_short(value * MM, 2) for value in point) for point in hole]
        yield points[0] + b" m " + b" ".join(point + b" l" for point in points[1:]) + b" h"
    yield b"W* n"


def _ink(colour: str) -> bytes:
    rgb = b" ".join(_short(int(colour[at : at + 2], 16) / 255, 4) for at in (1, 3, 5))
    return rgb + b" rg " + rgb + b" RG"


def _short(value: float, digits: int) -> bytes:
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if text in {"-0", ""}:
        return b"0"
    return text.replace("0.", ".", 1).encode() if text.startswith(("0.", "-0.")) else text.encode()


def _one_page(box: Sequence[float], content: bytes, opacity: int) -> bytes:
    made = pikepdf.new()
    made.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
    page = made.pages[0]
    page.MediaBox = pikepdf.Array([round(value, 4) for value in box])
    alpha = opacity / 100
    # Multiply: print under a chop stays black, as it does under ink. Readers without it show plain see-through.
    ink = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=alpha, CA=alpha, BM=pikepdf.Name.Multiply)
    page.Resources = pikepdf.Dictionary(ExtGState=pikepdf.Dictionary(Ink=ink))
    page.Contents = pikepdf.Stream(made, zlib.compress(content, 9), Filter=pikepdf.Name.FlateDecode)
    out = io.BytesIO()
    made.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()
