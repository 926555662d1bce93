from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from signing.audit.chain import record
from signing.errors import Refusal, Waiting
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports, TaskFilter
from signing.ports.folders import Folder
from signing.sheets.writing import write_sheet
from signing.task.events import EXPORTED
from signing.task.model import Person, Task
from signing.task.rights import may_see, readable
from signing.usecases.admission import person_of
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_report import fetch_report
from signing.usecases.folders import own_folder
from signing.wording import say

MOST_TASKS = 1_000  # of one export
PART_BYTES = 45 * 1024 * 1024  # Bot API: a bot sends 50 MB at most

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export of a folder holds: `size` is that of its documents, in bytes."""

    folder: Folder
    person: Person
    tasks: tuple[Task, ...]
    size: int


async def view_export(ports: Ports, actor: Actor, folder_id: str) -> Exported:
    """Refusal `folder-empty`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        folder = await own_folder(tx, person, folder_id)
        ids = await tx.folders.tasks(folder_id, MOST_TASKS)
        found = {task.id: task for task in await tx.tasks.find(TaskFilter(ids=frozenset(ids), limit=MOST_TASKS))}
        tasks = tuple(found[each] for each in ids if each in found and may_see(found[each], person.id))
        if not tasks:
            raise Refusal("folder-empty")
        size = 0
        for task in tasks:
            newest = {one.document: one.size for one in await tx.revisions.of_task(task.id)}
            size += sum(newest.get(one.key, one.size) for one in readable(task, person.id))
    return Exported(folder, person, tasks, size)


async def export_folder(ports: Ports, actor: Actor, folder_id: str) -> AsyncIterator[File]:
    """A folder as ZIP files that the chat takes: documents and evidence reports, task by task, and a sheet about
    all of it in the last one. One is made when the one before was taken, so that no more than one is in memory.
    Who may only look at a document gets its line in the sheet. Refusal `folder-empty`."""
    exported = await begin_export(ports, actor, folder_id, "chat")
    stem, part, size = safe_name(exported.folder.name), 1, 0
    files: list[File] = []
    lines: list[Sequence[str]] = []
    for task in exported.tasks:
        got, remark = await files_of(ports, actor, task, exported.person, largest=PART_BYTES)
        lines.append(line_of(ports, task, exported.person, remark))
        for name, data in got:
            if files and size + len(data) > PART_BYTES:
                yield f"{stem} {part}.zip", await asyncio.to_thread(_zipped, files)
                files, part, size = [], part + 1, 0
            files.append((name, data))
            size += len(data)
    files.append((f"{stem}.xlsx", await sheet_of(exported.person, lines)))
    yield f"{stem} {part}.zip" if part > 1 else f"{stem}.zip", await asyncio.to_thread(_zipped, files)


async def begin_export(ports: Ports, actor: Actor, folder_id: str, way: str) -> Exported:
    """Looked at, and on record: what is fetched of each document stands in its own chain, too."""
    exported = await view_export(ports, actor, folder_id)
    async with ports.transaction() as tx:
        facts = {"folder": exported.folder.name, "count": len(exported.tasks), "way": way}
        await record(tx, at=ports.clock(), kind=EXPORTED, actor=actor, task_id=None, facts=facts)
    return exported


async def sheet_of(person: Person, lines: Sequence[Sequence[str]]) -> bytes:
    head = [say(person.speaks, f"folder-sheet-{each}") for each in HEAD]
    return await asyncio.to_thread(write_sheet, "Yinxin", head, lines)


HEAD = ("number", "title", "state", "parties", "sent", "ended", "digest", "remark")


async def files_of(
    ports: Ports, actor: Actor, task: Task, person: Person, *, largest: int | None
) -> tuple[list[File], str]:
    """And what the sheet says of what is missing. `largest`: bytes of a file that can go."""
    files: list[File] = []
    if task.deleted_at is not None:
        return files, say(person.speaks, "folder-sheet-deleted")
    for document in readable(task, person.id):
        try:
            name, data = await fetch_document(ports, actor, task.id, key=document.key)
        except (Refusal, KeyError):
            return files, say(person.speaks, "folder-sheet-not-readable")
        if largest is not None and len(data) > largest:
            return files, say(person.speaks, "folder-sheet-too-large")
        files.append((f"{task.number}/{safe_name(name)}", data))
    if not files:
        return files, say(person.speaks, "folder-sheet-not-readable")
    try:
        name, data = await fetch_report(ports, actor, task.id)
        files.append((f"{task.number}/{safe_name(name)}", data))
    except (Refusal, Waiting):
        return files, say(person.speaks, "folder-sheet-no-report")
    return files, ""


def line_of(ports: Ports, task: Task, person: Person, remark: str) -> Sequence[str]:
    zone = ZoneInfo(person.time_zone or ports.installation.time_zone)
    days = [f"{at.astimezone(zone):%Y-%m-%d %H:%M}" if at else "" for at in (task.sent_at, task.ended_at)]
    names = "; ".join(party.name for party in task.parties)
    digests = " ".join(one.current for one in readable(task, person.id))
    return (
        task.number,
        task.title,
        say(person.speaks, f"state-{task.state.value}"),
        names,
        *days,
        digests,
        remark,
    )


def _zipped(files: Sequence[File]) -> bytes:
    """Stored as they are, for PDFs are compressed already."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in named_once(files):
            archive.writestr(name, data)
    return out.getvalue()


def named_once(files: Sequence[File]) -> list[File]:
    """Two of one name get numbers."""
    taken, named = set[str](), []
    for name, data in files:
        head, dot, ending = name.rpartition(".")
        once, number = name, 2
        while once.casefold() in taken:
            once, number = f"{head} ({number}){dot}{ending}", number + 1
        taken.add(once.casefold())
        named.append((once, data))
    return named
