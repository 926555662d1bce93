from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import draft_documents
from signing.task.draft_files import MOST_FILES
from signing.task.model import Document, DraftStep, Task
from signing.usecases.add_file import add_file
from signing.usecases.draft_desk import at_draft, draft_seen, view_of
from signing.usecases.file_kinds import FileKind, kind_by_name, kind_of
from signing.usecases.find_anew import find_anew
from signing.usecases.intake import NO_CHAT, NO_KEY, Arrival, Key, take_document
from signing.usecases.joining import FilesView, has_come
from signing.usecases.lanes import taking


async def add_document(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    filename: str,
    data: bytes,
    key: Key = NO_KEY,
    arrival: Arrival = NO_CHAT,
) -> FilesView:
    """A document of its own behind those of the draft, for everybody; where places are known already, its own are
    looked for. A message of the chat that is there already changes nothing.

    Raises as `create_task`; DocumentRefused `too-many-documents`."""
    task, person, step = await draft_seen(ports, actor, task_id, "add-document")
    if has_come(task, arrival):
        return FilesView(view_of(ports, person, task, step))
    async with taking(actor.person_id):
        document = await take_document(ports, filename, data, key, arrival)
    async with at_draft(ports, actor, task_id, "add-document", None) as desk:
        if has_come(desk.task, arrival):
            return FilesView(desk.view())
        looked_at = desk.task.places_chosen
        desk.change(draft_documents.add_document(desk.task, document, ports.clock()))
        new = desk.task.documents[-1].key
        if looked_at:
            desk.ask(DraftStep.PLACES)
    ports.wake()
    return FilesView(await find_anew(ports, actor, desk, new))


async def take_further(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    filename: str,
    data: bytes,
    key: Key = NO_KEY,
    arrival: Arrival = NO_CHAT,
) -> FilesView:
    """What is sent to a draft beside what it has: a picture behind pictures becomes further pages of them,
    anything else a document of its own. Raises as `add_document` and `add_file`."""
    task, _, _ = await draft_seen(ports, actor, task_id, "add-file")
    if kind_of(filename, data) is FileKind.PICTURE and _takes_pictures(task):
        last = task.documents[-1].key
        return await add_file(
            ports, actor, task_id, filename=filename, data=data, key=key, arrival=arrival, document=last
        )
    return await add_document(ports, actor, task_id, filename=filename, data=data, key=key, arrival=arrival)


def _takes_pictures(task: Task) -> bool:
    last = task.documents[-1]
    return not last.had_signatures and len(last.files) < MOST_FILES and _is_pictures(last)


def _is_pictures(document: Document) -> bool:
    return all(kind_by_name(file.filename) is FileKind.PICTURE for file in document.files)
