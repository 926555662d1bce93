from dataclasses import replace

from signing.task import actions
from signing.task.model import Order, PartyState, Reach, TaskState
from signing.task.routing import step_of, turns, whose_move
from tests.sent_tasks import NOW, after_signing, approver, copied, sent, signer, states, unbound, viewer

NOT_YET, TO_ACT = PartyState.NOT_YET, PartyState.TO_ACT


def test_all_at_once_gives_everybody_the_turn():
    task = sent(signer("甲", step=2), signer("乙", step=1), approver("丙"))
    assert set(states(task).values()) == {TO_ACT}


def test_one_after_another_goes_by_the_order_of_naming_whatever_the_steps_say():
    task = sent(signer("甲", step=9), signer("乙", step=1), order=Order.ONE_AFTER_ANOTHER)
    assert states(task) == {"甲": TO_ACT, "乙": NOT_YET}
    task = after_signing(task, "甲")
    assert states(task) == {"甲": PartyState.SIGNED, "乙": TO_ACT}


def test_the_same_step_acts_at_the_same_time_and_the_next_waits_for_all_of_it():
    task = sent(signer("甲", 2), approver("法务", 1), signer("乙", 1), order=Order.STEPS)
    assert states(task) == {"甲": NOT_YET, "法务": TO_ACT, "乙": TO_ACT}
    task = after_signing(task, "乙")
    assert states(task)["甲"] is NOT_YET, "the approver of step 1 blocks, too"
    task = actions.approve(task, "法务", NOW)[0]
    assert [party.name for party in whose_move(task)] == ["甲"]


def test_step_numbers_may_have_gaps():
    task = sent(signer("甲", 10), signer("乙", 30), order=Order.STEPS)
    assert states(after_signing(task, "甲"))["乙"] is TO_ACT


def test_people_count_the_stages_without_a_gap_whatever_stands_between():
    level = replace(approver("内审"), level=1)
    task = sent(level, viewer("审计"), signer("甲"), signer("乙"), order=Order.ONE_AFTER_ANOTHER)
    assert [step_of(task, each) for each in task.parties if each.name != "审计"] == [1, 2, 3]
    task = sent(level, signer("甲", 10), signer("乙", 30), signer("丙", 10), order=Order.STEPS)
    assert [step_of(task, each) for each in task.parties] == [1, 2, 3, 2]


def test_viewers_read_from_the_start_and_block_nobody_while_copies_wait_for_the_end():
    task = sent(viewer("审计"), signer("甲"), copied("存档"), order=Order.ONE_AFTER_ANOTHER)
    assert states(task) == {"审计": PartyState.INFORMED, "甲": TO_ACT, "存档": NOT_YET}


def test_whoever_has_the_turn_without_a_person_is_to_be_invited():
    task = sent(unbound(signer("甲")), unbound(signer("乙")), order=Order.ONE_AFTER_ANOTHER)
    assert [party.reach for party in task.parties] == [Reach.INVITED, Reach.NOT_INVITED]


def test_giving_turns_again_changes_nothing():
    task = sent(signer("甲"), signer("乙"))
    assert turns(task) == task


def test_nobody_has_the_move_when_the_task_is_ours_or_over():
    task = sent(signer("甲"))
    assert whose_move(after_signing(task, "甲")) == ()
    assert whose_move(actions.withdraw(task, NOW, reason="改条款")[0]) == ()


def test_approvers_alone_carry_a_task_to_its_closing():
    task = actions.approve(sent(approver("法务")), "法务", NOW)[0]
    assert task.state is TaskState.CLOSING
