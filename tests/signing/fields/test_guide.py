"""The guide names what the code reads, and no text whatever makes the reading of tags fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.fields.keywords import propose_places
from signing.fields.kinds import FieldKind
from signing.fields.place_party import PlaceParty
from signing.fields.tag_words import KEYS, KINDS, plain
from tests.signing.fields.paper import A4, line

GUIDE = (Path(__file__).resolve().parents[3] / "docs" / "fields.md").read_text(encoding="utf-8")
PARTY = PlaceParty("li", 0, "李明", "青禾科技", frozenset({FieldKind.SIGNATURE, FieldKind.DATE}))


def table(head: str) -> list[list[str]]:
    rows = GUIDE.split(head, 1)[1].split("\n\n", 1)[0].splitlines()[1:]
    return [[cell.strip() for cell in row.strip("|").split("|")] for row in rows if row.startswith("|")][1:]


def names(cell: str) -> list[str]:
    words = re.findall(r"`([^`]+)`", cell) or re.split(r"[\s,，]+", cell)
    return [plain(word) for word in words if word]


def test_every_kind_is_in_the_guide_under_names_that_are_read() -> None:
    said = [name for row in table("| kind | tag | 标签 |") for cell in row[1:3] for name in names(cell)]
    assert [name for name in said if name not in KINDS] == []
    assert {KINDS[name] for name in said} == set(FieldKind)


def test_every_key_is_in_the_guide_under_names_that_are_read() -> None:
    said = [name for row in table("| key | 键 | value |") for cell in row[:2] for name in names(cell)]
    assert [name for name in said if name not in KEYS] == []
    assert {KEYS[name] for name in said} == set(KEYS.values())


WORDS = st.text("{}｛｝:：|｜=＝/,1甲签名文本标签选项页码abc \n9-", max_size=60)


@given(st.lists(WORDS | st.builds("{{{{{}}}}}".format, WORDS), max_size=6))
def test_no_text_makes_it_fail(lines: list[str]) -> None:
    runs = [line(words, 700 - 30 * at) for at, words in enumerate(lines) if words]
    proposal = propose_places(runs, [A4, A4], (PARTY,))
    assert len({field.name for field in proposal.fields}) == len(proposal.fields)
    assert all("tag" in one.facts for one in proposal.wrong)


@pytest.mark.parametrize("tag", ["{{sign:" + "9" * 400 + "}}", "{{text:1|size=1e400}}", "{{text:1|size=nan}}"])
def test_numbers_beyond_all_measure_are_refused(tag: str) -> None:
    assert propose_places([line(tag, 400)], [A4], (PARTY,)).wrong
