"""What can be changed of a task that runs: an approval taken back, the deadline put off, a document replaced. Each
has a `check_…` that says no with a Refusal; `rights` asks the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.fields.kinds import Field
from signing.task import events as kinds
from signing.task.actions import Change, advance, check_parties_move
from signing.task.events import Event
from signing.task.model import Document, Party, PartyState, Role, Task, TaskState
from signing.task.routing import acting, is_done

EXTENDABLE = frozenset({TaskState.PREPARING, TaskState.AWAITING, TaskState.PARTIALLY_SIGNED})
_BEFORE_ACTING = frozenset({PartyState.TO_ACT, PartyState.INFORMED, PartyState.SPARED})


def check_take_back(task: Task, party: Party, now: datetime) -> None:
    """Refusal `nothing-to-take-back`, `acted-since` (name), or that the task is over."""
    check_parties_move(task)
    _check_in_time(task, now)
    if party.state is not PartyState.APPROVED or party.acted_at is None:
        raise Refusal("nothing-to-take-back")
    for other in acting(task):
        if other.id == party.id:
            continue
        if other.state is PartyState.SIGNING:
            raise Refusal("signing-busy")
        if is_done(other) and other.acted_at is not None and other.acted_at >= party.acted_at:
            raise Refusal("acted-since", name=other.name)


def party_to_take_back(task: Task, person_id: str, now: datetime) -> Party:
    """Who approved twice takes back the later one first. Refusals as `check_take_back`."""
    mine = [party for party in task.parties_of(person_id) if party.role is Role.APPROVER]
    given = [party for party in mine if party.state is PartyState.APPROVED and party.acted_at is not None]
    party = max(given, key=lambda each: each.acted_at or task.created_at, default=mine[0] if mine else None)
    if party is None:
        raise Refusal("nothing-to-take-back")
    check_take_back(task, party, now)
    return party


def take_back(task: Task, party_id: str, now: datetime) -> Change:
    """The approval was never given: the move is this party's again, and whoever came after has it no more."""
    party = task.party(party_id)
    if party is None:
        raise NotAllowed("not-found")
    check_take_back(task, party, now)
    open_again = replace(party, state=PartyState.TO_ACT, acted_at=None)
    task = replace(task, parties=tuple(open_again if each.id == party_id else each for each in task.parties))
    if not any(is_done(each) for each in acting(task)):
        task = replace(task, state=TaskState.AWAITING)
    after, events = advance(task, (Event(kinds.APPROVAL_TAKEN_BACK, party_id, {"name": party.name}),))
    return after, tuple(_by(event, party.name) if event.kind == kinds.TURN_GONE else event for event in events)


def _by(event: Event, name: str) -> Event:
    """Who it is because of: not the initiator, who may put others before."""
    return replace(event, facts={**event.facts, "by": name})


def check_extend(task: Task, now: datetime) -> None:
    """Refusal `extend-no-deadline`, or that the task is over."""
    if task.state is TaskState.PREPARING:
        _check_in_time(task, now)
    else:
        check_parties_move(task)
        _check_in_time(task, now)
    if task.deadline is None:
        raise Refusal("extend-no-deadline")


def extend(task: Task, deadline: datetime, now: datetime) -> Change:
    """BadAnswer `deadline-not-later` for what would cut the parties' time short."""
    check_extend(task, now)
    assert task.deadline is not None, "looked at"
    if deadline <= task.deadline:
        raise BadAnswer("deadline-not-later")
    facts = {"before": task.deadline.isoformat(), "deadline": deadline.isoformat()}
    after = replace(task, deadline=deadline, version=task.version + 1)
    return after, (Event(kinds.DEADLINE_EXTENDED, None, facts),)


def check_replace(task: Task, now: datetime) -> None:
    """Refusal `still-preparing`, `somebody-acted`, `signing-busy`, or that the task is over."""
    if task.state is TaskState.PREPARING:
        raise Refusal("still-preparing")
    check_parties_move(task)
    _check_in_time(task, now)
    if any(party.state is PartyState.SIGNING for party in task.parties):
        raise Refusal("signing-busy")
    if task.state is not TaskState.AWAITING or any(is_done(party) for party in acting(task)):
        raise Refusal("somebody-acted")


def replace_document(
    task: Task,
    documents: tuple[Document, ...],
    fields: tuple[Field, ...],
    now: datetime,
    *,
    old: Document,
    new: Document,
    signature_page: bool,
) -> Change:
    """`documents` as they are before any place is written, with `new` where `old` stood, under a key of its own;
    everybody begins anew once they are prepared. Places of who was removed are not prepared again: the signature
    page that they stood on may have gone with them."""
    check_replace(task, now)
    fields = tuple(field for field in fields if task.party(field.party_id) is not None)
    parties = tuple(
        replace(party, state=PartyState.NOT_YET, read_at=None) if party.state in _BEFORE_ACTING else party
        for party in task.parties
    )
    facts = {
        "name": old.filename,
        "to": new.filename,
        "document": old.key,
        "document_after": new.key,
        "original_before": old.original,
        "original_after": new.original,
        "sha256_before": old.current,
        "normalised": new.current,
        "pages": new.pages,
        "places": len(fields),
    }
    after = replace(
        task,
        state=TaskState.PREPARING,
        documents=documents,
        fields=fields,
        signature_page=signature_page,
        parties=parties,
        waiting_for=None,
        version=task.version + 1,
    )
    return after, (Event(kinds.DOCUMENT_REPLACED, None, facts),)


def _check_in_time(task: Task, now: datetime) -> None:
    if task.deadline is not None and task.deadline <= now:
        raise Refusal("task-ended", state=TaskState.EXPIRED.value)
