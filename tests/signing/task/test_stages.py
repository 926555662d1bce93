"""Internal levels, how many of a step are enough, who hears of a task and when: rules and random walks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from signing.errors import BadAnswer, Refusal
from signing.task import actions
from signing.task.changing import add_party, move_party, remove_party
from signing.task.draft_routing import choose_need, fitting
from signing.task.events import SPARED, TURN_CAME, TURN_GONE
from signing.task.model import Need, Order, Party, PartyState, Role, Side, Task, TaskState
from signing.task.routing import (
    acting,
    current_stage,
    is_done,
    is_internal_level,
    members,
    needed,
    progress,
    stage_of,
    stages,
    turns,
    whose_move,
)
from tests.sent_tasks import BASE, NOW, after_signing, approver, copied, party, preparing, signer, states, viewer

NOT_YET, TO_ACT, SPARED_STATE = PartyState.NOT_YET, PartyState.TO_ACT, PartyState.SPARED


def inside(who: Party, level: int) -> Party:
    return replace(who, level=level, side=Side.INTERNAL)


def out(*parties: Party, needs: tuple[Need, ...] = (), order: Order = Order.STEPS) -> Task:
    return actions.prepared(replace(preparing(*parties, order=order), needs=needs), NOW, revisions={0: BASE})[0]


def approved(task: Task, name: str) -> Task:
    return actions.approve(task, name, NOW)[0]


def test_internal_levels_come_one_after_the_other_and_the_outside_hears_nothing_before():
    task = out(
        signer("甲"),
        viewer("对方"),
        replace(viewer("内审"), side=Side.INTERNAL),
        replace(copied("抄送"), at_start=True),
        inside(approver("总监"), 2),
        inside(approver("法务"), 1),
        inside(approver("财务"), 1),
    )
    assert states(task) == {
        "甲": NOT_YET,
        "对方": NOT_YET,
        "内审": PartyState.INFORMED,
        "抄送": NOT_YET,
        "总监": NOT_YET,
        "法务": TO_ACT,
        "财务": TO_ACT,
    }
    task = approved(approved(task, "法务"), "财务")
    assert states(task)["总监"] is TO_ACT and states(task)["甲"] is NOT_YET
    task, events = actions.approve(task, "总监", NOW)
    assert states(task)["甲"] is TO_ACT
    assert {states(task)["对方"], states(task)["抄送"]} == {PartyState.INFORMED}
    assert {each.party_id for each in events if each.kind == TURN_CAME} == {"甲", "对方", "抄送"}


def test_any_two_of_three_are_enough_and_the_third_is_told_so():
    task = out(
        inside(approver("法务"), 1),
        inside(approver("财务"), 1),
        inside(approver("总监"), 1),
        signer("甲"),
        needs=(Need(1, 2, internal=True),),
    )
    assert progress(task) == (0, 3)
    task = approved(task, "财务")
    task, events = actions.approve(task, "总监", NOW)
    assert states(task)["法务"] is SPARED_STATE and states(task)["甲"] is TO_ACT
    assert [each.party_id for each in events if each.kind == SPARED] == ["法务"]
    with pytest.raises(Refusal, match="others-sufficed"):
        actions.approve(task, "法务", NOW)
    assert progress(task) == (2, 3)


def test_one_signer_of_two_ends_the_task_and_the_others_field_stays_empty():
    task = out(signer("甲"), signer("乙"), needs=(Need(1, 1),))
    task = after_signing(task, "乙")
    assert task.state is TaskState.CLOSING and states(task)["甲"] is SPARED_STATE
    assert progress(task) == (1, 1)


def test_a_signature_being_written_is_waited_for_though_it_is_not_needed_any_more():
    task = out(signer("甲"), approver("法务"), signer("乙", 2), needs=(Need(1, 1),))
    task = actions.begin_signing(task, "甲", NOW)[0]
    task = approved(task, "法务")
    assert states(task)["乙"] is NOT_YET
    failed, events = actions.signing_failed(task, "甲", NOW, why="place-taken")
    assert states(failed) == {"甲": SPARED_STATE, "法务": PartyState.APPROVED, "乙": TO_ACT}
    assert [each.kind for each in events].count(SPARED) == 1
    done = actions.signed(task, "甲", NOW, revisions={0: "c" * 64})[0]
    assert states(done)["甲"] is PartyState.SIGNED and states(done)["乙"] is TO_ACT


def test_who_was_spared_is_needed_again_when_an_approval_is_no_more():
    """As taking it back leaves it: routing looks at what is done, not at what was."""
    task = approved(out(approver("法务"), approver("财务"), signer("甲", 2), needs=(Need(1, 1),)), "法务")
    back = replace(
        task,
        parties=tuple(
            replace(each, state=TO_ACT, acted_at=None) if each.id == "法务" else each for each in task.parties
        ),
    )
    assert states(turns(back)) == {"法务": TO_ACT, "财务": TO_ACT, "甲": NOT_YET}


def test_a_copy_from_the_start_gets_the_completed_one_too():
    task = after_signing(out(signer("甲"), replace(copied("抄送"), at_start=True)), "甲")
    assert states(task)["抄送"] is PartyState.INFORMED
    done = actions.closed(task, NOW, revisions={0: "d" * 64})[0]
    assert states(done)["抄送"] is PartyState.COPIED


def test_one_person_approves_inside_and_signs_afterwards():
    both = out(inside(replace(approver("审批"), person_id="p-我"), 1), replace(signer("签署"), person_id="p-我"))
    assert [each.id for each in whose_move(both)] == ["审批"]
    assert [each.id for each in whose_move(approved(both, "审批"))] == ["签署"]


def test_how_many_are_enough_is_said_of_a_draft_and_all_is_said_by_nothing():
    draft = replace(
        preparing(approver("法务"), approver("财务"), signer("甲", 2), order=Order.STEPS), state=TaskState.DRAFT
    )
    chosen = choose_need(draft, (1, 1), 1, NOW)[0]
    assert chosen.needs == (Need(1, 1),) and needed(chosen, (1, 1)) == 1
    assert choose_need(chosen, (1, 1), 2, NOW)[0].needs == ()
    with pytest.raises(BadAnswer, match="need-wrong"):
        choose_need(draft, (1, 7), 1, NOW)


def test_a_role_keeps_only_what_it_may_have():
    everything = replace(
        signer("甲"), level=2, at_start=True, view_only=True, finds_signer=True, side=Side.EXTERNAL
    )
    kept = {
        role: [name for name in ("level", "at_start", "view_only", "finds_signer") if getattr(one, name)]
        for role in Role
        if (one := fitting(replace(everything, role=role)))
    }
    assert kept == {
        Role.SIGNER: ["finds_signer"],
        Role.APPROVER: ["level", "finds_signer"],
        Role.FILLER: ["finds_signer"],
        Role.VIEWER: ["view_only"],
        Role.CC: ["at_start", "view_only"],
    }
    assert fitting(replace(everything, role=Role.APPROVER)).side is Side.INTERNAL


# ── whatever happens ─────────────────────────────────────────────────────────────────────────────────────────

_PARTIES = st.lists(
    st.builds(
        lambda role, step, level, side, early: (role, step, level, side, early),
        st.sampled_from(Role),
        st.integers(1, 3),
        st.integers(0, 2),
        st.sampled_from(Side),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
).filter(lambda many: any(one[0] in {Role.SIGNER, Role.APPROVER} for one in many))
_NEEDS = st.lists(st.builds(Need, st.integers(1, 3), st.integers(1, 3), st.booleans()), max_size=3)


@settings(max_examples=150, deadline=None)
@given(_PARTIES, _NEEDS, st.sampled_from(Order), st.data())
def test_no_turn_is_lost_nobody_outside_is_early_and_every_task_ends(
    many: list[tuple[Role, int, int, Side, bool]], needs: list[Need], order: Order, data: st.DataObject
) -> None:
    built = [
        fitting(replace(party(f"p{at}", role, step), level=level, side=side, at_start=early))
        for at, (role, step, level, side, early) in enumerate(many)
    ]
    task = out(*built, needs=tuple({(n.internal, n.number): n for n in needs}.values()), order=order)
    for _ in range(data.draw(st.integers(0, 15))):
        _holds(task)
        if task.state is not TaskState.CLOSING:
            task = _something_happens(task, data)
    for _ in range(20):
        _holds(task)
        if task.state is not TaskState.CLOSING:
            task = _goes_on(task)
    assert task.state is TaskState.CLOSING
    assert all(sum(map(is_done, members(task, stage))) >= needed(task, stage) for stage in stages(task))


def _holds(task: Task) -> None:
    stage = current_stage(task)
    assert turns(task) == task, "given again, turns change nothing"
    writing = [each for each in task.parties if each.state is PartyState.SIGNING]
    if task.state is not TaskState.CLOSING:
        assert whose_move(task) or writing, "somebody can always go on"
    for each in acting(task):
        if each.state is TO_ACT:
            assert stage_of(task, each) == stage, "a turn is of the current stage alone"
    inside_open = stage is not None and stage[0] == 0
    if inside_open:
        for each in task.parties:
            if not is_internal_level(each) and (
                each.side is Side.EXTERNAL or each.role in {Role.SIGNER, Role.APPROVER}
            ):
                assert each.state is NOT_YET, "nobody outside hears of it before the levels are through"


def _goes_on(task: Task) -> Task:
    """As it must end: whoever can, acts."""
    for each in task.parties:
        if each.state is PartyState.SIGNING:
            return actions.signed(task, each.id, NOW, revisions={0: "c" * 64})[0]
    one = whose_move(task)[0]
    act = actions.approve if one.role is Role.APPROVER else actions.begin_signing
    return act(task, one.id, NOW)[0]


def _something_happens(task: Task, data: st.DataObject) -> Task:
    writing = [each for each in task.parties if each.state is PartyState.SIGNING]
    if writing and data.draw(st.booleans()):
        if data.draw(st.integers(0, 4)) == 0:
            return actions.signing_failed(task, writing[0].id, NOW, why="place-taken")[0]
        return actions.signed(task, writing[0].id, NOW, revisions={0: "c" * 64})[0]
    what = data.draw(st.sampled_from(["act", "act", "act", "earlier", "later", "out", "in"]))
    try:
        return _acted(task, data) if what == "act" else _changed(task, what, data)
    except Refusal:
        return task


def _acted(task: Task, data: st.DataObject) -> Task:
    writing = any(each.state is PartyState.SIGNING for each in task.parties)
    can = [each for each in whose_move(task) if each.role is Role.APPROVER or not writing]
    if not can:
        return task
    one = data.draw(st.sampled_from(can))
    act = actions.approve if one.role is Role.APPROVER else actions.begin_signing
    return act(task, one.id, NOW)[0]


def _changed(task: Task, what: str, data: st.DataObject) -> Task:
    if what == "in":
        return add_party(task, party(f"n{task.version}", Role.APPROVER), NOW)[0] if len(task.parties) < 8 else task
    one = data.draw(st.sampled_from(task.parties))
    if what == "out":
        return remove_party(task, one.id, NOW, reason="走了")[0]
    return _moved(task, one, -1 if what == "earlier" else 1)


def _moved(task: Task, one: Party, by: int) -> Task:
    after, events = move_party(task, one.id, by, NOW)
    had, has = {each.id for each in whose_move(task)}, {each.id for each in whose_move(after)}
    came = {each.party_id for each in events if each.kind == TURN_CAME}
    gone = {each.party_id for each in events if each.kind in {TURN_GONE, SPARED}}
    if after.state is not TaskState.CLOSING:
        assert has - had <= came and had - has <= gone, "each turn that comes or goes is said"
    return after
