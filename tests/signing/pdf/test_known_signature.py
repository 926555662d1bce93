"""What is recognised at once is what reading value by value finds, or it is not recognised."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import Any

import pytest

from signing.pdf.known_signature import signature_at_once, trailer_at_once
from signing.pdf.known_syntax import BadSection, entries, parse, whole
from signing.pdf.written_section import check_appended
from tests.signing.pdf.appended import Line, some_writes
from tests.signing.pdf.corpus import contract
from tests.signing.pdf.desk import Desk

LOOKED_AT = ("Type", "SubFilter", "ByteRange", "Contents")
FIELDS = ["p1_sign_1", "p1_date_1", "p1_sign_2"]


@pytest.fixture(scope="module")
def section() -> bytes:
    desk = Desk()
    line = Line(desk, desk.base(contract(), intake=False))
    appended, key = line.make(some_writes(line.plan, FIELDS), "p1_sign_1")
    check_appended(line.plan, line.prefix, appended, fields=FIELDS, certificate=key.certificate)
    return appended.section


def _signature(section: bytes) -> bytes:
    begin = section.index(b"<</Type /Sig ")
    body = section[begin : section.index(b"\nendobj", begin)]
    held = body.index(b"/Contents <") + 11
    return body[: held + 400] + b">>>"  # the beginning of what it holds is enough


def _looked_at(signature: dict[str, Any]) -> Any:
    (lock,) = signature["Reference"]
    rules = lock["TransformParams"]
    named = lock["TransformMethod"], rules["Action"], rules["Fields"], rules.get("P")
    return [signature[key] for key in LOOKED_AT], named


def _otherwise(right: bytes) -> list[bytes]:
    """Each with a byte changed, left out or doubled."""
    chance = random.Random(3)
    spots = [*range(len(right))] if len(right) < 400 else [*range(420), *range(len(right) - 10, len(right))]
    return [
        right[:at] + changed + right[at + 1 :]
        for at in spots
        for changed in (bytes((right[at] ^ 1 << chance.randrange(8),)), b"", right[at : at + 1] * 2)
    ]


def test_a_signature(section: bytes) -> None:
    body = _signature(section)
    found = signature_at_once(body, below=10_000)
    assert found is not None and _looked_at(found) == _looked_at(whole(body, below=10_000))
    recognised = 0
    for wrong in _otherwise(body):
        at_once = None
        with suppress(ValueError):  # as reading it would say
            at_once = signature_at_once(wrong, below=10_000)
        if at_once is not None:
            recognised += 1
            assert _looked_at(at_once) == _looked_at(whole(wrong, below=10_000))
    assert recognised > 20
    assert signature_at_once(body, below=1) is None


def test_an_entry_that_stands_there_twice() -> None:
    """One reader takes the first, another the last."""
    assert entries(b" /V (a) /AP 3 0 R>>", below=4) == {"V": b"(a)", "AP": b"3 0 R"}
    with pytest.raises(BadSection):
        entries(b" /V (a) /AP 3 0 R /V (b)>>", below=4)


def test_a_trailer(section: bytes) -> None:
    begin = section.index(b"trailer\n") + 8
    trailer = section[begin:]
    found = trailer_at_once(section, begin, below=10_000)
    keys = ("Size", "Prev", "Root", "Info")

    def looked_at(read: Any) -> Any:
        return [read[0].get(key) for key in keys], read[1]

    assert found is not None and looked_at(found) == looked_at(parse(section, begin, below=10_000))
    recognised = 0
    for wrong in _otherwise(trailer[: trailer.index(b">>\n") + 2]):
        if (at_once := trailer_at_once(wrong, 0, below=10_000)) is not None:
            recognised += 1
            assert looked_at(at_once) == looked_at(parse(wrong, below=10_000))
    assert recognised > 20
    assert trailer_at_once(section, begin, below=1) is None
