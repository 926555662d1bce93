"""How a task is moved: its rows changed by the tables of `states` alone, the version counted up by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import NotAllowed, Refusal
from signing.task import events as kinds
from signing.task.events import Event
from signing.task.model import ENDED_STATES, PARTIES_MOVE, Party, PartyState, Task, TaskState
from signing.task.routing import acting, everybody_acted, is_done, with_turns
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS

Change = tuple[Task, tuple[Event, ...]]


def moved_on(task: Task) -> Task:
    return replace(task, version=task.version + 1)


def party_of(task: Task, party_id: str) -> Party:
    party = task.party(party_id)
    if party is None:
        raise NotAllowed("not-found")
    return party


def index_of(task: Task, party_id: str) -> int:
    return next(at for at, party in enumerate(task.parties) if party.id == party_id)


def with_party(task: Task, changed: Party) -> Task:
    return replace(task, parties=tuple(changed if party.id == changed.id else party for party in task.parties))


def party_moved(party: Party, state: PartyState, **changes: Any) -> Party:
    if state not in PARTY_TRANSITIONS[party.state]:
        raise Refusal("already-acted" if is_done(party) else "nothing-to-do")
    return replace(party, state=state, **changes)


def check_moves_to(task: Task, state: TaskState) -> None:
    if state not in TRANSITIONS[task.state]:
        check_not_ended(task)
        raise Refusal("task-moved-on")


def check_not_ended(task: Task) -> None:
    if task.state in ENDED_STATES:
        raise Refusal("task-ended", state=task.state.value)


def check_parties_move(task: Task) -> None:
    check_not_ended(task)
    if task.state in {TaskState.DRAFT, TaskState.PREPARING}:
        raise Refusal("not-sent-yet")
    if task.state not in PARTIES_MOVE:
        raise Refusal("everybody-acted")


def advance(task: Task, events: tuple[Event, ...]) -> Change:
    """After somebody has acted, or the parties have changed: the next turns, or our closing work when nobody is
    left."""
    acted = any(is_done(party) for party in acting(task))
    wanted = TaskState.PARTIALLY_SIGNED if acted else task.state
    task, turn_events = with_turns(task)
    if everybody_acted(task):
        wanted = TaskState.CLOSING
    if wanted is not task.state:
        check_moves_to(task, wanted)
        task = replace(task, state=wanted)
    if wanted is TaskState.CLOSING:
        return moved_on(task), (*events, *turn_events, Event(kinds.CLOSING))
    return moved_on(task), (*events, *turn_events)


def end_early(task: Task, state: TaskState, now: datetime, event: Event, reason: str | None) -> Change:
    """Ends a task early: who has not acted no longer can."""
    check_moves_to(task, state)
    parties = tuple(
        replace(party, state=PartyState.ENDED) if PartyState.ENDED in PARTY_TRANSITIONS[party.state] else party
        for party in task.parties
    )
    task = replace(task, state=state, parties=parties, ended_at=now, end_reason=reason, waiting_for=None)
    return moved_on(task), (event,)
