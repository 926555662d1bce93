"""How a draft is routed beside its order: how many of a step are enough, and what a party's role still allows.
`(task, …, now) -> (task, events)`, like `drafting`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import BadAnswer
from signing.task.drafting import Change, changed
from signing.task.model import ACTING_ROLES, Need, Order, Party, Role, Side, Task
from signing.task.routing import Stage, members, needed, stages

LEVELS = 5  # internal ones


def choose_need(task: Task, stage: Stage, count: int, now: datetime) -> Change:
    """`count` of the stage are enough; all of them, or more than there are: all. BadAnswer `need-wrong` (of)."""
    there = len(members(task, stage))
    if count < 1 or not there:
        raise BadAnswer("need-wrong", of=there)
    internal, number = stage[0] == 0, stage[1]
    others = tuple(each for each in task.needs if (each.internal, each.number) != (internal, number))
    said = (Need(number, count, internal),) if count < there else ()
    facts = {"internal": internal, "number": number, "count": min(count, there), "of": there}
    return changed(replace(task, needs=(*others, *said)), "need", **facts)


def in_order(task: Task, order: Order) -> Task:
    """As it would be with this order."""
    return replace(task, order=order)


def shared_stages(task: Task) -> tuple[tuple[Stage, int, int], ...]:
    """Stages with several parties: which, how many are needed, of how many."""
    found = ((stage, needed(task, stage), len(members(task, stage))) for stage in stages(task))
    return tuple(each for each in found if each[2] > 1)


def fitting(party: Party) -> Party:
    """Without what its role does not have: levels are of approvers; copies and viewers alone only look."""
    acts = party.role in ACTING_ROLES
    level = party.level if party.role is Role.APPROVER else 0
    return replace(
        party,
        level=level,
        side=Side.INTERNAL if level else party.side,
        at_start=party.at_start and party.role is Role.CC,
        view_only=party.view_only and not acts,
        finds_signer=party.finds_signer and acts,
    )
