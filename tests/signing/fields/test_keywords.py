"""Where people expect to sign, from the words of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.fields.hits import find_hits
from signing.fields.keywords import Proposal, propose_places
from signing.fields.kinds import Field, FieldKind, TextRun
from signing.fields.place_party import PlaceParty
from signing.fields.room import overlap
from tests.signing.fields.paper import A4, line

PERSON = frozenset({FieldKind.SIGNATURE, FieldKind.DATE})
COMPANY = frozenset({FieldKind.SEAL, FieldKind.DATE})
BOTH = PERSON | COMPANY


def party(
    index: int, name: str = "", company: str | None = None, wants: frozenset[FieldKind] = PERSON
) -> PlaceParty:
    return PlaceParty(f"id{index}", index, name or f"某人{index}", company, wants)


def propose(runs: list[TextRun], *parties: PlaceParty, pages: int = 2) -> Proposal:
    return propose_places(runs, [A4] * pages, parties)


def by_name(proposal: Proposal) -> dict[str, Field]:
    return {field.name: field for field in proposal.fields}


@pytest.mark.parametrize(
    ("text", "kind", "owner"),
    [
        ("甲方（盖章）：", FieldKind.SEAL, 0),
        ("甲 方 (盖章) :", FieldKind.SEAL, 0),
        ("乙方(签字)：", FieldKind.SIGNATURE, 1),
        ("乙方（签字或盖章）：", FieldKind.SIGNATURE, 1),
        ("丙方签章：", FieldKind.SEAL, 2),
        ("甲方代表签字：____", FieldKind.SIGNATURE, 0),
        ("法定代表人：", FieldKind.SIGNATURE, None),
        ("授权代表（签字）：", FieldKind.SIGNATURE, None),
        ("签名:", FieldKind.SIGNATURE, None),
        ("签署：", FieldKind.SIGNATURE, None),
        ("（盖公章）：", FieldKind.SEAL, None),
        ("出租人签字", FieldKind.SIGNATURE, None),
        ("甲方签字________", FieldKind.SIGNATURE, 0),
        ("甲方签字日期：", FieldKind.DATE, None),
        ("上海长江国际贸易有限公司（盖章）", FieldKind.SEAL, None),
        ("签署日期：", FieldKind.DATE, None),
        ("日 期：    年   月   日", FieldKind.DATE, None),
        ("Signature: ________", FieldKind.SIGNATURE, None),
        ("Authorized Signature:", FieldKind.SIGNATURE, None),
        ("Sign here", FieldKind.SIGNATURE, None),
        ("By: ______", FieldKind.SIGNATURE, None),
        ("Party B (Seal):", FieldKind.SEAL, 1),
        ("Company stamp:", FieldKind.SEAL, None),
        ("Date:", FieldKind.DATE, None),
        ("{{sign:1}}", FieldKind.SIGNATURE, 0),
        ("{{ date : 2 }}", FieldKind.DATE, 1),
        ("｛｛seal：3｝｝", FieldKind.SEAL, 2),
        ("{{盖章:1}}", FieldKind.SEAL, 0),
    ],
)
def test_words_that_ask_for_something(text: str, kind: FieldKind, owner: int | None) -> None:
    hits = find_hits([line(text, 300)])
    assert [(hit.kind, hit.owner) for hit in hits] == [(kind, owner)]


@pytest.mark.parametrize(
    "text",
    [
        "本合同自双方签字盖章之日起生效。",
        "第十二条　本合同一式两份，双方各执一份，自双方授权代表签字盖章",
        "本合同经甲方盖章后生效，由乙方签字人保管。",
        "双方就上述事项达成一致并在平等自愿的基础上签署",
        "甲方：上海长江国际贸易有限公司",
        "法定代表人：张三",
        "signed by both of the parties",
        "his assignment: duties",
        "Standby: 24 hours",
        "Section 4 – SIGNATURE",
        "The effective date is agreed",
        "Update: none",
    ],
)
def test_words_that_ask_for_nothing(text: str) -> None:
    assert find_hits([line(text, 300)]) == []


def test_two_columns_with_a_date_below_each() -> None:
    runs = [
        line("甲方（盖章）：", 300),
        line("乙方（签字）：", 300, u=320),
        line("日期：", 220),
        line("日期：", 220, u=320),
    ]
    found = by_name(propose(runs, party(0, company="甲公司", wants=COMPANY), party(1)))
    assert set(found) == {"p1_seal_1", "p1_date_1", "p2_sign_1", "p2_date_1"}
    assert found["p1_date_1"].box.u < 300 < found["p2_date_1"].box.u
    assert found["p2_sign_1"].box.u > 390, "right of its words"
    assert found["p1_seal_1"].party_id == "id0"


def test_the_last_of_several_places_wins() -> None:
    runs = [line("甲方（签字）：", 700), line("甲方（签字）：", 300, page=1), line("乙方（签字）：", 200, page=1)]
    found = by_name(propose(runs, party(0), party(1)))
    assert found["p1_sign_1"].page == 1


def test_tags_win_and_each_of_them_counts() -> None:
    runs = [line("{{sign:1}}", 700), line("{{sign:1}}", 500, page=1), line("甲方（签字）：", 300)]
    proposal = propose(runs, party(0))
    assert [(field.name, field.page) for field in proposal.fields] == [("p1_sign_1", 0), ("p1_sign_2", 1)]


def test_a_printed_name_decides_whose_line_it_is() -> None:
    runs = [
        line("NORTHWIND LTD", 400),
        line("Jane Roe", 400, u=320),
        line("By: ______________", 360),
        line("By: ______________", 360, u=320),
    ]
    found = by_name(propose(runs, party(0, "Jane Roe"), party(1, "Bob", "Northwind Ltd")))
    assert found["p1_sign_1"].box.u > 320
    assert found["p2_sign_1"].box.u < 200


def test_whoever_is_named_behind_a_letter_owns_it() -> None:
    runs = [line("甲方（盖章）：青禾公司", 500), line("日期：", 470), line("乙方（盖章）：澄明公司", 300)]
    found = by_name(propose(runs, party(0, "赵晴", "澄明公司"), party(1, "李明", "青禾公司")))
    assert (found["p1_sign_1"].box.v < 350, found["p2_sign_1"].box.v > 450) == (True, True)
    assert found["p2_date_1"].box.v > 450


def test_a_name_in_the_next_column_does_not_count() -> None:
    runs = [line("甲方（盖章）：", 500), line("乙方（盖章）：澄明公司", 500, u=200)]
    found = by_name(propose(runs, party(0, "李明", "青禾公司"), party(1, "赵晴", "澄明公司")))
    assert found["p1_sign_1"].box.u < found["p2_sign_1"].box.u


def test_without_names_the_last_lines_go_round_in_order() -> None:
    runs = [line("Signature: ________", v) for v in (700, 400, 300)]
    found = by_name(propose(runs, party(0), party(1)))
    assert 390 < found["p1_sign_1"].box.v < 410
    assert 290 < found["p2_sign_1"].box.v < 310


def test_a_company_that_seals_and_signs_gets_both() -> None:
    runs = [line("甲方（盖章）：", 400), line("法定代表人（签字）：", 250)]
    found = by_name(propose(runs, party(0, company="甲公司", wants=BOTH)))
    assert set(found) == {"p1_seal_1", "p1_sign_1"}
    assert found["p1_seal_1"].box.v > found["p1_sign_1"].box.v


def test_one_place_for_seal_and_signature_serves_both_side_by_side() -> None:
    found = by_name(propose([line("甲方（盖章）：", 400)], party(0, wants=BOTH)))
    assert set(found) == {"p1_seal_1", "p1_sign_1"}
    assert not overlap(found["p1_seal_1"].box, found["p1_sign_1"].box)


def test_a_person_signs_where_a_seal_was_expected() -> None:
    assert [field.name for field in propose([line("甲方（盖章）：", 400)], party(0)).fields] == ["p1_sign_1"]


def test_whoever_has_no_place_is_named() -> None:
    proposal = propose([line("甲方（签字）：", 400)], party(0), party(1))
    assert proposal.unplaced == ("id1",)
    assert propose([line("无", 400)], party(0)).unplaced == ("id0",)


def test_without_a_word_for_it_no_date_is_invented() -> None:
    assert {field.kind for field in propose([line("签名：", 400)], party(0)).fields} == {FieldKind.SIGNATURE}


def test_sizes_are_those_of_a_hand_a_chop_and_a_date() -> None:
    runs = [line("甲方（盖章）：", 500), line("乙方（签字）：", 300), line("日期：", 200)]
    found = by_name(propose(runs, party(0, wants=COMPANY), party(1)))
    sizes = {name: (field.box.width, field.box.height) for name, field in found.items()}
    assert sizes == {"p1_seal_1": (119, 119), "p2_sign_1": (150, 48), "p2_date_1": (110, 18)}


def test_boxes_touch_no_words_and_stay_on_the_page() -> None:
    runs = [line("甲方（盖章）：", 60, u=430), line("乙方（签字）：", 30)]
    runs += [line("密密麻麻的正文密密麻麻的正文密密麻麻的正文", 100 + 20 * n) for n in range(30)]
    for field in propose(runs, party(0, wants=COMPANY), party(1)).fields:
        box = field.box
        assert box.u >= 0 and box.v >= 0 and box.u + box.width <= A4.width and box.v + box.height <= A4.height
        text = [run.box for run in runs[2:]]
        assert not any(overlap(box, other) for other in text), field.name


def test_the_box_stands_on_the_underline() -> None:
    box = propose([line("Signature: ____________________", 300)], party(0)).fields[0].box
    assert 302 < box.v < 304, "above the line, not on it"
    assert box.u > 60 + 11 * 5.5


def test_nothing_is_remembered_between_calls() -> None:
    runs = [line("甲方（签字）：", 400), line("日期：", 350)]
    assert propose(runs, party(0)) == propose(runs, party(0))


def test_a_bare_name_before_an_empty_line_will_do_if_nothing_better_is_there() -> None:
    runs = [line("甲方：____________", 400), line("甲方（签字）：", 300, page=1), line("乙方：____________", 350)]
    found = by_name(propose(runs, party(0), party(1)))
    assert found["p1_sign_1"].page == 1
    assert found["p2_sign_1"].page == 0


def test_whoever_has_a_chop_seals_where_words_ask_for_it_and_signs_beside() -> None:
    runs = [line("甲方（盖章）：", v=300), line("乙方（签字）：", v=200)]
    sealing = replace(party(0, "李明", "华明科技"), may_seal=True)
    found = propose(runs, sealing, replace(party(1), may_seal=True))
    assert [(f.party_id, f.kind) for f in found.fields if f.kind is not FieldKind.DATE] == [
        ("id0", FieldKind.SEAL),
        ("id0", FieldKind.SIGNATURE),
        ("id1", FieldKind.SIGNATURE),
    ], "and where only a name is asked for, only a name is put"
    assert found.unplaced == ()
    without = propose(runs, party(0, "李明", "华明科技"), party(1))
    assert {field.kind for field in without.fields} == {FieldKind.SIGNATURE}


def test_seal_and_name_have_their_own_words() -> None:
    runs = [line("甲方（盖章）：", v=400), line("甲方代表（签字）：", v=200)]
    found = propose(runs, replace(party(0, "李明", "华明科技"), may_seal=True))
    kinds = {field.kind: field.box.v for field in found.fields}
    assert kinds.keys() == {FieldKind.SEAL, FieldKind.SIGNATURE}
    assert kinds[FieldKind.SEAL] > kinds[FieldKind.SIGNATURE]
