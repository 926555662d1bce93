from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest

from signing.task import actions
from signing.task import events as kinds
from signing.task.events import Event
from signing.task.model import Order, Task
from signing.task.notices import ADMINS, Notice, notices, readers
from tests.sent_tasks import (
    BASE,
    NOW,
    after_signing,
    approver,
    copied,
    preparing,
    sent,
    signer,
    unbound,
    viewer,
)

INITIATOR = "p-initiator"


def told(given: Iterable[Notice]) -> set[tuple[str, str]]:
    """(person, wording key or kind) of everything but cards."""
    return {(each.person_id, each.facts.get("key", each.kind)) for each in given if each.kind != "card"}


def cards(given: Iterable[Notice]) -> dict[str, bool]:
    return {each.person_id: bool(each.facts.get("fresh")) for each in given if each.kind == "card"}


def of(
    before: Task, change: actions.Change, actor: str | None = None, having: Iterable[str] = ()
) -> tuple[Notice, ...]:
    return notices(before, change[0], change[1], having_cards=having, actor_id=actor)


def test_sending_gives_the_first_parties_a_fresh_card_and_the_rest_nothing() -> None:
    before = preparing(signer("甲"), signer("乙"), viewer("审计"), copied("存档"), order=Order.ONE_AFTER_ANOTHER)
    given = of(before, actions.prepared(before, NOW, revisions={0: BASE}))
    assert cards(given) == {INITIATOR: False, "p-甲": True, "p-审计": True}
    assert told(given) == set()


def test_whose_turn_comes_gets_theirs_anew_and_the_others_are_redrawn() -> None:
    before = actions.begin_signing(sent(signer("甲"), signer("乙"), order=Order.ONE_AFTER_ANOTHER), "甲", NOW)[0]
    given = of(before, actions.signed(before, "甲", NOW, revisions={0: "c" * 64}), actor="p-甲")
    assert cards(given) == {INITIATOR: False, "p-甲": False, "p-乙": True}
    assert told(given) == {(INITIATOR, "told-signed")}
    [notice] = [each for each in given if each.kind == "told"]
    assert notice.facts == {
        "key": "told-signed",
        "number": before.number,
        "title": before.title,
        "name": "甲",
        "done": 1,
        "total": 2,
    }


def test_a_turn_without_a_person_asks_the_initiator_to_forward_a_link() -> None:
    before = preparing(unbound(signer("甲")), unbound(signer("乙")), order=Order.ONE_AFTER_ANOTHER)
    given = of(before, actions.prepared(before, NOW, revisions={0: BASE}))
    assert [(each.person_id, each.party_id) for each in given if each.kind == "invitation"] == [(INITIATOR, "甲")]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (lambda task: actions.reject(task, "甲", NOW, reason="金额有误"), "told-rejected"),
        (lambda task: actions.withdraw(task, NOW, reason="改条款"), "told-withdrawn"),
        (lambda task: actions.expire(task, NOW + timedelta(days=8)), "told-expired"),
    ],
)
def test_an_end_is_told_to_everybody_it_concerns(change, key: str) -> None:  # type: ignore[no-untyped-def]
    before = after_signing(sent(signer("乙"), signer("甲"), signer("丙"), viewer("审计"), copied("存档")), "乙")
    given = of(before, change(before))
    assert {person for person, said in told(given) if said == key} == {INITIATOR, "p-甲", "p-乙", "p-丙", "p-审计"}
    assert set(cards(given)) == {INITIATOR, "p-甲", "p-乙", "p-丙", "p-审计"}


@pytest.mark.parametrize("actor", ["p-甲", INITIATOR, "p-审计", None])
def test_nobody_is_told_what_they_did_themselves_but_their_card_is_redrawn(actor: str | None) -> None:
    before = sent(signer("甲"), viewer("审计"))
    given = of(before, actions.reject(before, "甲", NOW, reason="金额有误"), actor=actor)
    assert {person for person, _ in told(given)} == {INITIATOR, "p-甲", "p-审计"} - {actor}
    assert set(cards(given)) == {INITIATOR, "p-甲", "p-审计"}


def test_an_initiator_who_approves_is_not_told_that_they_approved() -> None:
    before = sent(replace(approver("法务"), person_id=INITIATOR), signer("甲"))
    change = actions.approve(before, "法务", NOW)
    assert told(of(before, change, actor=INITIATOR)) == set()


def test_the_last_act_is_not_told_because_the_document_follows_at_once() -> None:
    before = actions.begin_signing(sent(signer("甲")), "甲", NOW)[0]
    assert told(of(before, actions.signed(before, "甲", NOW, revisions={0: "c" * 64}), actor="p-甲")) == set()


def test_completion_gives_everybody_a_copy_once() -> None:
    before = after_signing(sent(signer("甲"), viewer("审计"), copied("存档"), unbound(copied("外部"))), "甲")
    given = of(before, actions.closed(before, NOW, revisions={0: "e" * 64}))
    copies = [each.person_id for each in given if each.kind == "copy"]
    assert sorted(copies) == sorted([INITIATOR, "p-甲", "p-审计", "p-存档"])
    assert [each.party_id for each in given if each.kind == "invitation"] == ["外部"]
    after = actions.closed(before, NOW, revisions={0: "e" * 64})[0]
    late = of(after, actions.bind(after, "外部", NOW, person_id="p-late"), actor="p-late")
    assert [each.person_id for each in late if each.kind == "copy"] == ["p-late"]


def test_a_signature_that_could_not_be_written_is_told_to_the_signer() -> None:
    before = actions.begin_signing(sent(signer("甲")), "甲", NOW)[0]
    given = of(before, actions.signing_failed(before, "甲", NOW, why="glyph-missing"))
    assert told(given) == {("p-甲", "told-signing-voided")}


def test_the_same_failure_twice_is_told_twice() -> None:
    task = sent(signer("甲"))
    keys = set()
    for _ in range(2):
        task = actions.begin_signing(task, "甲", NOW)[0]
        change = actions.signing_failed(task, "甲", NOW, why="glyph-missing")
        keys |= {each.key for each in of(task, change) if each.kind == "told"}
        task = change[0]
    assert len(keys) == 2


def test_what_we_lack_is_told_to_the_admins_and_nobody_else() -> None:
    before = actions.begin_signing(sent(signer("甲")), "甲", NOW)[0]
    given = of(before, actions.waits(before, NOW, code="timestamp-unavailable"))
    assert told(given) == {(ADMINS, "told-waiting")}
    assert "p-甲" in cards(given)


def test_a_draft_that_came_back_is_told_to_its_initiator_alone() -> None:
    before = preparing(signer("甲"))
    given = of(before, actions.prepare_failed(before, NOW, why="glyph-missing"))
    assert told(given) == {(INITIATOR, "told-prepare-failed")}
    assert set(cards(given)) == {INITIATOR}, "nobody named in it has heard of it"


def test_an_accepted_invitation_and_a_block_are_told_to_the_initiator() -> None:
    before = sent(unbound(signer("甲")), signer("乙"))
    assert told(of(before, actions.bind(before, "甲", NOW, person_id="p-1"), actor="p-1")) == {
        (INITIATOR, "told-accepted")
    }
    blocked = actions.reach_changed(before, "p-乙", NOW, reachable=False)
    assert told(of(before, blocked, actor="p-乙")) == {(INITIATOR, "told-unreachable")}
    back = actions.reach_changed(blocked[0], "p-乙", NOW, reachable=True)
    assert told(of(blocked[0], back, actor="p-乙")) == {(INITIATOR, "told-reachable")}


def test_who_has_a_card_keeps_it_up_to_date_whatever_their_part() -> None:
    before = sent(signer("甲"))
    given = of(before, actions.mark_read(before, "甲", NOW), actor="p-甲", having=["p-admin"])
    assert set(cards(given)) == {INITIATOR, "p-甲", "p-admin"} and told(given) == set()


def test_without_a_change_there_is_no_card() -> None:
    task = sent(signer("甲"))
    assert notices(task, task, [Event(kinds.CODE_SENT, "甲")]) == ()


def test_each_notice_of_one_change_has_a_key_of_its_own() -> None:
    before = after_signing(sent(signer("乙"), signer("甲"), viewer("审计")), "乙")
    given = of(before, actions.reject(before, "甲", NOW, reason="金额有误"))
    assert len({each.key for each in given}) == len(given)


def test_readers_are_the_initiator_and_whose_turn_has_come_or_passed() -> None:
    task = sent(signer("甲"), signer("乙"), viewer("审计"), copied("存档"), order=Order.ONE_AFTER_ANOTHER)
    assert readers(task) == (INITIATOR, "p-甲", "p-审计")
