from __future__ import annotations

from dataclasses import replace
from zoneinfo import ZoneInfo

from signing.audit.chain import record_events, touched
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.task import drafting
from signing.task.ids import new_id
from signing.task.members import check_may_start
from signing.task.model import Document, DraftStep, Person, Task, TaskState
from signing.usecases.admission import person_of
from signing.usecases.draft_desk import ask_in_chat, tell_the_chat, view_of
from signing.usecases.draft_views import DraftView
from signing.usecases.intake import NO_CHAT, NO_KEY, Arrival, Key, take_document, title_of
from signing.usecases.lanes import taking
from signing.wording import say


async def create_task(
    ports: Ports,
    actor: Actor,
    *,
    filename: str,
    data: bytes,
    key: Key = NO_KEY,
    arrival: Arrival = NO_CHAT,
) -> DraftView:
    """A file becomes a draft of the actor: made a PDF and normalised in a child, stored, titled after its name,
    first question asked. The same file again, while nothing was done to its draft, is that draft.

    Raises DocumentRefused (words of intake), `pdf-too-large`, `not-a-pdf`, `empty-file`; where one of
    `intake.LOCKS`, again with a `key`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        check_may_start(person, members_only=ports.installation.members_only)
    async with taking(actor.person_id):
        document = await take_document(ports, filename, data, key, arrival)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        task = await _same_draft(tx, person, document)
        if task is None:
            task = await _begin(ports, tx, actor, person, document)
        await ask_in_chat(ports, tx, person, task, DraftStep.PARTIES)
        await tell_the_chat(ports, tx, actor, task)
    ports.wake()
    return view_of(ports, person, task, DraftStep.PARTIES)


async def _same_draft(tx: Transaction, person: Person, document: Document) -> Task | None:
    """An update that is processed again after a crash must not leave two drafts."""
    drafts = await tx.tasks.find(
        TaskFilter(initiator_id=person.id, states=frozenset({TaskState.DRAFT.value}), limit=200)
    )
    return next((each for each in drafts if each.version == 1 and _is_same(each.document, document)), None)


def _is_same(one: Document | None, other: Document) -> bool:
    """By whichever message it came."""
    return one is not None and replace(one, sources=()) == replace(other, sources=())


async def _begin(ports: Ports, tx: Transaction, actor: Actor, person: Person, document: Document) -> Task:
    now = ports.clock()
    day = f"{now.astimezone(ZoneInfo(ports.installation.time_zone)):%y%m%d}"
    title = title_of(document.filename)[: drafting.TITLE_LIMIT] or say(person.speaks, "untitled-document")
    task, events = drafting.draft(
        id=new_id(),
        number=await tx.tasks.next_number(day),
        title=title,
        initiator_id=person.id,
        language=person.speaks,
        document=document,
        now=now,
    )
    wishes = await tx.preferences.get(person.id)
    task = replace(task, reminders=wishes.reminders or task.reminders)
    await tx.tasks.add(task)
    await record_events(tx, events, at=now, actor=actor, task_id=task.id, touches=touched(task))
    return task
