"""The contracts to try with: what lies there is what the sources say, and everybody's place is found on them."""

from __future__ import annotations

from itertools import combinations

import pytest

from bot.local_chat.settings import Sample
from bot.samples import SAMPLES
from bot.samples.build import HERE, SOURCES, built
from signing.fields.keywords import PlaceParty, propose_places
from signing.fields.kinds import Field, FieldKind
from signing.fields.room import obstacles, overlap
from signing.pdf.normalise import normalise_pdf
from signing.pdf.preview import find_text_runs, page_shapes

WANTS = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})
ZH, EN = SAMPLES
PAIRS = {
    ZH: (("李明", "杭州青禾科技有限公司"), ("赵晴", "上海澄明贸易有限公司")),
    EN: (("Ann Miller", "Harbor Trading Ltd."), ("Jonas Weber", "Northwind Design GmbH")),
}
LABELS = {ZH: "授权代表（签字）", EN: "Signature:"}


def lines(data: bytes) -> list[tuple[int, str]]:
    return [(run.page, run.text) for run in find_text_runs(data)]


def proposed(sample: Sample, *, in_contract_order: bool = True) -> dict[str, dict[FieldKind, Field]]:
    """Company → kind → place."""
    data = normalise_pdf(sample.path.read_bytes()).data
    pair = PAIRS[sample] if in_contract_order else PAIRS[sample][::-1]
    parties = [PlaceParty(company, at, name, company, WANTS) for at, (name, company) in enumerate(pair)]
    found = propose_places(find_text_runs(data), page_shapes(data), parties)
    assert found.unplaced == ()
    places: dict[str, dict[FieldKind, Field]] = {company: {} for _, company in PAIRS[sample]}
    for field in found.fields:
        places[field.party_id][field.kind] = field
    return places


def test_the_chinese_one_comes_first() -> None:
    assert [one.path.name for one in SAMPLES] == ["contract_zh.pdf", "contract_en.pdf"]
    assert [HERE / f"{source}.pdf" for source in SOURCES] == [one.path for one in SAMPLES]


@pytest.mark.parametrize("source", SOURCES)
def test_the_pdf_is_what_its_source_says(source: str) -> None:
    assert lines(built(source)) == lines((HERE / f"{source}.pdf").read_bytes()), "run python -m bot.samples.build"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path.stem)
def test_it_is_taken_without_a_remark(sample: Sample) -> None:
    taken = normalise_pdf(sample.path.read_bytes())
    assert taken.notes == ()
    assert taken.facts.pages in {2, 3}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path.stem)
def test_each_party_signs_and_dates_at_its_own_words(sample: Sample) -> None:
    labels = [run for run in find_text_runs(sample.path.read_bytes()) if LABELS[sample] in run.text]
    places = proposed(sample)
    last = len(page_shapes(sample.path.read_bytes())) - 1
    for label, (_, company) in zip(labels, PAIRS[sample], strict=True):
        sign, date = places[company][FieldKind.SIGNATURE], places[company][FieldKind.DATE]
        assert (sign.page, date.page) == (last, last)
        assert 0 < sign.box.u - (label.box.u + label.box.width) < 12, "right behind the words"
        assert abs(sign.box.v - label.box.v) < 6, "on the line"
        assert sign.box.width >= 140 and sign.box.height >= 44, "as large as a hand writes"
        assert 0 < sign.box.v - date.box.v < 90 and abs(date.box.u - label.box.u) < 90, "the date below it"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path.stem)
def test_no_place_lies_on_words_or_on_another(sample: Sample) -> None:
    fields = [field for kinds in proposed(sample).values() for field in kinds.values()]
    assert len(fields) == 4
    words = obstacles(find_text_runs(sample.path.read_bytes()), fields[0].page)
    assert not [field for field in fields for word in words if overlap(field.box, word) > 0]
    assert not [pair for pair in combinations(fields, 2) if overlap(pair[0].box, pair[1].box) > 0]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda one: one.path.stem)
def test_the_order_in_which_they_are_named_does_not_matter(sample: Sample) -> None:
    boxes = [
        {
            company: kinds[FieldKind.SIGNATURE].box
            for company, kinds in proposed(sample, in_contract_order=order).items()
        }
        for order in (True, False)
    ]
    assert boxes[0] == boxes[1]
