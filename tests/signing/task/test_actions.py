from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task import actions, events
from signing.task.model import (
    ENDED_STATES,
    PARTIES_MOVE,
    Order,
    Party,
    PartyState,
    Role,
    Task,
    TaskState,
)
from signing.task.routing import acting, is_done, whose_move
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS
from tests.examples import examples
from tests.sent_tasks import (
    NOW,
    after_signing,
    approver,
    copied,
    party,
    preparing,
    sent,
    signer,
    states,
    unbound,
    viewer,
)

Act = Callable[[Task, str], actions.Change]
ACTS: dict[str, Act] = {
    "approve": lambda task, who: actions.approve(task, who, NOW),
    "sign": lambda task, who: actions.begin_signing(task, who, NOW),
    "reject": lambda task, who: actions.reject(task, who, NOW, reason="金额有误"),
}
ALLOWED = {
    (TaskState.AWAITING, PartyState.TO_ACT, Role.SIGNER, "sign"),
    (TaskState.AWAITING, PartyState.TO_ACT, Role.SIGNER, "reject"),
    (TaskState.AWAITING, PartyState.TO_ACT, Role.APPROVER, "approve"),
    (TaskState.AWAITING, PartyState.TO_ACT, Role.APPROVER, "reject"),
    (TaskState.AWAITING, PartyState.TO_ACT, Role.FILLER, "sign"),  # a revision of theirs, too
    (TaskState.AWAITING, PartyState.TO_ACT, Role.FILLER, "reject"),
}
ALLOWED |= {(TaskState.PARTIALLY_SIGNED, *rest) for (_, *rest) in ALLOWED}  # type: ignore[misc]


@pytest.mark.parametrize("state", TaskState)
def test_only_a_party_whose_move_it_is_acts_and_only_as_its_role(state: TaskState) -> None:
    """Every state of a party, every role and every act; everything but these is refused."""
    every = {(state, *case) for case in product(PartyState, Role, ACTS)}
    assert {case for case in every if goes_through(*case)} == ALLOWED & every


def goes_through(state: TaskState, party_state: PartyState, role: Role, act: str) -> bool:
    task = sent(signer("他"), party("我", role))
    me = replace(task.parties[1], state=party_state)
    task = replace(task, state=state, parties=(task.parties[0], me))
    try:
        after, happened = ACTS[act](task, "我")
    except Refusal:
        return False
    assert after.version == task.version + 1 and happened
    return True


@pytest.mark.parametrize("state", TaskState)
def test_withdrawing_is_possible_from_sending_until_everybody_has_acted(state: TaskState) -> None:
    task = replace(sent(signer("甲"), signer("乙")), state=state)
    if state in {TaskState.PREPARING, TaskState.AWAITING, TaskState.PARTIALLY_SIGNED}:
        after, _ = actions.withdraw(task, NOW, reason="改条款")
        assert after.state is TaskState.WITHDRAWN and set(states(after).values()) == {PartyState.ENDED}
    else:
        with pytest.raises(Refusal):
            actions.withdraw(task, NOW, reason="改条款")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda task: actions.approve(task, "甲", NOW), "nothing-to-do"),
        (lambda task: actions.begin_signing(task, "乙", NOW), "not-your-turn"),
        (lambda task: actions.begin_signing(after_signing(task, "甲"), "甲", NOW), "already-acted"),
        (lambda task: actions.begin_signing(actions.begin_signing(task, "甲", NOW)[0], "甲", NOW), "signing-busy"),
        (
            lambda task: actions.reject(actions.withdraw(task, NOW, reason="x")[0], "甲", NOW, reason="y"),
            "task-ended",
        ),
        (lambda task: actions.reject(task, "nobody", NOW, reason="y"), "not-found"),
        (lambda task: actions.reject(task, "甲", NOW, reason=" \n\x00 "), "reason-empty"),
        (lambda task: actions.reject(task, "甲", NOW, reason="长" * 501), "reason-too-long"),
        (
            lambda task: actions.withdraw(replace(task, state=TaskState.CLOSING), NOW, reason="y"),
            "everybody-acted",
        ),
    ],
)
def test_a_refusal_says_which_rule_it_was(change: Callable[[Task], object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        change(sent(signer("甲"), signer("乙"), order=Order.ONE_AFTER_ANOTHER))
    assert refused.value.code == code


def test_two_signatures_are_never_written_at_the_same_time() -> None:
    task = actions.begin_signing(sent(signer("甲"), signer("乙")), "甲", NOW)[0]
    with pytest.raises(Refusal, match="signing-busy"):
        actions.begin_signing(task, "乙", NOW)


def test_the_first_act_makes_it_partially_signed_and_the_last_one_closing_then_completed() -> None:
    task = sent(approver("法务"), signer("甲"), copied("存档"), unbound(copied("外部")))
    task = actions.approve(task, "法务", NOW)[0]
    assert task.state is TaskState.PARTIALLY_SIGNED
    task = after_signing(task, "甲", "d" * 64)
    assert task.state is TaskState.CLOSING and task.document and task.document.current == "d" * 64
    task, happened = actions.closed(task, NOW, revisions={0: "e" * 64})
    assert task.state is TaskState.COMPLETED and task.document and task.document.current == "e" * 64
    assert states(task)["存档"] is PartyState.COPIED
    assert states(task)["外部"] is PartyState.NOT_YET, "nobody has got a copy that nobody could be given"
    assert events.TURN_CAME in {event.kind for event in happened}
    task = actions.bind(task, "外部", NOW, person_id="p-late")[0]
    assert states(task)["外部"] is PartyState.COPIED


def test_a_signature_that_could_not_be_written_goes_back_to_the_party_never_to_signed() -> None:
    task = actions.begin_signing(sent(signer("甲")), "甲", NOW)[0]
    task, happened = actions.signing_failed(task, "甲", NOW, why="glyph-missing")
    assert states(task) == {"甲": PartyState.TO_ACT} and task.state is TaskState.AWAITING
    assert happened[0].kind == events.SIGNING_VOIDED


def test_a_signature_accepted_in_time_is_not_overtaken_by_the_deadline() -> None:
    task = sent(signer("甲"), deadline=NOW + timedelta(hours=1))
    later = NOW + timedelta(hours=2)
    assert actions.expire(task, NOW) == (task, ())
    being_written = actions.begin_signing(task, "甲", NOW)[0]
    assert actions.expire(being_written, later) == (being_written, ())
    assert actions.expire(task, later)[0].state is TaskState.EXPIRED


def test_waiting_is_said_once_and_healing_too() -> None:
    task = actions.begin_signing(sent(signer("甲")), "甲", NOW)[0]
    task, happened = actions.waits(task, NOW, code="timestamp-unavailable")
    assert [event.kind for event in happened] == [events.WAITING]
    assert actions.waits(task, NOW, code="timestamp-unavailable") == (task, ())
    task, happened = actions.signed(task, "甲", NOW, revisions={0: "c" * 64})
    assert task.waiting_for is None and happened[0].kind == events.RESUMED


def test_an_invitation_binds_one_person_for_good() -> None:
    task = sent(unbound(signer("甲")))
    task, _ = actions.bind(task, "甲", NOW, person_id="p-1")
    assert actions.bind(task, "甲", NOW, person_id="p-1") == (task, ())
    with pytest.raises(NotAllowed, match="invitation-used"):
        actions.bind(task, "甲", NOW, person_id="p-2")


def test_reading_is_marked_once() -> None:
    task, happened = actions.mark_read(sent(signer("甲")), "甲", NOW)
    assert task.parties[0].read_at == NOW and len(happened) == 1
    assert actions.mark_read(task, "甲", NOW + timedelta(days=1)) == (task, ())


def test_a_reason_is_one_clean_line() -> None:
    assert actions.read_reason("  金额\n有误\u202e ") == "金额 有误"
    assert len(actions.read_reason("长" * 500)) == 500
    with pytest.raises(BadAnswer):
        actions.read_reason("")


def test_a_base_revision_that_cannot_be_written_gives_the_draft_back() -> None:
    task, _ = actions.prepare_failed(preparing(signer("甲")), NOW, why="glyph-missing")
    assert task.state is TaskState.DRAFT and task.sent_at is None


# ── a walk at random ─────────────────────────────────────────────────────────────────────────────────────────

PARTIES = st.lists(st.tuples(st.sampled_from(list(Role)), st.integers(1, 3)), min_size=1, max_size=6).filter(
    lambda roles: any(role in {Role.SIGNER, Role.APPROVER} for role, _ in roles)
)


WALKS: dict[str, Callable[[Task, Party, str], actions.Change]] = {
    **{name: lambda task, who, _, act=act: act(task, who.id) for name, act in ACTS.items()},  # type: ignore[misc]
    "written": lambda task, who, sha256: actions.signed(task, who.id, NOW, revisions={0: sha256}),
    "failed": lambda task, who, _: actions.signing_failed(task, who.id, NOW, why="glyph-missing"),
    "read": lambda task, who, _: actions.mark_read(task, who.id, NOW),
    "withdraw": lambda task, who, _: actions.withdraw(task, NOW, reason="改条款"),
    "expire": lambda task, who, _: actions.expire(task, NOW + timedelta(days=8)),
    "waits": lambda task, who, _: actions.waits(task, NOW, code="timestamp-unavailable"),
    "closed": lambda task, who, sha256: actions.closed(task, NOW, revisions={0: sha256}),
    "block": lambda task, who, _: actions.reach_changed(task, str(who.person_id), NOW, reachable=False),
    "return": lambda task, who, _: actions.reach_changed(task, str(who.person_id), NOW, reachable=True),
}


def _check_step(before: Task, after: Task) -> None:
    assert after.version - before.version == (0 if after is before else 1)
    assert after.state is before.state or after.state in TRANSITIONS[before.state]
    for was, now_is in zip(before.parties, after.parties, strict=True):
        assert was.state is now_is.state or now_is.state in PARTY_TRANSITIONS[was.state]


def _check_not_stranded(task: Task) -> None:
    """Whatever happened: somebody has the move, or it is ours, or it is over."""
    being_written = [each for each in task.parties if each.state is PartyState.SIGNING]
    assert len(being_written) <= 1
    if task.state in PARTIES_MOVE:
        assert whose_move(task) or being_written
        assert not all(is_done(each) for each in acting(task))
    elif task.state in ENDED_STATES:
        assert not being_written and not whose_move(task)
        assert not any(each.state is PartyState.TO_ACT for each in task.parties)
    else:
        assert task.state is TaskState.CLOSING and all(is_done(each) for each in acting(task))


@settings(max_examples=examples(150), deadline=None)
@given(
    roles=PARTIES,
    order=st.sampled_from(list(Order)),
    walk=st.lists(st.tuples(st.sampled_from(sorted(WALKS)), st.integers(0, 5)), max_size=40),
)
def test_no_sequence_of_acts_strands_a_task_or_leaves_the_tables(
    roles: list[tuple[Role, int]], order: Order, walk: list[tuple[str, int]]
) -> None:
    task = sent(*(party(f"party{at}", role, step) for at, (role, step) in enumerate(roles)), order=order)
    _check_not_stranded(task)
    for step, (move, at) in enumerate(walk):
        before = task
        try:
            task, happened = WALKS[move](task, task.parties[at % len(task.parties)], f"{step:064x}")
        except Refusal:
            continue
        assert (task is before) == (not happened)
        _check_step(before, task)
        _check_not_stranded(task)


@settings(max_examples=examples(60), deadline=None)
@given(roles=PARTIES, order=st.sampled_from(list(Order)), data=st.data())
def test_if_everybody_does_their_part_the_task_is_completed(
    roles: list[tuple[Role, int]], order: Order, data: st.DataObject
) -> None:
    task = sent(*(party(f"party{at}", role, step) for at, (role, step) in enumerate(roles)), order=order)
    while task.state in PARTIES_MOVE:
        who = data.draw(st.sampled_from(whose_move(task)))
        task = actions.approve(task, who.id, NOW)[0] if who.role is Role.APPROVER else after_signing(task, who.id)
    task = actions.closed(task, NOW, revisions={0: "e" * 64})[0]
    finals = {Role.SIGNER: PartyState.SIGNED, Role.APPROVER: PartyState.APPROVED, Role.FILLER: PartyState.FILLED}
    finals |= {Role.VIEWER: PartyState.INFORMED, Role.CC: PartyState.COPIED}
    assert all(each.state is finals[each.role] for each in task.parties)


def test_viewers_keep_what_they_have_when_a_task_ends_early() -> None:
    task = sent(viewer("审计"), signer("甲"), copied("存档"))
    task, _ = actions.reject(task, "甲", NOW, reason="金额有误")
    assert states(task) == {
        "审计": PartyState.INFORMED,
        "甲": PartyState.REJECTED,
        "存档": PartyState.ENDED,
    }
    assert task.end_reason == "金额有误" and task.parties[1].reason == "金额有误"
