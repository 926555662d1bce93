"""What the initiator does to a draft: `(task, …, now) -> (task, events)`, like `actions`. Every change counts the
version up by one and keeps the draft whole: places always belong to signers that are there, and whatever they
depend on (who signs, in which order of naming, which document) takes them away when it changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from signing.errors import BadAnswer, Refusal
from signing.fields.kinds import Field
from signing.one_line import one_line
from signing.task import events as kinds
from signing.task.demands import Demand
from signing.task.documents import attachments_of
from signing.task.draft_steps import kinds_of, missing, placed, reached, unplaced
from signing.task.events import Event
from signing.task.model import Document, DraftStep, Order, Party, Reading, Role, Task, TaskState
from signing.task.routing import acting
from signing.task.states import TRANSITIONS

Change = tuple[Task, tuple[Event, ...]]

TITLE_LIMIT = 120  # characters
REMINDER_LIMIT = 5
HOURS_MOST = 720
SECONDS_MOST = 600


def draft(
    *, id: str, number: str, title: str, initiator_id: str, language: str, document: Document, now: datetime
) -> Change:
    """A document becomes a draft."""
    task = Task(
        id=id,
        number=number,
        title=read_title(title),
        state=TaskState.DRAFT,
        initiator_id=initiator_id,
        language=language,
        created_at=now,
        documents=(document,),
    )
    return task, (Event(kinds.CREATED, None, {"title": task.title, **document_facts(document)}),)


# ── the other questions ──────────────────────────────────────────────────────────────────────────────────────


def choose_order(task: Task, order: Order, now: datetime) -> Change:
    # What was said of steps was said of those of the order before.
    kept = task.needs if order is task.order else tuple(need for need in task.needs if need.internal)
    return changed(replace(task, order=order, needs=kept), "order", order=order.value)


def propose_places(
    task: Task,
    fields: Sequence[Field],
    now: datetime,
    *,
    signature_page: bool,
    what: str = "places-proposed",
    **facts: Any,
) -> Change:
    """Places found, drawn up or chosen for all who have any, not yet accepted. Those on a page that is appended at
    sending have page numbers from `pages` of their document on."""
    ours = {party.id: kinds_of(party) for party in placed(task)}
    kept = tuple(field for field in fields if field.kind in ours.get(field.party_id, ()))
    task = replace(task, fields=kept, signature_page=signature_page, places_chosen=False)
    return changed(task, what, places=len(kept), signature_page=signature_page, **facts)


def accept_places(task: Task, now: datetime) -> Change:
    """Refusal `draft-no-places` while a signer has none, `draft-no-fills` (name) while a filler has nothing to
    fill in."""
    for party in unplaced(task):
        raise Refusal("draft-no-fills" if party.role is Role.FILLER else "draft-no-places", name=party.name)
    return changed(replace(task, places_chosen=True), "places-accepted", places=len(task.fields))


def choose_deadline(task: Task, deadline: datetime | None, now: datetime) -> Change:
    """As `deadlines.read_deadline` gives it; None: no deadline."""
    at = deadline.isoformat() if deadline else None
    return changed(replace(task, deadline=deadline), "deadline", deadline=at)


def choose_reminders(
    task: Task, hours_before: Iterable[int], now: datetime, *, every_days: int | None = None, at: str = ""
) -> Change:
    """`every_days`: again and again until the deadline; 0: no longer, None: as it was. `at`: "09:00" in each
    reader's zone; "": as it was."""
    hours = tuple(sorted(set(hours_before), reverse=True))
    every = task.reminders.every_days if every_days is None else every_days
    if len(hours) > REMINDER_LIMIT or not all(1 <= each <= HOURS_MOST for each in hours):
        raise BadAnswer("reminders-wrong")
    if not 0 <= every <= HOURS_MOST // 24:
        raise BadAnswer("reminders-wrong")
    plan = replace(task.reminders, hours_before=hours, every_days=every, at=at or task.reminders.at)
    facts = {**({"every_days": every} if every else {}), **({"at": at} if at else {})}
    return changed(replace(task, reminders=plan), "reminders", hours_before=list(hours), **facts)


def choose_reading(task: Task, reading: Reading, now: datetime) -> Change:
    """What has to be read before anybody signs or approves. BadAnswer `reading-wrong`."""
    if not 0 <= reading.seconds <= SECONDS_MOST:
        raise BadAnswer("reading-wrong", limit=SECONDS_MOST // 60)
    facts = {"to_end": reading.to_end, "seconds": reading.seconds}
    return changed(replace(task, reading=reading), "reading", **facts)


def choose_proof(task: Task, demand: Demand, now: datetime) -> Change:
    """What must be proven before anybody signs or approves, and with what it is confirmed."""
    return changed(replace(task, demand=demand), "proof", **demand.as_json())


def rename(task: Task, title: str, now: datetime) -> Change:
    title = read_title(title)
    return changed(replace(task, title=title), "title", title=title)


def replace_document(task: Task, document: Document, now: datetime) -> Change:
    """In place of all that there are; places are looked for anew, everything else stays."""
    attachments = attachments_of(task.documents)
    if attachments and document.had_signatures:
        raise Refusal("attach-signed")
    document = replace(document, attachments=attachments)
    task = without_places(replace(task, documents=(document,)))
    return changed(task, "document", **document_facts(document))


def read_title(words: str) -> str:
    """1 to 120 characters on one line; white space run together."""
    title = one_line(words)
    if not title:
        raise BadAnswer("title-empty")
    if len(title) > TITLE_LIMIT:
        raise BadAnswer("title-too-long", limit=TITLE_LIMIT, length=len(title))
    return title


# ── the way through the questions ────────────────────────────────────────────────────────────────────────────


def go_to(task: Task, step: DraftStep, now: datetime) -> Change:
    """Refusal `draft-no-parties`, `draft-nobody-signs` or `draft-no-places` where a question before it has no
    answer. Not an event: nothing that will be sent has changed."""
    check_draft(task)
    if step is not DraftStep.PARTIES and not task.parties:
        raise Refusal("draft-no-parties")
    if step is not DraftStep.PARTIES and not acting(task):
        raise Refusal("draft-nobody-signs")
    # A deadline that a sentence has said can be put right before the places are looked at.
    after_places = step is DraftStep.REVIEW or (step is DraftStep.DEADLINE and task.deadline is None)
    if after_places and "places" in missing(task, now) and task.draft_step is not DraftStep.REVIEW:
        raise Refusal("draft-no-places")
    return reached(replace(task, version=task.version + 1), step), ()


# ── its end ──────────────────────────────────────────────────────────────────────────────────────────────────


def send(task: Task, now: datetime) -> Change:
    """The draft goes out; from here the move is ours, then the parties'. Refusal `draft-incomplete`."""
    check_draft(task)
    lacks = missing(task, now)
    if lacks:
        raise Refusal("draft-incomplete", missing=lacks[0])
    assert task.document is not None, "every draft has a document"
    facts: dict[str, Any] = {
        "title": task.title,
        "original": task.document.original,
        "normalised": task.document.current,
        "pages": task.document.pages,
        "order": task.order.value,
        "deadline": task.deadline.isoformat() if task.deadline else None,
        "hours_before": list(task.reminders.hours_before),
        **({"every_days": task.reminders.every_days} if task.reminders.every_days else {}),
        "parties": [party_facts("party", party) | {"party_id": party.id} for party in task.parties],
        "places": len(task.fields),
        "files": [
            {"filename": file.filename, "original": file.original} for one in task.documents for file in one.files
        ],
        "attachments": [
            {"name": one.name, "sha256": one.sha256, "size": one.size} for one in attachments_of(task.documents)
        ],
    }
    if len(task.documents) > 1:
        facts["documents"] = [
            document_facts(one) | {"document": one.key, "title": one.title, "only": one.only}
            for one in task.documents
        ]
    if task.needs:
        facts["needs"] = [asdict(need) for need in task.needs]
    if task.demand:
        facts["proof"] = task.demand.as_json()
    if task.reading:
        facts["reading"] = {"to_end": task.reading.to_end, "seconds": task.reading.seconds}
    return _moved(task, TaskState.PREPARING, sent_at=now), (Event(kinds.SENT, None, facts),)


def discard(task: Task, now: datetime) -> Change:
    """Thrown away for good; a second time changes nothing."""
    if task.state is TaskState.DISCARDED:
        return task, ()
    check_draft(task)
    return _moved(task, TaskState.DISCARDED, ended_at=now), (Event(kinds.DISCARDED),)


# ── kept whole ───────────────────────────────────────────────────────────────────────────────────────────────


def check_draft(task: Task) -> None:
    """Refuses what is no draft any more."""
    if task.state is TaskState.DISCARDED:
        raise Refusal("task-ended", state=task.state.value)
    if task.state is not TaskState.DRAFT:
        raise Refusal("already-sent")


def _moved(task: Task, state: TaskState, **changes: Any) -> Task:
    assert state in TRANSITIONS[task.state], "drafts are sent or discarded"
    return replace(task, state=state, version=task.version + 1, **changes)


def changed(task: Task, what: str, **facts: Any) -> Change:
    """What every change of a draft ends with."""
    check_draft(task)
    event = Event(kinds.DRAFT_CHANGED, None, {"what": what, **facts})
    return replace(task, version=task.version + 1), (event,)


def without_places(task: Task) -> Task:
    return replace(task, fields=(), signature_page=False, places_chosen=False)


def party_facts(what: str, party: Party) -> dict[str, Any]:
    return {
        "what": what,
        "name": party.name,
        "role": party.role.value,
        "side": party.side.value,
        "company": party.company,
        "phone": party.phone,
        "email": party.email,
        "step": party.step,
        "person_id": party.person_id,
        **({"may_delegate": True} if party.may_delegate else {}),
        **({"level": party.level} if party.level else {}),
        **{flag: True for flag in ("at_start", "view_only", "finds_signer") if getattr(party, flag)},
        **({"asked_files": [asdict(each) for each in party.asked_files]} if party.asked_files else {}),
    }


def document_facts(document: Document) -> dict[str, Any]:
    return {
        "filename": document.filename,
        "original": document.original,
        "normalised": document.current,
        "pages": document.pages,
        "size": document.size,
        "notes": list(document.notes),
    }
