from __future__ import annotations

from signing.errors import Refusal
from signing.ports import Actor, Ports, TaskFilter
from signing.task.model import SourceFile, TaskState
from signing.usecases.admission import person_of
from signing.usecases.draft_desk import draft_seen, view_of
from signing.usecases.intake import NO_CHAT, NO_KEY, Arrival, Key, take_file
from signing.usecases.joining import FilesView, check_joinable, document_or_last, has_come, joined, put_in_place
from signing.usecases.lanes import taking


async def add_file(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    filename: str,
    data: bytes,
    key: Key = NO_KEY,
    arrival: Arrival = NO_CHAT,
    document: int | None = None,
) -> FilesView:
    """Its pages come behind those of a document of the draft (its key; None: the last one). A message of the chat
    that is there already changes nothing.

    Raises as `create_task`, Refusal `signed-not-joined`, DocumentRefused `too-many-files`, `too-many-pages`."""
    task, person, step = await draft_seen(ports, actor, task_id, "add-file")
    if has_come(task, arrival):
        return FilesView(view_of(ports, person, task, step))
    before = document_or_last(task, document)
    files = before.files
    check_joinable(before, another=True)
    async with taking(actor.person_id):
        file, came_signed = await take_file(ports, filename, data, key, arrival)
        if came_signed:
            raise Refusal("signed-not-joined")
        made = await joined(ports, (*files, file), key=before.key)
    order = (*range(len(files)), None)
    return await put_in_place(ports, actor, task, made, order, what="file-added", filename=file.filename)


async def draft_holding(ports: Ports, actor: Actor, arrival: Arrival) -> str | None:
    """The actor's draft that holds this very message already, or what was sent together with it."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        wanted = TaskFilter(initiator_id=person.id, states=frozenset({TaskState.DRAFT.value}), limit=200)
        drafts = await tx.tasks.find(wanted)
    holding = (
        task
        for task in drafts
        if any(_belongs(file, arrival) for document in task.documents for file in document.files)
    )
    return next((task.id for task in holding), None)


def _belongs(file: SourceFile, arrival: Arrival) -> bool:
    same_album = bool(arrival.album) and file.album == arrival.album
    return same_album or (bool(arrival.message) and file.message == arrival.message)
