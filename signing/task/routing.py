"""Whose turn it is: the only place that decides it."""

from __future__ import annotations

from dataclasses import replace

from signing.task.events import TURN_CAME, Event
from signing.task.model import (
    ACTING_ROLES,
    PARTIES_MOVE,
    Order,
    Party,
    PartyState,
    Reach,
    Role,
    Task,
)

DONE_STATES = frozenset({PartyState.SIGNED, PartyState.APPROVED})


def step_of(task: Task, party: Party) -> int:
    """The step in which a party acts under the task's order; parties of one step act at the same time."""
    if task.order is Order.ALL_AT_ONCE:
        return 1
    if task.order is Order.ONE_AFTER_ANOTHER:
        return party.position + 1
    return party.step


def acting(task: Task) -> tuple[Party, ...]:
    """Those who sign or approve; viewers and copies block nobody."""
    return tuple(party for party in task.parties if party.role in ACTING_ROLES)


def is_done(party: Party) -> bool:
    return party.state in DONE_STATES


def everybody_acted(task: Task) -> bool:
    return all(is_done(party) for party in acting(task))


def current_step(task: Task) -> int | None:
    """The lowest step with somebody unfinished; None when all have acted."""
    return min((step_of(task, party) for party in acting(task) if not is_done(party)), default=None)


def turns(task: Task) -> Task:
    """The same task with everybody of the current step set to act. Does not count as a change by itself."""
    return with_turns(task)[0]


def with_turns(task: Task) -> tuple[Task, tuple[Event, ...]]:
    """`turns`, and one event for each party whose turn has just come. A party whose turn comes without a person
    behind it is invited: the event carries the fact `invite`."""
    step = current_step(task)
    parties = []
    events = []
    for party in task.parties:
        changed = party
        if party.state is PartyState.NOT_YET:
            if party.role is Role.VIEWER:
                changed = replace(party, state=PartyState.INFORMED)
            elif party.role in ACTING_ROLES and step is not None and step_of(task, party) == step:
                changed = replace(party, state=PartyState.TO_ACT)
        if changed is not party:
            invite = changed.person_id is None
            if invite and changed.reach is Reach.NOT_INVITED:
                changed = replace(changed, reach=Reach.INVITED)
            events.append(Event(TURN_CAME, party.id, {"invite": invite}))
        parties.append(changed)
    return replace(task, parties=tuple(parties)), tuple(events)


def whose_move(task: Task) -> tuple[Party, ...]:
    """The parties that the task waits for right now; nobody while the move is ours or the task has ended."""
    if task.state not in PARTIES_MOVE:
        return ()
    return tuple(party for party in task.parties if party.state is PartyState.TO_ACT)
