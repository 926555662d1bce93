from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.pdf.attachments import safe_name
from signing.ports import Actor, AuditEntry, Ports, Transaction
from signing.ports.erasing import Stood
from signing.task.events import DOWNLOADED
from signing.task.model import Document, Person, Task
from signing.task.rights import readable
from signing.task.sight import UNSEEN_STATES
from signing.usecases.admission import person_of
from signing.usecases.erased_entries import AT_ONCE
from signing.usecases.export_folder import PART_BYTES
from signing.usecases.export_whole import zipped_whole
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_everything import zipped
from signing.usecases.kept_about import standing_of
from signing.usecases.kept_hands import KINDS, kept_hand
from signing.wording import say

NAME = "my-data.json"
MOST_TASKS = 1_000  # whose files are in one copy; all are named

File = tuple[str, bytes]


async def fetch_my_data(ports: Ports, actor: Actor) -> AsyncIterator[File]:
    """A copy of what is kept about who asks, as ZIP files that the chat takes: all rows and entries as JSON, how
    they sign, their seals, and the documents that they may read. One is made when the one before was taken. Of
    secrets only that they are there; nothing of anybody else's that they do not see anyway."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
    async for file in _copied(ports, actor, person):
        yield file


async def fetch_data_of(ports: Ports, operator: Actor, person_id: str) -> AsyncIterator[File]:
    """The same of somebody who asked the house for it, from its command line: who signs by letters alone has no
    chat to ask in. NotAllowed `not-found`."""
    async with ports.transaction() as tx:
        person = await tx.people.get(person_id)
        if person is None:
            raise NotAllowed("not-found")
    async for file in _copied(ports, operator, person):
        yield file


async def whole_my_data(ports: Ports, actor: Actor) -> tuple[str, AsyncIterator[bytes]]:
    """The same for who asks on a page: one ZIP file of any size, made while it is taken: its name and bytes."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)

    async def pieces() -> AsyncIterator[bytes]:
        names = list[str]()
        async for piece in zipped_whole(_files(ports, actor, person, largest=None), names):
            yield piece
        await _note(ports, actor, person, {"files": names})

    return f"{say(person.speaks, 'mydata-file')}.zip", pieces()


async def _copied(ports: Ports, actor: Actor, person: Person) -> AsyncIterator[File]:
    stem, part, size, files = say(person.speaks, "mydata-file"), 1, 0, list[File]()
    async for name, data in _files(ports, actor, person, largest=PART_BYTES):
        if name != NAME and files and size + len(data) > PART_BYTES:
            yield f"{stem} {part}.zip", await _noted(ports, actor, person, files)
            files, part, size = [], part + 1, 0
        files.append((name, data))
        size += len(data)
    yield f"{stem} {part}.zip" if part > 1 else f"{stem}.zip", await _noted(ports, actor, person, files)


async def _files(ports: Ports, actor: Actor, person: Person, *, largest: int | None) -> AsyncIterator[File]:
    """What is said of them last: it names what could not be given."""
    async with ports.transaction() as tx:
        found = await tx.erasing.tasks_of(person.id)
        tasks = [task for task in found if task.own or task.state not in UNSEEN_STATES]
        said = await _said(ports, tx, person)
        seals = [one for one in await tx.seals.of_person(person.id, ports.clock()) if one.keeper_id == person.id]
        hands = {kind: await kept_hand(ports, tx, person.id, kind) for kind in KINDS}
    for kind, png in hands.items():
        if png is not None:
            yield f"hands/{kind}.png", png
    for seal in (one for one in seals if one.preview):
        yield f"seals/{safe_name(seal.name or seal.id)}.png", await ports.blobs.get(seal.preview)
    missing = list[str]()
    async for name, data in _documents(ports, actor, tasks, person, largest):
        if data is None:
            missing.append(name)
        else:
            yield name, data
    said["documents_not_in_this_copy"] = missing
    said["record"] = [
        entry async for entry in _own_entries(ports, [None, *(task.id for task in tasks)], person.id)
    ]
    yield NAME, json.dumps(said, ensure_ascii=False, indent=1, default=str).encode()


async def _documents(
    ports: Ports, actor: Actor, tasks: Sequence[Stood], person: Person, largest: int | None
) -> AsyncIterator[tuple[str, bytes | None]]:
    """None for what cannot be given, or is too large for the chat."""
    for at, each in enumerate(tasks):
        async with ports.transaction() as tx:
            task = await tx.tasks.get(each.id)
        if task is None:
            continue
        for document in readable(task, person.id):
            name = f"documents/{task.number}/{safe_name(document.filename)}"
            if at >= MOST_TASKS:
                yield name, None
                continue
            data = await _bytes_of(ports, actor, task, document, person)
            yield name, data if data is not None and (largest is None or len(data) <= largest) else None


async def _bytes_of(ports: Ports, actor: Actor, task: Task, document: Document, person: Person) -> bytes | None:
    """By whom it may be had: what somebody takes for themselves is an entry of that document's record, too."""
    try:
        if actor.person_id == person.id:
            return (await fetch_document(ports, actor, task.id, key=document.key))[1]
        return await ports.blobs.get(document.current)
    except (Refusal, KeyError):
        return None


async def _said(ports: Ports, tx: Transaction, person: Person) -> dict[str, Any]:
    standing = await standing_of(ports, tx, person)
    return {
        "format": "yinxin-my-data-v1",
        "organisation": ports.installation.organisation,
        "made_at": ports.clock().isoformat(),
        "explained": say(person.speaks, "mydata-explained"),
        "rows": await tx.erasing.told(person.id),
        "documents_kept_until": {task.number: until.date().isoformat() for task, until in standing.kept},
    }


async def _own_entries(
    ports: Ports, chains: Sequence[str | None], person_id: str
) -> AsyncIterator[Mapping[str, Any]]:
    """What they did; what others did stands in the evidence report of each document. Page by page: nobody waits
    for somebody with thousands of documents."""
    for chain in chains:
        number = -1
        while page := await _page(ports, chain, number):
            for entry in page:
                if entry.actor.person_id == person_id:
                    yield _told(entry)
            number = page[-1].number


async def _page(ports: Ports, chain: str | None, number: int) -> Sequence[AuditEntry]:
    async with ports.transaction() as tx:
        return [each for each in await tx.audit.after(chain, number, AT_ONCE) if each.task_id == chain]


def _told(entry: AuditEntry) -> Mapping[str, Any]:
    actor = {name: value for name, value in asdict(entry.actor).items() if value is not None}
    return {
        "document": entry.task_id,
        "number": entry.number,
        "at": entry.at.isoformat(),
        "kind": entry.kind,
        "actor": actor,
        "facts": dict(entry.facts),
    }


async def _noted(ports: Ports, actor: Actor, person: Person, files: list[File]) -> bytes:
    data = await asyncio.to_thread(zipped, files, ports.clock().timetuple()[:6])
    facts = {"sha256": hashlib.sha256(data).hexdigest(), "files": [name for name, _ in files]}
    await _note(ports, actor, person, facts)
    return data


async def _note(ports: Ports, actor: Actor, person: Person, facts: dict[str, Any]) -> None:
    said = {"which": "my-data", "person_id": person.id, **facts}
    async with ports.transaction() as tx:
        await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=None, facts=said)
