"""Whatever stands between < and >, it is read as pyHanko reads it, and the stream stands where it would."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.misc import PdfError

from signing.pdf import hex_strings

BITS = st.sampled_from([b"0", b"9", b"a", b"F", b"<", b">", b" ", b"\n", b"\0", b"%x\n", b"%", b"z", b"/V"])


def read(how: Any, data: bytes) -> object:
    stream = BytesIO(data)
    stream.seek(2)
    try:
        value = how(stream)
    except PdfError as error:
        return str(error)
    return type(value), value, stream.tell()


def same(data: bytes) -> None:
    assert read(hex_strings.read_hex_string, data) == read(hex_strings._character_by_character, data)


@given(st.lists(BITS, max_size=12).map(b"".join))
def test_any_string_is_read_alike(inside: bytes) -> None:
    same(b"/V<" + inside + b">/X 1")
    same(b"/V<" + inside)


@pytest.mark.parametrize(
    "length", [2 * hex_strings.CHUNK - 2, 2 * hex_strings.CHUNK - 1, 3 * hex_strings.CHUNK + 1]
)
@pytest.mark.parametrize("after", [b">/X 1", b">", b"", b" >"])
def test_so_are_long_ones_at_the_edges_of_what_is_read_at_once(length: int, after: bytes) -> None:
    same(b"/V<" + b"a" * length + after)


def test_one_without_an_end_is_not_looked_through_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hex_strings, "LONGEST", hex_strings.CHUNK)
    same(b"/V<" + b"a" * (3 * hex_strings.CHUNK) + b">")
