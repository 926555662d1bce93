from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from signing.task.model import ENDED_STATES, PartyState, Reach, Role, TaskState
from signing.task.rights import may_be_invited, may_open, may_see, rights
from tests.sent_tasks import copied, party, sent, signer, unbound, viewer

INITIATOR = "p-initiator"
LOOK = frozenset({"history", "open", "download"})
MOVING = {TaskState.AWAITING, TaskState.PARTIALLY_SIGNED}
# They have tests of their own; acts.txt has them all.
ELSEWHERE = frozenset({"extend", "replace-document", "correct", "rescind", "report", "folder", "snooze", "group"})
ELSEWHERE |= {"template", "edit", "send", "discard", "keeping"}
HIDDEN = {TaskState.DRAFT, TaskState.DISCARDED}


@pytest.mark.parametrize("state", TaskState)
def test_what_a_party_may_do_in_every_state(state: TaskState) -> None:
    """Every state of theirs and every role."""
    for party_state, role in product(PartyState, Role):
        task = sent(signer("他"), party("我", role))
        task = replace(task, state=state, parties=(task.parties[0], replace(task.parties[1], state=party_state)))
        assert rights(task, "p-我") - ELSEWHERE == expected_of(state, party_state, role), (party_state, role)


def expected_of(state: TaskState, party_state: PartyState, role: Role) -> frozenset[str]:
    expected: frozenset[str] = frozenset()
    if state not in HIDDEN:
        expected = frozenset({"history"})
        if party_state not in {PartyState.NOT_YET, PartyState.SPARED, PartyState.ENDED}:
            expected = LOOK | ({"ask"} if state in MOVING else set())
        if state in MOVING and party_state is PartyState.TO_ACT:
            acts = {Role.SIGNER: {"sign"}, Role.APPROVER: {"approve"}, Role.FILLER: {"fill"}}
            expected |= acts[role] | {"reject"} if role in acts else set()
    return expected


@pytest.mark.parametrize("state", TaskState)
def test_what_the_initiator_may_do_in_every_state(state: TaskState) -> None:
    task = replace(sent(signer("甲")), state=state)
    expected = set(LOOK)
    if state in {TaskState.PREPARING, *MOVING}:
        expected.add("withdraw")
    if state in MOVING:
        expected |= {"remind", "change-party"}
    assert rights(task, INITIATOR) - ELSEWHERE == expected


@pytest.mark.parametrize("state", TaskState)
def test_what_an_admin_may_do_in_every_state_of_anothers_task(state: TaskState) -> None:
    task = replace(sent(signer("甲")), state=state)
    expected = set() if state in HIDDEN else {"history", "remind"} if state in MOVING else {"history"}
    if state not in HIDDEN:  # a legal hold, and a folder for what is held
        expected |= {"keeping", "folder"} if state in ENDED_STATES else {"keeping"}
    assert rights(task, "p-admin", is_admin=True) == expected


@pytest.mark.parametrize("state", TaskState)
def test_a_stranger_may_do_nothing_in_any_state(state: TaskState) -> None:
    task = replace(sent(signer("甲"), viewer("审计")), state=state)
    assert rights(task, "p-路人") == frozenset()
    assert not may_see(task, "p-路人") and not may_open(task, "p-路人")


@pytest.mark.parametrize("state", sorted(MOVING))
def test_an_admin_who_is_a_party_decides_as_a_party_and_reminds_as_an_admin(state: TaskState) -> None:
    task = replace(sent(signer("甲")), state=state)
    assert rights(task, "p-甲", is_admin=True) - ELSEWHERE == LOOK | {"ask", "sign", "reject", "remind"}


def test_an_initiator_who_signs_too_has_the_rights_of_both() -> None:
    task = sent(replace(signer("甲"), person_id=INITIATOR))
    both = LOOK | {"sign", "reject", "withdraw", "remind", "change-party"}
    assert rights(task, INITIATOR) - ELSEWHERE == both


def test_a_task_without_a_document_opens_for_nobody() -> None:
    task = replace(sent(signer("甲")), documents=())
    assert not may_open(task, INITIATOR) and not may_open(task, "p-甲")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", TaskState)
def test_who_may_be_invited_in_every_state(state: TaskState, role: Role) -> None:
    nobody = replace(party("某人", role), person_id=None, reach=Reach.NOT_INVITED)
    task = replace(sent(signer("甲"), nobody), state=state)
    open_now = state in {TaskState.PREPARING, TaskState.CLOSING, *MOVING}
    late_copy = state is TaskState.COMPLETED and role in {Role.CC, Role.VIEWER}
    assert may_be_invited(task, nobody) is (open_now or late_copy)
    assert ("invite" in rights(task, INITIATOR)) is (open_now or late_copy)
    assert not may_be_invited(task, replace(nobody, person_id="p-x", reach=Reach.BOUND))


def test_only_the_initiator_invites() -> None:
    task = sent(signer("甲"), unbound(copied("外部")))
    assert "invite" in rights(task, INITIATOR)
    assert "invite" not in rights(task, "p-甲") | rights(task, "p-admin", is_admin=True)
