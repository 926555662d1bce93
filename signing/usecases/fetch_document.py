from __future__ import annotations

import asyncio
import io
import zipfile

from signing.audit.chain import record
from signing.errors import NotAllowed
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Json, Ports
from signing.task.events import DOWNLOADED
from signing.task.model import Document, Task, TaskState
from signing.task.rights import chosen, may_keep, readable, reads_all
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.intake import pdf_name, stem_of

WHICH = frozenset({"current", "original"})


async def fetch_document(
    ports: Ports, actor: Actor, task_id: str, which: str = "current", *, key: int | None = None
) -> tuple[str, bytes]:
    """File name and bytes of a document (its key; None: the first that they may read): "current", the newest
    revision, or "original", what the initiator sent in."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            document = chosen(task, person.id, key, reads_all=reads_all(person))
            if task is None or which not in WHICH:
                raise NotAllowed("not-found")
            if not may_keep(task, person.id) and not reads_all(person):
                raise NotAllowed("not-found")
            sha256 = document.current if which == "current" else document.original
            facts: dict[str, Json] = {"which": which, "sha256": sha256}
            if len(task.documents) > 1:
                facts |= {"document": document.key, "title": document.title}
            await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "download", refusal)
        raise
    name = safe_name(document.filename) if which == "original" else current_name(task, document)
    return name, await ports.blobs.get(sha256)


async def fetch_every_document(ports: Ports, actor: Actor, task_id: str) -> tuple[str, bytes]:
    """The newest revisions of all documents that they may read, as one ZIP file."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            documents = readable(task, person.id, reads_all=reads_all(person)) if task is not None else ()
            if task is None or not documents or not (may_keep(task, person.id) or reads_all(person)):
                raise NotAllowed("not-found")
            listed = [{"document": one.key, "title": one.title, "sha256": one.current} for one in documents]
            facts: dict[str, Json] = {"which": "all", "documents": listed}
            await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "download", refusal)
        raise
    names = names_of(task, documents)
    files = [(name, await ports.blobs.get(one.current)) for name, one in zip(names, documents, strict=True)]
    moment = ports.clock().timetuple()[:6]
    return f"{task.number}.zip", await asyncio.to_thread(_zipped, files, moment)


def names_of(task: Task, documents: tuple[Document, ...]) -> list[str]:
    """As `current_name`, each once: two files of one name would be one."""
    names: list[str] = []
    for document in documents:
        name, number = current_name(task, document), 2
        while name.casefold() in {each.casefold() for each in names}:
            name, number = f"{stem_of(current_name(task, document))} ({number}).pdf", number + 1
        names.append(name)
    return names


def current_name(task: Task, document: Document) -> str:
    # Somebody else chose it, and whoever unpacks it is not to be led out of their folder.
    name = pdf_name(safe_name(document.filename))
    return completed_name(name, task.number) if task.state is TaskState.COMPLETED else name


def completed_name(filename: str, number: str) -> str:
    """Two files of one name in a chat are taken for each other."""
    return f"{stem_of(filename)} {number}.pdf"


def _zipped(files: list[tuple[str, bytes]], moment: tuple[int, ...]) -> bytes:
    """Stored as they are: PDFs are compressed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            year, month, day, hour, minute, second = moment
            archive.writestr(zipfile.ZipInfo(name, (year, month, day, hour, minute, second)), data)
    return out.getvalue()
