"""What the initiator, time and we do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import Refusal
from signing.task import events as kinds
from signing.task.actions.moving import (
    Change,
    check_moves_to,
    check_not_ended,
    end_early,
    moved_on,
    party_moved,
)
from signing.task.actions.reason import read_reason
from signing.task.actions.revisions import healed, revised, with_revisions
from signing.task.events import Event
from signing.task.model import Document, PartyState, Reach, Role, Task, TaskState
from signing.task.routing import acting, is_done, with_turns
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS


def prepared(
    task: Task,
    now: datetime,
    *,
    revisions: Mapping[int, str],
    pages: Mapping[int, int] | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Change:
    """The certified base revision of every document is stored: `revisions` by the document's key; the first turns
    are given. `pages` where some were appended."""
    check_moves_to(task, TaskState.AWAITING)
    resumed = healed(task)
    changes = revised(task, revisions)
    if "documents" not in changes:
        changes = {"sha256": changes["sha256_after"]}
    pages = pages or {}
    task = with_revisions(task, revisions)
    documents = tuple(replace(one, pages=pages.get(one.key, one.pages)) for one in task.documents)
    task = replace(task, state=TaskState.AWAITING, documents=documents, waiting_for=None)
    task, turn_events = with_turns(task)
    event = Event(kinds.PREPARED, None, {**(facts or {}), **changes})
    return moved_on(task), (*resumed, event, *turn_events)


def prepare_failed(task: Task, now: datetime, *, why: str, document: Document | None = None) -> Change:
    """The base revision cannot be written from this document: the initiator gets the draft back."""
    named = {"document": document.key} if document is not None and len(task.documents) > 1 else {}
    check_moves_to(task, TaskState.DRAFT)
    task = replace(task, state=TaskState.DRAFT, sent_at=None, waiting_for=None)
    return moved_on(task), (Event(kinds.PREPARE_FAILED, None, {"why": why, **named}),)


def check_withdraw(task: Task) -> None:
    if task.state is TaskState.CLOSING:
        raise Refusal("everybody-acted")
    if task.state is TaskState.DRAFT:
        raise Refusal("not-sent-yet")
    check_not_ended(task)


def withdraw(task: Task, now: datetime, *, reason: str) -> Change:
    check_withdraw(task)
    reason = read_reason(reason)
    return end_early(task, TaskState.WITHDRAWN, now, Event(kinds.WITHDRAWN, None, {"reason": reason}), reason)


def expire(task: Task, now: datetime) -> Change:
    """Nothing changes before the deadline, nor while a signature accepted in time is being written."""
    due = task.deadline is not None and task.deadline <= now
    may = TaskState.EXPIRED in TRANSITIONS[task.state]
    if not due or not may or any(party.state is PartyState.SIGNING for party in task.parties):
        return task, ()
    missing = [p.name for p in acting(task) if not is_done(p) and p.state is not PartyState.SPARED]
    return end_early(task, TaskState.EXPIRED, now, Event(kinds.EXPIRED, None, {"missing": missing}), None)


def closed(
    task: Task, now: datetime, *, revisions: Mapping[int, str], facts: Mapping[str, Any] | None = None
) -> Change:
    """Validation data and archive time stamp are in every document; everybody gets theirs. A copy party without a
    person stays where it is until somebody accepts its invitation."""
    check_moves_to(task, TaskState.COMPLETED)
    changes, resumed = revised(task, revisions), healed(task)
    parties = []
    turn_events = []
    for party in task.parties:
        changed = party
        if party.role is Role.CC and PartyState.COPIED in PARTY_TRANSITIONS[party.state]:
            if party.person_id is not None:
                changed = party_moved(party, PartyState.COPIED)
            else:
                changed = replace(party, reach=Reach.INVITED)
                turn_events.append(Event(kinds.TURN_CAME, party.id, {"invite": True}))
        parties.append(changed)
    task = replace(
        with_revisions(task, revisions),
        state=TaskState.COMPLETED,
        parties=tuple(parties),
        ended_at=now,
        waiting_for=None,
    )
    event = Event(kinds.COMPLETED, None, {**(facts or {}), **changes})
    return moved_on(task), (*resumed, event, *turn_events)


def renewed(
    task: Task, now: datetime, *, revisions: Mapping[int, str], facts: Mapping[str, Any] | None = None
) -> Change:
    """A further archive time stamp over completed documents."""
    assert task.state is TaskState.COMPLETED, "only completed documents are renewed"
    changes = revised(task, revisions)
    return moved_on(with_revisions(task, revisions)), (Event(kinds.RENEWED, None, {**(facts or {}), **changes}),)


def waits(task: Task, now: datetime, *, code: str) -> Change:
    """Something of ours is missing (`code` of a Waiting); said once, until it heals."""
    check_not_ended(task)
    if task.waiting_for == code:
        return task, ()
    return moved_on(replace(task, waiting_for=code)), (Event(kinds.WAITING, None, {"code": code}),)
