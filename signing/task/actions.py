"""What can be done with a sent task: `(task, …, now) -> (task, events)`. Every action counts the version up by
one, keeps to the tables of `states`, and says no with a Refusal before anything has changed.

What the initiator does to a draft stands in `drafting`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task import events as kinds
from signing.task.documents import document_facts, documents_of
from signing.task.events import Event
from signing.task.model import (
    ACTING_ROLES,
    ENDED_STATES,
    PARTIES_MOVE,
    WRITING_ROLES,
    Document,
    Party,
    PartyState,
    Reach,
    Role,
    Task,
    TaskState,
)
from signing.task.routing import acting, everybody_acted, is_done, with_turns
from signing.task.states import PARTY_TRANSITIONS, TRANSITIONS

Change = tuple[Task, tuple[Event, ...]]

REASON_LIMIT = 500  # characters


# ── what the parties do ──────────────────────────────────────────────────────────────────────────────────────


def check_may_act(task: Task, party: Party, now: datetime, *roles: Role) -> None:
    """Refuses unless this party may act now (in one of `roles`, where given)."""
    _check_their_turn(task, party, now, *roles)
    if party.finds_signer:
        raise Refusal("name-signer-first")


def check_may_reject(task: Task, party: Party, now: datetime) -> None:
    """Who stands for a company says no for it, too, without naming anybody."""
    _check_their_turn(task, party, now)


def party_to_act(task: Task, person_id: str, *roles: Role) -> Party:
    """Of the person's parties in these roles, the one whose move it is, of several the role that stands first
    (else the first party: the rules say why not)."""
    mine = [party for party in task.parties_of(person_id) if party.role in roles]
    if not mine:
        raise Refusal("nothing-to-do")
    due = [party for party in mine if party.state is PartyState.TO_ACT]
    return min(due, key=lambda party: roles.index(party.role), default=mine[0])


def acting_party(task: Task, person_id: str) -> Party:
    """`party_to_act` in whatever role they have."""
    return party_to_act(task, person_id, *(role for role in Role if role in ACTING_ROLES))


def _check_their_turn(task: Task, party: Party, now: datetime, *roles: Role) -> None:
    check_parties_move(task)
    # The tick that ends the task may be late; the deadline is not.
    if task.deadline is not None and task.deadline <= now:
        raise Refusal("task-ended", state=TaskState.EXPIRED.value)
    if party.state is PartyState.SIGNING:
        raise Refusal("signing-busy")
    if is_done(party):
        raise Refusal("already-acted")
    if party.role not in (roles or ACTING_ROLES):
        raise Refusal("nothing-to-do")
    if party.state is PartyState.NOT_YET:
        raise Refusal("not-your-turn")
    if party.state is PartyState.SPARED:
        raise Refusal("others-sufficed")
    if party.state is not PartyState.TO_ACT:
        raise Refusal("nothing-to-do")


def approve(task: Task, party_id: str, now: datetime) -> Change:
    party = _party(task, party_id)
    check_may_act(task, party, now, Role.APPROVER)
    facts = {"name": party.name, **document_facts(documents_of(task, party))}
    task = _with_party(task, _moved(party, PartyState.APPROVED, acted_at=now))
    return advance(task, (Event(kinds.APPROVED, party_id, facts),))


def begin_signing(task: Task, party_id: str, now: datetime) -> Change:
    """The code was accepted; from here until `signed` or `signing_failed` the move is ours."""
    party = _party(task, party_id)
    check_may_act(task, party, now, *WRITING_ROLES)
    if any(other.state is PartyState.SIGNING for other in task.parties):
        raise Refusal("signing-busy")
    task = _with_party(task, _moved(party, PartyState.SIGNING))
    return _next(task), (Event(kinds.SIGNING_BEGAN, party_id),)


def signed(
    task: Task,
    party_id: str,
    now: datetime,
    *,
    revisions: Mapping[int, str],
    facts: Mapping[str, Any] | None = None,
) -> Change:
    """The party's revision of each document that it signs or fills in is written and stored: `revisions` by the
    document's key; `facts` go into the audit entry."""
    party = _party(task, party_id)
    check_parties_move(task)
    fills = party.role is Role.FILLER
    done = _moved(party, PartyState.FILLED if fills else PartyState.SIGNED, acted_at=now)
    healed = _healed(task)
    changes = _changes(task, revisions)
    task = replace(_with_revisions(_with_party(task, done), revisions), waiting_for=None)
    kind = kinds.FILLED_IN if fills else kinds.SIGNED
    event = Event(kind, party_id, {**(facts or {}), "name": party.name, **changes})
    return advance(task, (*healed, event))


def signing_failed(task: Task, party_id: str, now: datetime, *, why: str) -> Change:
    """The revision could not be written: the party may act again. `why` is the code of a refusal."""
    party = _party(task, party_id)
    check_parties_move(task)
    task = replace(_with_party(task, _moved(party, PartyState.TO_ACT)), waiting_for=None)
    # Others may have been enough meanwhile.
    return advance(task, (Event(kinds.SIGNING_VOIDED, party_id, {"name": party.name, "why": why}),))


def reject(task: Task, party_id: str, now: datetime, *, reason: str) -> Change:
    party = _party(task, party_id)
    check_may_reject(task, party, now)
    reason = read_reason(reason)
    task = _with_party(task, _moved(party, PartyState.REJECTED, acted_at=now, reason=reason))
    event = Event(kinds.REJECTED, party_id, {"name": party.name, "reason": reason})
    return _end(task, TaskState.REJECTED, now, event, reason)


def mark_read(task: Task, party_id: str, now: datetime) -> Change:
    """The first opening of the document; later ones change nothing."""
    party = _party(task, party_id)
    if party.read_at is not None:
        return task, ()
    facts = {"name": party.name, **document_facts(documents_of(task, party))}
    return _next(_with_party(task, replace(party, read_at=now))), (Event(kinds.READ, party_id, facts),)


# ── what binds people to parties ─────────────────────────────────────────────────────────────────────────────


def bind(task: Task, party_id: str, now: datetime, *, person_id: str) -> Change:
    """A person accepts the invitation of a party; for good."""
    party = _party(task, party_id)
    if party.person_id == person_id:
        return task, ()
    if party.person_id is not None:
        raise NotAllowed("invitation-used")
    task = _with_party(task, replace(party, person_id=person_id, reach=Reach.BOUND))
    if task.state is TaskState.COMPLETED and party.state is PartyState.NOT_YET and party.role is Role.CC:
        task = _with_party(task, _moved(task.parties[_index(task, party_id)], PartyState.COPIED))
    return _next(task), (Event(kinds.INVITATION_ACCEPTED, party_id, {"name": party.name}),)


def invited(task: Task, party_id: str, now: datetime) -> Change:
    """A new invitation was made for a party without a person."""
    party = _party(task, party_id)
    if party.person_id is not None:
        raise Refusal("already-accepted", name=party.name)
    if party.reach is Reach.INVITED:
        return task, (Event(kinds.INVITATION_MADE, party_id, {"name": party.name}),)
    task = _next(_with_party(task, replace(party, reach=Reach.INVITED)))
    return task, (Event(kinds.INVITATION_MADE, party_id, {"name": party.name}),)


def unreached(task: Task, party_id: str, now: datetime) -> Change:
    """A letter to a party that nobody stands behind came back."""
    party = _party(task, party_id)
    if party.person_id is not None or party.reach is Reach.UNREACHABLE:
        return task, ()
    task = _next(_with_party(task, replace(party, reach=Reach.UNREACHABLE)))
    facts = {"name": party.name, "reachable": False, "letter": True}
    return task, (Event(kinds.REACH_CHANGED, party_id, facts),)


def reach_changed(task: Task, person_id: str, now: datetime, *, reachable: bool) -> Change:
    """The person blocked the bot or came back; concerns every party they stand behind."""
    reach = Reach.BOUND if reachable else Reach.UNREACHABLE
    changed = [party for party in task.parties_of(person_id) if party.reach is not reach]
    if not changed:
        return task, ()
    for party in changed:
        task = _with_party(task, replace(party, reach=reach))
    return _next(task), tuple(
        Event(kinds.REACH_CHANGED, party.id, {"name": party.name, "reachable": reachable}) for party in changed
    )


# ── what the initiator, time and we do ───────────────────────────────────────────────────────────────────────


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
    _check_moves_to(task, TaskState.AWAITING)
    healed = _healed(task)
    changes = _changes(task, revisions)
    if "documents" not in changes:
        changes = {"sha256": changes["sha256_after"]}
    pages = pages or {}
    task = _with_revisions(task, revisions)
    documents = tuple(replace(one, pages=pages.get(one.key, one.pages)) for one in task.documents)
    task = replace(task, state=TaskState.AWAITING, documents=documents, waiting_for=None)
    task, turn_events = with_turns(task)
    event = Event(kinds.PREPARED, None, {**(facts or {}), **changes})
    return _next(task), (*healed, event, *turn_events)


def prepare_failed(task: Task, now: datetime, *, why: str, document: Document | None = None) -> Change:
    """The base revision cannot be written from this document: the initiator gets the draft back."""
    named = {"document": document.key} if document is not None and len(task.documents) > 1 else {}
    _check_moves_to(task, TaskState.DRAFT)
    task = replace(task, state=TaskState.DRAFT, sent_at=None, waiting_for=None)
    return _next(task), (Event(kinds.PREPARE_FAILED, None, {"why": why, **named}),)


def check_withdraw(task: Task) -> None:
    if task.state is TaskState.CLOSING:
        raise Refusal("everybody-acted")
    if task.state is TaskState.DRAFT:
        raise Refusal("not-sent-yet")
    _check_not_ended(task)


def withdraw(task: Task, now: datetime, *, reason: str) -> Change:
    check_withdraw(task)
    reason = read_reason(reason)
    return _end(task, TaskState.WITHDRAWN, now, Event(kinds.WITHDRAWN, None, {"reason": reason}), reason)


def expire(task: Task, now: datetime) -> Change:
    """Nothing changes before the deadline, nor while a signature accepted in time is being written."""
    due = task.deadline is not None and task.deadline <= now
    may = TaskState.EXPIRED in TRANSITIONS[task.state]
    if not due or not may or any(party.state is PartyState.SIGNING for party in task.parties):
        return task, ()
    missing = [p.name for p in acting(task) if not is_done(p) and p.state is not PartyState.SPARED]
    return _end(task, TaskState.EXPIRED, now, Event(kinds.EXPIRED, None, {"missing": missing}), None)


def closed(
    task: Task, now: datetime, *, revisions: Mapping[int, str], facts: Mapping[str, Any] | None = None
) -> Change:
    """Validation data and archive time stamp are in every document; everybody gets theirs. A copy party without a
    person stays where it is until somebody accepts its invitation."""
    _check_moves_to(task, TaskState.COMPLETED)
    changes, healed = _changes(task, revisions), _healed(task)
    parties = []
    turn_events = []
    for party in task.parties:
        changed = party
        if party.role is Role.CC and PartyState.COPIED in PARTY_TRANSITIONS[party.state]:
            if party.person_id is not None:
                changed = _moved(party, PartyState.COPIED)
            else:
                changed = replace(party, reach=Reach.INVITED)
                turn_events.append(Event(kinds.TURN_CAME, party.id, {"invite": True}))
        parties.append(changed)
    task = replace(
        _with_revisions(task, revisions),
        state=TaskState.COMPLETED,
        parties=tuple(parties),
        ended_at=now,
        waiting_for=None,
    )
    event = Event(kinds.COMPLETED, None, {**(facts or {}), **changes})
    return _next(task), (*healed, event, *turn_events)


def renewed(
    task: Task, now: datetime, *, revisions: Mapping[int, str], facts: Mapping[str, Any] | None = None
) -> Change:
    """A further archive time stamp over completed documents."""
    assert task.state is TaskState.COMPLETED, "only completed documents are renewed"
    changes = _changes(task, revisions)
    return _next(_with_revisions(task, revisions)), (Event(kinds.RENEWED, None, {**(facts or {}), **changes}),)


def waits(task: Task, now: datetime, *, code: str) -> Change:
    """Something of ours is missing (`code` of a Waiting); said once, until it heals."""
    _check_not_ended(task)
    if task.waiting_for == code:
        return task, ()
    return _next(replace(task, waiting_for=code)), (Event(kinds.WAITING, None, {"code": code}),)


def read_reason(words: str) -> str:
    """1 to 500 characters, without control characters; white space run together."""
    reason = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not reason:
        raise BadAnswer("reason-empty")
    if len(reason) > REASON_LIMIT:
        raise BadAnswer("reason-too-long", limit=REASON_LIMIT, length=len(reason))
    return reason


def _with_revisions(task: Task, revisions: Mapping[int, str]) -> Task:
    documents = (replace(one, current=revisions.get(one.key, one.current)) for one in task.documents)
    return replace(task, documents=tuple(documents))


def _changes(task: Task, revisions: Mapping[int, str]) -> dict[str, Any]:
    """For the chain: every document that has a new revision, before and after."""
    changed = [(one, revisions[one.key]) for one in task.documents if one.key in revisions]
    assert len(changed) == len(revisions), "revisions are of the task's documents"
    if len(task.documents) == 1:
        (one, after), *_ = changed
        return {"sha256_before": one.current, "sha256_after": after}
    return {
        "documents": [
            {"document": one.key, "title": one.title, "sha256_before": one.current, "sha256_after": after}
            for one, after in changed
        ]
    }


def _healed(task: Task) -> tuple[Event, ...]:
    return (Event(kinds.RESUMED, None, {"code": task.waiting_for}),) if task.waiting_for else ()


# ── the tables, kept ─────────────────────────────────────────────────────────────────────────────────────────


def _next(task: Task) -> Task:
    return replace(task, version=task.version + 1)


def _party(task: Task, party_id: str) -> Party:
    party = task.party(party_id)
    if party is None:
        raise NotAllowed("not-found")
    return party


def _index(task: Task, party_id: str) -> int:
    return next(at for at, party in enumerate(task.parties) if party.id == party_id)


def _with_party(task: Task, changed: Party) -> Task:
    return replace(task, parties=tuple(changed if party.id == changed.id else party for party in task.parties))


def _moved(party: Party, state: PartyState, **changes: Any) -> Party:
    if state not in PARTY_TRANSITIONS[party.state]:
        raise Refusal("already-acted" if is_done(party) else "nothing-to-do")
    return replace(party, state=state, **changes)


def _check_moves_to(task: Task, state: TaskState) -> None:
    if state not in TRANSITIONS[task.state]:
        _check_not_ended(task)
        raise Refusal("task-moved-on")


def _check_not_ended(task: Task) -> None:
    if task.state in ENDED_STATES:
        raise Refusal("task-ended", state=task.state.value)


def check_parties_move(task: Task) -> None:
    _check_not_ended(task)
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
        _check_moves_to(task, wanted)
        task = replace(task, state=wanted)
    if wanted is TaskState.CLOSING:
        return _next(task), (*events, *turn_events, Event(kinds.CLOSING))
    return _next(task), (*events, *turn_events)


def _end(task: Task, state: TaskState, now: datetime, event: Event, reason: str | None) -> Change:
    """Ends a task early: who has not acted no longer can."""
    _check_moves_to(task, state)
    parties = tuple(
        replace(party, state=PartyState.ENDED) if PartyState.ENDED in PARTY_TRANSITIONS[party.state] else party
        for party in task.parties
    )
    task = replace(task, state=state, parties=parties, ended_at=now, end_reason=reason, waiting_for=None)
    return _next(task), (event,)
