"""What follows a task that is over: one that is sent in its place, or an agreement that ends what it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from signing.errors import Refusal
from signing.fields.kinds import Field
from signing.task import events as kinds
from signing.task.deadlines import LEAST_AHEAD
from signing.task.drafting import TITLE_LIMIT, document_facts
from signing.task.events import Event
from signing.task.model import (
    Document,
    DraftStep,
    Order,
    Party,
    PartyState,
    Reach,
    ReminderPlan,
    Role,
    Task,
    TaskState,
)

Pair = tuple[Task, tuple[Event, ...], Task, tuple[Event, ...]]  # the old one after it, and the new draft

CORRECTABLE = frozenset({TaskState.REJECTED, TaskState.WITHDRAWN, TaskState.EXPIRED})
AGREEMENT_DAYS = 7  # until when a rescission agreement is to be signed, unless its initiator says otherwise


def check_correct(task: Task) -> None:
    """Refusal `not-correctable`: only what ended without being completed is sent again."""
    if task.state not in CORRECTABLE or task.deleted_at is not None:
        raise Refusal("not-correctable")


def correct(task: Task, documents: Sequence[Document], now: datetime, *, id: str, number: str) -> Pair:
    """A draft with everything the old task had, each party as if nobody had acted. `documents` as they were
    before they were sent. A deadline that is over is asked for anew."""
    check_correct(task)
    in_time = task.deadline is not None and task.deadline >= now + LEAST_AHEAD
    draft = replace(
        task,
        id=id,
        number=number,
        state=TaskState.DRAFT,
        created_at=now,
        documents=tuple(documents),
        parties=tuple(_as_new(party) for party in task.parties),
        places_chosen=True,
        draft_step=DraftStep.REVIEW if in_time or task.deadline is None else DraftStep.DEADLINE,
        deadline=task.deadline if in_time else None,
        sent_at=None,
        ended_at=None,
        end_reason=None,
        waiting_for=None,
        bulk_id=None,
        corrects=task.id,
        corrected_by=None,
        version=1,
    )
    old = replace(task, corrected_by=id, version=task.version + 1)
    return (
        old,
        (Event(kinds.CORRECTED, None, {"to": number, "task_id": id}),),
        draft,
        (_created(draft), Event(kinds.CORRECTS, None, {"to": task.number, "task_id": task.id})),
    )


def check_rescind(task: Task) -> None:
    """Refusal `not-rescindable`, `rescinded-already`, `is-a-rescission`."""
    if task.state is not TaskState.COMPLETED or task.deleted_at is not None:
        raise Refusal("not-rescindable")
    if task.rescinded_at is not None:
        raise Refusal("rescinded-already")
    if task.rescinds is not None:
        raise Refusal("is-a-rescission")
    if not signed_parties(task):
        raise Refusal("not-rescindable")


def signed_parties(task: Task) -> tuple[Party, ...]:
    """Whose signatures are to be ended: the same sign the agreement."""
    return tuple(p for p in task.parties if p.role is Role.SIGNER and p.state is PartyState.SIGNED)


def rescind(
    task: Task,
    document: Document,
    fields: Sequence[Field],
    now: datetime,
    *,
    id: str,
    number: str,
    title: str,
    reason: str,
    signature_page: bool,
) -> Pair:
    """The agreement as a draft for its initiator to look at and send."""
    check_rescind(task)
    parties = tuple(
        replace(_as_new(party), position=at, step=1, asked_files=(), finds_signer=False)
        for at, party in enumerate(signed_parties(task))
    )
    draft = Task(
        id=id,
        number=number,
        title=title[:TITLE_LIMIT],
        state=TaskState.DRAFT,
        initiator_id=task.initiator_id,
        language=task.language,
        created_at=now,
        documents=(document,),
        parties=parties,
        order=Order.ALL_AT_ONCE,
        fields=tuple(fields),
        signature_page=signature_page,
        places_chosen=True,
        draft_step=DraftStep.REVIEW,
        deadline=now + timedelta(days=AGREEMENT_DAYS),
        reminders=ReminderPlan(),
        rescinds=task.id,
    )
    old = replace(task, rescission=id, version=task.version + 1)
    return (
        old,
        (Event(kinds.RESCISSION_BEGUN, None, {"to": number, "task_id": id, "reason": reason}),),
        draft,
        (_created(draft), Event(kinds.RESCINDS, None, {"to": task.number, "task_id": task.id})),
    )


def rescinded(task: Task, agreement: Task, now: datetime) -> tuple[Task, tuple[Event, ...]]:
    """The agreement is complete. Signatures and file of the old task stay what they are; that they are rescinded
    is told wherever they are shown."""
    if task.state is not TaskState.COMPLETED or task.rescinded_at is not None:
        return task, ()
    after = replace(task, rescission=agreement.id, rescinded_at=now, version=task.version + 1)
    return after, (Event(kinds.RESCINDED, None, {"to": agreement.number, "task_id": agreement.id}),)


def _created(draft: Task) -> Event:
    assert draft.document is not None, "it has one"
    return Event(kinds.CREATED, None, {"title": draft.title, **document_facts(draft.document)})


def _as_new(party: Party) -> Party:
    return replace(
        party,
        state=PartyState.NOT_YET,
        reach=Reach.BOUND if party.person_id else Reach.NOT_INVITED,
        read_at=None,
        acted_at=None,
        reason=None,
        handed_by=None,
        handed_why=None,
    )
