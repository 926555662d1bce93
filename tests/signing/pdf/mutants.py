"""Damage as it happens and as it is made: flipped bytes, cut ends, sections spliced in, objects swapped, numbers
that lie. Drawn by hypothesis, so that what fails is small and comes again."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import Any

from hypothesis import strategies as st

_OBJECT = re.compile(rb"(?m)^\d+ \d+ obj\b.*?\bendobj\b", re.DOTALL)
_NUMBER = re.compile(rb"(?<![\d.])\d{1,10}(?![\d.])")
_NAME = re.compile(rb"/[A-Za-z]{2,20}")
_STREAM = re.compile(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", re.DOTALL)

Draw = Callable[[Any], Any]
WORDS = (
    b"0", b"-1", b"1", b"65535", b"2147483647", b"4294967296", b"99999999999999999999", b"null", b"true", b"[]",
    b"<<>>", b"()", b"<>", b"/", b"1 0 R", b"0 0 R", b"9999 0 R", b"[[[[[[[[", b"<<<<<<<<", b"endobj", b"stream\n",
    b"endstream", b"xref\n", b"trailer", b"startxref\n0\n%%EOF\n", b"%PDF-9.9", b"(" * 60, b"/Kids[1 0 R 1 0 R]",
    b"/Prev 0", b"/Length 1e9", b"/Type/ObjStm", b"/ByteRange[0 1 2 3]", b"/Parent 1 0 R", b"\0" * 16,
)  # fmt: skip


def _at(draw: Draw, data: bytes) -> int:
    return int(draw(st.floats(0, 1, allow_nan=False)) * max(0, len(data) - 1))


def flipped(draw: Draw, data: bytes) -> bytes:
    at = _at(draw, data)
    return data[:at] + bytes([data[at] ^ draw(st.integers(1, 255))]) + data[at + 1 :] if data else data


def cut(draw: Draw, data: bytes) -> bytes:
    return data[: _at(draw, data)]


def hole(draw: Draw, data: bytes) -> bytes:
    at = _at(draw, data)
    return data[:at] + data[at + draw(st.integers(1, 4000)) :]


def overwritten(draw: Draw, data: bytes) -> bytes:
    at, word = _at(draw, data), draw(st.sampled_from(WORDS))
    return data[:at] + word + data[at + len(word) :]


def inserted(draw: Draw, data: bytes) -> bytes:
    at = _at(draw, data)
    return data[:at] + draw(st.sampled_from(WORDS)) + data[at:]


def spliced(draw: Draw, data: bytes) -> bytes:
    """A piece of it once more, somewhere else."""
    begin, at = _at(draw, data), _at(draw, data)
    return data[:at] + data[begin : begin + draw(st.integers(1, 3000))] + data[at:]


def swapped(draw: Draw, data: bytes) -> bytes:
    """Two objects change bodies and keep their numbers, or the other way round."""
    found = list(_OBJECT.finditer(data))
    if len(found) < 2:
        return data
    pair = [draw(st.sampled_from(found)) for _ in range(2)]
    first, second = sorted(pair, key=lambda each: int(each.start()))
    if first.end() > second.start():
        return data
    between = data[first.end() : second.start()]
    return data[: first.start()] + second.group() + between + first.group() + data[second.end() :]


def _replaced(draw: Draw, data: bytes, pattern: re.Pattern[bytes], words: Any) -> bytes:
    found = list(pattern.finditer(data))
    if not found:
        return data
    one = draw(st.sampled_from(found))
    return data[: one.start()] + draw(words) + data[one.end() :]


def lying(draw: Draw, data: bytes) -> bytes:
    numbers = st.one_of(st.integers(-10, 10), st.integers(0, len(data) * 2), st.just(2**31), st.just(10**20))
    return _replaced(draw, data, _NUMBER, numbers.map(lambda number: b"%d" % number))


def renamed(draw: Draw, data: bytes) -> bytes:
    names = [each.group() for each in _NAME.finditer(data)]
    return _replaced(draw, data, _NAME, st.sampled_from(names)) if names else data


def repacked(draw: Draw, data: bytes) -> bytes:
    """Damage inside a compressed stream, which is packed again: its length is wrong, or its content is."""
    found = [each for each in _STREAM.finditer(data) if len(each.group(1)) < 200_000]
    if not found:
        return data
    one = draw(st.sampled_from(found))
    try:
        inside = zlib.decompress(one.group(1))
    except zlib.error:
        return data
    harmed = draw(st.sampled_from((flipped, overwritten, inserted, hole, spliced)))(draw, inside)
    return data[: one.start(1)] + zlib.compress(harmed) + data[one.end(1) :]


KINDS = (flipped, cut, hole, overwritten, inserted, spliced, swapped, lying, renamed, repacked)


@st.composite
def mutants(draw: Any, files: list[bytes]) -> bytes:
    """One of `files`, harmed one to five times."""
    data: bytes = draw(st.sampled_from(files))
    for harm in draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=5)):
        data = harm(draw, data)
    return data
