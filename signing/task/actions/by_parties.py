"""What the parties do, and who may now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from signing.errors import Refusal
from signing.task import events as kinds
from signing.task.actions.moving import (
    Change,
    advance,
    check_parties_move,
    end_early,
    moved_on,
    party_moved,
    party_of,
    with_party,
)
from signing.task.actions.reason import read_reason
from signing.task.actions.revisions import healed, revised, with_revisions
from signing.task.documents import document_facts, documents_of
from signing.task.events import Event
from signing.task.model import ACTING_ROLES, WRITING_ROLES, Party, PartyState, Role, Task, TaskState
from signing.task.routing import is_done


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
    party = party_of(task, party_id)
    check_may_act(task, party, now, Role.APPROVER)
    facts = {"name": party.name, **document_facts(documents_of(task, party))}
    task = with_party(task, party_moved(party, PartyState.APPROVED, acted_at=now))
    return advance(task, (Event(kinds.APPROVED, party_id, facts),))


def begin_signing(task: Task, party_id: str, now: datetime) -> Change:
    """The code was accepted; from here until `signed` or `signing_failed` the move is ours."""
    party = party_of(task, party_id)
    check_may_act(task, party, now, *WRITING_ROLES)
    if any(other.state is PartyState.SIGNING for other in task.parties):
        raise Refusal("signing-busy")
    task = with_party(task, party_moved(party, PartyState.SIGNING))
    return moved_on(task), (Event(kinds.SIGNING_BEGAN, party_id),)


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
    party = party_of(task, party_id)
    check_parties_move(task)
    fills = party.role is Role.FILLER
    done = party_moved(party, PartyState.FILLED if fills else PartyState.SIGNED, acted_at=now)
    resumed = healed(task)
    changes = revised(task, revisions)
    task = replace(with_revisions(with_party(task, done), revisions), waiting_for=None)
    kind = kinds.FILLED_IN if fills else kinds.SIGNED
    event = Event(kind, party_id, {**(facts or {}), "name": party.name, **changes})
    return advance(task, (*resumed, event))


def signing_failed(task: Task, party_id: str, now: datetime, *, why: str) -> Change:
    """The revision could not be written: the party may act again. `why` is the code of a refusal."""
    party = party_of(task, party_id)
    check_parties_move(task)
    task = replace(with_party(task, party_moved(party, PartyState.TO_ACT)), waiting_for=None)
    # Others may have been enough meanwhile.
    return advance(task, (Event(kinds.SIGNING_VOIDED, party_id, {"name": party.name, "why": why}),))


def reject(task: Task, party_id: str, now: datetime, *, reason: str) -> Change:
    party = party_of(task, party_id)
    check_may_reject(task, party, now)
    reason = read_reason(reason)
    task = with_party(task, party_moved(party, PartyState.REJECTED, acted_at=now, reason=reason))
    event = Event(kinds.REJECTED, party_id, {"name": party.name, "reason": reason})
    return end_early(task, TaskState.REJECTED, now, event, reason)


def mark_read(task: Task, party_id: str, now: datetime) -> Change:
    """The first opening of the document; later ones change nothing."""
    party = party_of(task, party_id)
    if party.read_at is not None:
        return task, ()
    facts = {"name": party.name, **document_facts(documents_of(task, party))}
    return moved_on(with_party(task, replace(party, read_at=now))), (Event(kinds.READ, party_id, facts),)
