"""From the internal levels into the order and back, while a task runs: where one ends, the other begins."""

from __future__ import annotations

from dataclasses import replace

from signing.task.model import Order, Party, Role, Side, Task
from signing.task.routing import acting, is_internal_level, is_open_outside, members, stage_of, stages


def across(task: Task, party: Party, by: int) -> Task | None:
    """Later than the last level is the beginning of the order, earlier than that the last level; None where the
    party does not stand at this border, or may not cross it: what the outside has heard of, no level can precede
    any more."""
    levels = [stage for stage in stages(task) if stage[0] == 0]
    order = [stage for stage in stages(task) if stage[0] == 1]
    if not levels or not order:
        return None
    here = stage_of(task, party)
    if by > 0:
        alone = members(task, here) == (party,)
        return _into_order(task, party, order[0][1]) if here == levels[-1] and alone else None
    first = here == order[0] or (task.order is Order.ALL_AT_ONCE and here[0] == 1)
    if not first or party.role is not Role.APPROVER or is_open_outside(task):
        return None
    return _with(task, replace(party, level=levels[-1][1], side=Side.INTERNAL))


def _into_order(task: Task, party: Party, step: int) -> Task:
    if task.order is not Order.ONE_AFTER_ANOTHER:
        return _with(task, replace(party, level=0, step=step if task.order is Order.STEPS else party.step))
    others = [each for each in task.parties if each.id != party.id]
    first = next(at for at, each in enumerate(others) if each in acting(task) and not is_internal_level(each))
    others.insert(first, replace(party, level=0))
    return replace(task, parties=tuple(replace(each, position=at) for at, each in enumerate(others)))


def _with(task: Task, changed: Party) -> Task:
    return replace(task, parties=tuple(changed if each.id == changed.id else each for each in task.parties))
