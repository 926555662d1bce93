"""Parties of a running task, changed by its initiator: the rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.errors import BadAnswer, Refusal
from signing.task import actions
from signing.task.actions import approve
from signing.task.changing import add_party, move_party, remove_party, replace_party, vacant_places
from signing.task.events import PARTY_REPLACED, TURN_CAME, TURN_GONE
from signing.task.finding_signer import name_signer
from signing.task.model import Order, PartyState, Reach, Role, Side, TaskState
from signing.task.routing import stage_of
from tests.sent_tasks import NOW, after_signing, approver, party, sent, signer, states, unbound, viewer

NOT_YET, TO_ACT = PartyState.NOT_YET, PartyState.TO_ACT
IN_TURN = Order.ONE_AFTER_ANOTHER


def test_a_successor_has_the_places_and_the_turn_of_who_stood_there():
    task = sent(signer("甲"), signer("乙"), order=IN_TURN)
    to = replace(unbound(signer("甲")), name="丙", state=TO_ACT)
    after, events = replace_party(task, "甲", to, NOW, reason="调岗")
    placed = after.parties[0]
    assert (placed.id, placed.name, placed.handed_by, placed.reach) == ("甲", "丙", "甲", Reach.INVITED)
    assert after.fields == task.fields and placed.state is TO_ACT
    assert [(each.kind, each.facts.get("invite")) for each in events] == [
        (PARTY_REPLACED, None),
        (TURN_CAME, True),
    ]


def test_who_waits_is_replaced_without_an_invitation_yet():
    task = sent(signer("甲"), signer("乙"), order=IN_TURN)
    after, events = replace_party(task, "乙", replace(unbound(task.parties[1]), name="丙"), NOW, reason="调岗")
    assert after.parties[1].reach is Reach.NOT_INVITED and [each.kind for each in events] == [PARTY_REPLACED]


@pytest.mark.parametrize("act", ["replace", "remove", "move"])
def test_who_has_acted_stays(act: str) -> None:
    task = after_signing(sent(signer("甲"), signer("乙"), order=IN_TURN), "甲")
    with pytest.raises(Refusal, match="party-acted"):
        if act == "replace":
            replace_party(task, "甲", replace(task.parties[0], name="丙", person_id=None), NOW, reason="x")
        elif act == "remove":
            remove_party(task, "甲", NOW, reason="x")
        else:
            move_party(task, "甲", 1, NOW)


def test_the_last_one_who_is_missing_leaves_and_the_task_is_done():
    task = after_signing(sent(signer("甲"), signer("乙")), "甲")
    after = remove_party(task, "乙", NOW, reason="不再参与")[0]
    assert after.state is TaskState.CLOSING and vacant_places(after) == ("乙",)
    with pytest.raises(Refusal, match="last-to-act"):
        remove_party(sent(signer("甲"), viewer("审计")), "甲", NOW, reason="x")


def test_a_new_signer_gets_a_place_that_somebody_left_and_else_is_refused_in_words():
    task = after_signing(sent(signer("甲"), signer("乙"), signer("丁")), "甲")
    with pytest.raises(Refusal, match="no-free-place"):
        add_party(task, party("丙", Role.SIGNER), NOW)
    after = add_party(remove_party(task, "乙", NOW, reason="x")[0], party("丙", Role.SIGNER), NOW)[0]
    new = after.parties[-1]
    assert (new.id, new.name, new.state) == ("乙", "丙", TO_ACT) and not vacant_places(after)


def test_an_approver_is_added_after_whoever_acts_last_and_twice_is_refused():
    task = sent(signer("甲"), signer("乙"), order=IN_TURN)
    after = add_party(task, party("法务", Role.APPROVER), NOW)[0]
    assert states(after) == {"甲": TO_ACT, "乙": NOT_YET, "法务": NOT_YET}
    with pytest.raises(BadAnswer, match="party-twice"):
        add_party(after, party("法务", Role.APPROVER), NOW)


def test_put_later_the_turn_goes_to_who_comes_first_now_and_both_are_told():
    task = sent(signer("甲"), signer("乙"), order=IN_TURN)
    after, events = move_party(task, "甲", 1, NOW)
    assert states(after) == {"乙": TO_ACT, "甲": NOT_YET}
    assert {(each.kind, each.party_id) for each in events} >= {(TURN_CAME, "乙"), (TURN_GONE, "甲")}
    with pytest.raises(Refusal, match="nobody-after"):
        move_party(after, "甲", 1, NOW)
    with pytest.raises(Refusal, match="nobody-before"):
        move_party(after_signing(after, "乙"), "甲", -1, NOW)
    with pytest.raises(Refusal, match="all-act-at-once"):
        move_party(sent(signer("甲"), signer("乙")), "甲", 1, NOW)
    with pytest.raises(Refusal, match="nothing-to-order"):
        move_party(sent(signer("甲"), viewer("审计")), "审计", 1, NOW)


def test_steps_are_joined_and_left_but_never_one_that_is_over():
    task = sent(signer("甲", 1), signer("乙", 2), approver("法务", 2), order=Order.STEPS)
    assert states(move_party(task, "乙", -1, NOW)[0]) == {"甲": TO_ACT, "乙": TO_ACT, "法务": NOT_YET}
    task = after_signing(task, "甲")
    with pytest.raises(Refusal, match="nobody-before"):
        move_party(task, "乙", -1, NOW)
    assert states(move_party(task, "乙", 1, NOW)[0])["乙"] is NOT_YET


@pytest.mark.parametrize("order", Order)
def test_who_approves_inside_first_is_put_into_the_order_and_back(order: Order) -> None:
    inside = [
        replace(approver(name), level=level, side=Side.INTERNAL) for name, level in (("法务", 1), ("总监", 2))
    ]
    task = sent(signer("甲"), *inside, approver("对方"), order=order)
    assert states(task) == {"甲": NOT_YET, "法务": TO_ACT, "总监": NOT_YET, "对方": NOT_YET}
    out = move_party(task, "总监", 1, NOW)[0]
    moved = next(each for each in out.parties if each.name == "总监")
    assert moved.level == 0 and stage_of(out, moved)[0] == 1
    first = states(approve(out, "法务", NOW)[0])
    assert first["总监"] is TO_ACT and first["甲"] is (NOT_YET if order is IN_TURN else TO_ACT)
    back = move_party(out, "总监", -1, NOW)[0]
    assert states(back) == {"甲": NOT_YET, "法务": TO_ACT, "总监": TO_ACT, "对方": NOT_YET}, (
        "beside the last level"
    )
    with pytest.raises(Refusal):
        move_party(task, "甲", -1, NOW)  # a signature is no approval inside
    opened = approve(approve(task, "法务", NOW)[0], "总监", NOW)[0]
    if order is IN_TURN:
        opened = move_party(opened, "对方", -1, NOW)[0]
    with pytest.raises(Refusal):
        move_party(opened, "对方", -1, NOW)  # what the outside has heard of, nothing precedes any more


def test_who_stands_for_a_company_acts_only_after_saying_who():
    task = sent(replace(signer("甲"), company="海港公司", finds_signer=True))
    with pytest.raises(Refusal, match="name-signer-first"):
        actions.begin_signing(task, "甲", NOW)
    itself = name_signer(task, task.parties[0], task.parties[0], NOW)[0]
    assert actions.begin_signing(itself, "甲", NOW)
    other, events = name_signer(task, task.parties[0], replace(unbound(task.parties[0]), name="乙"), NOW)
    assert (other.parties[0].name, other.parties[0].handed_by, events[-1].kind) == ("乙", "甲", TURN_CAME)
    with pytest.raises(Refusal, match="nobody-to-name"):
        name_signer(other, other.parties[0], other.parties[0], NOW)
