from __future__ import annotations

from dataclasses import dataclass, replace

from signing.errors import NotAllowed, Refusal, Stale
from signing.fields.kinds import Field
from signing.ports import Actor, Ports
from signing.task import second_thoughts
from signing.task.documents import fields_on
from signing.task.draft_steps import unplaced
from signing.task.model import Document, Party, Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.arrange_places import arranged
from signing.usecases.before_places import before_places
from signing.usecases.intake import NO_KEY, Key, take_document
from signing.usecases.lanes import taking
from signing.usecases.page_cache import shapes_of
from signing.usecases.shut_out import shut_out

DIALOGUE = "replacesent"  # in which the chat asks for the file


@dataclass(frozen=True, slots=True)
class Replaced:
    """`kept`: every place stands where it stood; else they were looked for anew."""

    task: Task
    kept: bool


async def replace_sent_document(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    filename: str,
    data: bytes,
    document: int | None = None,
    key: Key = NO_KEY,
) -> Replaced:
    """Another file for a task that runs and in which nobody has acted: prepared anew, and everybody begins anew.
    Links, codes and what was filled in before are good for nothing any more. `document`: the key of one of
    several. Where the pages are as large and as many as before, places stay; else they are looked for.

    DocumentRefused as `take_document`; Refusal `same-document`, `replace-no-room`, `which-document`,
    `somebody-acted`, `still-preparing`, `signing-busy`, or that the task is over."""
    async with at_desk(ports, actor, task_id, "replace-document") as desk:
        task, old = _admit(ports, desk.task, desk.person.id, document)
        before = await before_places(desk.tx, task)
    async with taking(actor.person_id):
        taken = await take_document(ports, filename, data, key)
    if taken.original == old.original:
        raise Refusal("same-document")
    new = replace(taken, key=_next_key(task), only=old.only, attachments=old.attachments)
    if new.had_signatures and new.attachments:
        raise Refusal("attach-signed")
    documents = tuple(new if one.key == old.key else one for one in before)
    was = next(one for one in before if one.key == old.key)
    fields, page, kept = await _places(ports, replace(task, documents=documents), was, new)
    async with at_desk(ports, actor, task_id, "replace-document") as desk:
        now_is, _ = _admit(ports, desk.task, desk.person.id, document)
        if now_is.documents != task.documents or _sides(now_is) != _sides(task):
            raise Stale("task-changed")
        after, events = second_thoughts.replace_document(
            now_is, documents, fields, ports.clock(), old=old, new=new, signature_page=page
        )
        for party in task.parties:
            await shut_out(ports, desk.tx, task.id, party.id)
        await desk.tx.links.void_invitations(task.id, None, ports.clock())
        after = await settle(ports, desk.tx, now_is, after, events, actor=actor)
        asked = await desk.tx.dialogues.get(desk.person.id)
        if asked is not None and asked.kind == DIALOGUE and asked.task_id == task.id:
            await desk.tx.dialogues.end(desk.person.id)  # answered, also on the page
        await desk.tx.jobs.enqueue(
            kind="prepare", task_id=task.id, key=f"prepare:{task.id}:{after.version}", run_at=ports.clock()
        )
    ports.wake()
    return Replaced(after, kept)


def _admit(ports: Ports, task: Task, person_id: str, key: int | None) -> tuple[Task, Document]:
    if task.initiator_id != person_id:
        raise NotAllowed("initiator-only")
    second_thoughts.check_replace(task, ports.clock())
    if key is None and len(task.documents) > 1:
        raise Refusal("which-document")
    found = task.documents[0] if key is None else task.document_at(key)
    if found is None:
        raise Stale("task-changed")
    return task, found


def _next_key(task: Task) -> int:
    """Never one that was used before: revisions are filed under it."""
    return max(one.key for one in task.documents) + 1


def _sides(task: Task) -> tuple[Party, ...]:
    """Who signs; that somebody opened it meanwhile changes no place."""
    return tuple(replace(party, read_at=None, reach=task.parties[0].reach) for party in task.parties)


async def _places(ports: Ports, task: Task, was: Document, new: Document) -> tuple[tuple[Field, ...], bool, bool]:
    """All fields of the task with its new document, whether a page is to be appended, and whether they stayed."""
    others = tuple(field for field in task.fields if field.document != was.key)
    there = tuple(field for field in task.fields if field.document == was.key)
    tagged = any(field.covers or field.widget for field in there)
    if not tagged and await shapes_of(ports, was.current) == await shapes_of(ports, new.current):
        moved = tuple(replace(field, document=new.key) for field in there)
        return (*others, *moved), task.signature_page, True
    found = await arranged(ports, replace(task, fields=(), documents=(new,), places_chosen=False), anew=True)
    fields = (*others, *found.fields)
    page = found.signature_page or any(
        field.page >= one.pages for one in task.documents if one.key != new.key for field in fields_on(task, one)
    )
    if unplaced(replace(task, fields=fields)):
        raise Refusal("replace-no-room")
    return fields, page, False
