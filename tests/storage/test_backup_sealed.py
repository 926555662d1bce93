"""The sealed stream of a backup: comes back as it went in, or not at all."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest

from storage.backup.sealed import CHUNK, TAG, SealedError, SealedReader, SealedWriter

WORD = "five words are long enough"
COST = 10  # of scrypt: a test need not be expensive to guess
HEAD = 28


def sealed(data: bytes, word: str = WORD, piece: int = 10_000) -> bytes:
    out = io.BytesIO()
    writer = SealedWriter(out, word, cost=COST)
    for begin in range(0, len(data), piece):
        writer.write(data[begin : begin + piece])
    writer.finish()
    return out.getvalue()


def opened(data: bytes, word: str = WORD) -> bytes:
    reader = SealedReader(io.BytesIO(data), word)
    parts = []
    while part := reader.read(7_777):
        parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK])
def test_what_goes_in_comes_out(size: int) -> None:
    data = bytes(index % 251 for index in range(size))
    assert opened(sealed(data)) == data


def test_the_same_twice_is_not_the_same_file_and_shows_nothing() -> None:
    first, second = sealed(b"secret" * 100), sealed(b"secret" * 100)
    assert first[HEAD:] != second[HEAD:] and b"secret" not in first


def test_a_passphrase_is_the_same_in_every_form_of_unicode() -> None:
    assert opened(sealed(b"x", "caf\u00e9 印信"), "cafe\u0301 印信") == b"x"


def test_a_wrong_passphrase_opens_nothing() -> None:
    with pytest.raises(SealedError) as refused:
        opened(sealed(b"x"), WORD + "!")
    assert refused.value.code == "passphrase-wrong"


@pytest.mark.parametrize("kept", [HEAD + CHUNK + TAG, HEAD + 2 * (CHUNK + TAG), HEAD + CHUNK + TAG + 100, HEAD])
def test_a_file_that_is_cut_short_is_refused_also_between_two_chunks(kept: int) -> None:
    whole = sealed(bytes(3 * CHUNK))
    with pytest.raises(SealedError):
        opened(whole[:kept])


@pytest.mark.parametrize("at", [9, 12, HEAD, HEAD + CHUNK + TAG + 5, -1])
def test_every_changed_bit_is_refused(at: int) -> None:
    changed = bytearray(sealed(bytes(2 * CHUNK)))
    changed[at] ^= 1
    with pytest.raises(SealedError):
        opened(bytes(changed))


def test_chunks_cannot_change_places_be_doubled_or_end_early() -> None:
    whole = sealed(bytes(3 * CHUNK))
    borders = [*range(HEAD, len(whole), CHUNK + TAG), len(whole)]
    head, chunks = whole[:HEAD], [whole[begin:end] for begin, end in pairwise(borders)]
    for order in ([1, 0, 2], [0, 0, 1, 2], [0, 2], [0, 1, 2, 2]):
        with pytest.raises(SealedError):
            opened(head + b"".join(chunks[each] for each in order))


def test_what_is_no_backup_is_told_before_anything_is_computed() -> None:
    for foreign in (b"", b"%PDF-1.7", sealed(b"")[:8] + bytes(20), sealed(b"")[:9] + b"\x1f" + bytes(30)):
        with pytest.raises(SealedError) as refused:
            opened(foreign)
        assert refused.value.code == "foreign"
