from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import AsyncIterator, Sequence
from zoneinfo import ZoneInfo

from signing.errors import Refusal, Waiting
from signing.pdf.attachments import safe_name
from signing.ports import Actor, Ports, TaskFilter
from signing.sheets.writing import write_sheet
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


async def export_folder(ports: Ports, actor: Actor, folder_id: str) -> AsyncIterator[File]:
    """A folder as ZIP files that the chat takes: documents and evidence reports, task by task, and a sheet about
    all of it in the last one. One is made when the one before was taken, so that no more than one is in memory.
    Who may only look at a document gets its line in the sheet. Refusal `folder-empty`."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        folder = await own_folder(tx, person, folder_id)
        ids = await tx.folders.tasks(folder_id, MOST_TASKS)
        found = {task.id: task for task in await tx.tasks.find(TaskFilter(ids=frozenset(ids), limit=MOST_TASKS))}
    tasks = [found[each] for each in ids if each in found and may_see(found[each], person.id)]
    if not tasks:
        raise Refusal("folder-empty")
    stem, part, size = safe_name(folder.name), 1, 0
    files: list[File] = []
    lines: list[Sequence[str]] = []
    for task in tasks:
        got, remark = await _files_of(ports, actor, task, person)
        lines.append(_line(ports, task, person, remark))
        for name, data in got:
            if files and size + len(data) > PART_BYTES:
                yield f"{stem} {part}.zip", await asyncio.to_thread(_zipped, files)
                files, part, size = [], part + 1, 0
            files.append((name, data))
            size += len(data)
    head = [say(person.speaks, f"folder-sheet-{each}") for each in HEAD]
    sheet = await asyncio.to_thread(write_sheet, "Yinxin", head, lines)
    files.append((f"{stem}.xlsx", sheet))
    yield f"{stem} {part}.zip" if part > 1 else f"{stem}.zip", await asyncio.to_thread(_zipped, files)


HEAD = ("number", "title", "state", "parties", "sent", "ended", "digest", "remark")


async def _files_of(ports: Ports, actor: Actor, task: Task, person: Person) -> tuple[list[File], str]:
    """And what the sheet says of what is missing."""
    files: list[File] = []
    if task.deleted_at is not None:
        return files, say(person.speaks, "folder-sheet-deleted")
    for document in readable(task, person.id):
        try:
            name, data = await fetch_document(ports, actor, task.id, key=document.key)
        except (Refusal, KeyError):
            return files, say(person.speaks, "folder-sheet-not-readable")
        if len(data) > PART_BYTES:
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


def _line(ports: Ports, task: Task, person: Person, remark: str) -> Sequence[str]:
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
    taken: set[str] = set()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in files:
            head, dot, ending = name.rpartition(".")
            once, number = name, 2
            while once.casefold() in taken:
                once, number = f"{head} ({number}){dot}{ending}", number + 1
            taken.add(once.casefold())
            archive.writestr(once, data)
    return out.getvalue()
