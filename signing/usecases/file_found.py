"""Tasks are filed for finding after they were saved: the saving does not wait for it."""

from __future__ import annotations

import hashlib
import logging
import time
from typing import NamedTuple
from zoneinfo import ZoneInfo

from signing.errors import Refusal
from signing.pdf.all_text import all_text
from signing.ports import Ports
from signing.ports.finding import ABOUT, FindEntry
from signing.task.finding import about, inside
from signing.task.model import Document, Task, TaskState
from signing.task.rights import UNSEEN_STATES, may_see, readable
from signing.task.routing import whose_move
from signing.usecases.find_terms import IN, ON, digests, find_key, mover, reader, sender
from signing.usecases.folder_template import file_by_template
from signing.usecases.folders import file_by_rules

log = logging.getLogger(__name__)

AT_ONCE = 40


class _Kept(NamedTuple):
    key: bytes
    words: frozenset[str]  # what the task is about
    before: FindEntry | None


async def file_found(ports: Ports, seconds: float = 60) -> int:
    """The next tasks that are due, as many as the time allows; gives how many there were."""
    until = time.monotonic() + seconds
    async with ports.transaction() as tx:
        due = await tx.finding.due(AT_ONCE)
    if due:
        key = await find_key(ports)
        for task_id, version in due:
            await _file(ports, key, task_id, version)
            if time.monotonic() > until:
                break
    return len(due)


async def _file(ports: Ports, key: bytes, task_id: str, version: int) -> None:
    async with ports.transaction() as tx:
        task = await tx.tasks.get(task_id)
        initiator = await tx.people.get(task.initiator_id) if task else None
        before = {one.document: one for one in await tx.finding.entries(task_id)}
    after: dict[int, FindEntry] = {}
    words: frozenset[str] = frozenset()
    if task is not None and initiator is not None and task.state is not TaskState.DISCARDED:
        words = about(task, initiator, ZoneInfo(ports.installation.time_zone))
        after[ABOUT] = _entry(task, ABOUT, digests(key, ON, words | _readers(task, None)))
        for document in task.documents if task.deleted_at is None else ():
            after[document.key] = await _of_document(
                ports, task, document, _Kept(key, words, before.get(document.key))
            )
    async with ports.transaction() as tx:
        if not await tx.finding.take(task_id, version):
            return
        for number in before.keys() - after.keys():
            await tx.finding.drop(task_id, number)
        if task is not None and words:
            await file_by_rules(tx, task, words)
            await file_by_template(tx, task)
        for number, entry in after.items():
            if before.get(number) != entry:
                await tx.finding.put(entry)


async def _of_document(ports: Ports, task: Task, document: Document, kept: _Kept) -> FindEntry:
    """Its pages are read once: what signatures add to them later is no text."""
    key, words, before = kept
    paper = _paper(document)
    pages = before.inside if before is not None and before.paper == paper else None
    if pages is None:
        pages = digests(key, IN, inside(await _text(ports, document), document.title))
    terms = {*digests(key, IN, words | _readers(task, document)), *pages}
    return _entry(task, document.key, tuple(sorted(terms)), paper, pages)


def _entry(
    task: Task, number: int, terms: tuple[int, ...], paper: str = "", pages: tuple[int, ...] = ()
) -> FindEntry:
    return FindEntry(task.id, number, task.state not in UNSEEN_STATES, terms, paper, pages)


def _paper(document: Document) -> str:
    """The same as long as its pages and its name are the same."""
    files = [one.current if document.sources else one.original for one in document.files]
    return hashlib.sha256("\n".join([document.filename, *files]).encode()).hexdigest()[:32]


async def _text(ports: Ports, document: Document) -> str:
    """Nothing where the file cannot be read: the task is found by all else."""
    try:
        return await ports.children.run(all_text, await ports.blobs.get(document.current))
    except (Refusal, KeyError, ValueError) as error:
        log.warning("document %s is filed without its text: %s", document.current[:12], type(error).__name__)
        return ""


def _readers(task: Task, document: Document | None) -> frozenset[str]:
    """Who finds it: of the task, or (a document) of what stands on its pages."""
    concerned = {task.initiator_id, *(party.person_id for party in task.parties if party.person_id)}
    if document is None:
        theirs = {each for each in concerned if may_see(task, each)}
    else:
        theirs = {each for each in concerned if document in readable(task, each)}
    moving = {party.person_id for party in whose_move(task)} & theirs
    sent = {task.initiator_id} & theirs
    return frozenset({*map(reader, theirs), *map(mover, filter(None, moving)), *map(sender, sent)})
