from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from signing.errors import DocumentRefused, Waiting
from signing.fields.kinds import Field
from signing.pdf.attachments import Attachment
from signing.pdf.covering import cover, patches_of
from signing.pdf.places import PageToAppend, append_page
from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import KNOWN, Prefix, prefix_of
from signing.pdf.prepare import prepare_base
from signing.ports import Job, Ports, Revision
from signing.task import actions
from signing.task.documents import fields_on
from signing.task.model import Document, Task, TaskState
from signing.usecases.draft_places import page_of
from signing.usecases.our_turn import change_while, wait_while
from signing.usecases.page_cache import shapes_of
from signing.wording import say


async def prepare_task(ports: Ports, job: Job) -> None:
    """Of every document: signature page appended where chosen, certified base revision with every field of every
    party written; then the first turns. Waits if the time stamp is missing; a document that takes no fields goes
    back to its initiator as a draft."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
    if task is None or task.state is not TaskState.PREPARING:
        return
    bases: list[_Base] = []
    try:
        for document in task.documents:
            bases.append(await _base(ports, task, document))
    except Waiting as missing:
        await wait_while(ports, task.id, TaskState.PREPARING, missing)
        raise
    except DocumentRefused as refusal:
        await _give_back(ports, task.id, refusal, document)
        return
    await _store(ports, task.id, bases)
    ports.wake()


@dataclass(frozen=True, slots=True)
class _Base:
    document: int  # its key
    sha256: str
    size: int
    pages: int
    plan: bytes | None = field(repr=False)  # for the first party's revision


async def _base(ports: Ports, task: Task, document: Document) -> _Base:
    """With the places of this document alone; whoever has none here is not named in it."""
    stored = data = await ports.blobs.get(document.current)
    fields = fields_on(task, document)
    page = page_of(task, document)
    if page is not None:
        data = await _appended(ports, document, fields, data, page)
    patches = patches_of(fields)
    if patches:
        data = await ports.children.run(cover, data, patches)
    write = partial(
        prepare_base,
        data,
        fields,
        certifier=ports.authority.certification_key(),
        timestamper=ports.timestamper,
        now=ports.clock(),
        reason=say(task.language, "reason-prepared", number=task.number),
        attachments=[Attachment(one.name, await ports.blobs.get(one.sha256)) for one in document.attachments],
    )
    base, prefix, plan = await asyncio.to_thread(_planned, write)
    sha256 = prefix.hexdigest()
    if data is stored and base.startswith(stored):
        await ports.blobs.put_appended(document.current, base[len(stored) :], sha256)
    else:
        await ports.blobs.put(base)
    KNOWN.keep(prefix)
    pages = len(await shapes_of(ports, sha256))
    return _Base(document.key, sha256, len(base), pages, plan.to_bytes() if plan else None)


def _planned(write: Callable[[], bytes]) -> tuple[bytes, Prefix, Plan | None]:
    base = write()
    prefix = prefix_of(base)
    return base, prefix, plan_of(base, prefix)


async def _appended(
    ports: Ports, document: Document, fields: Sequence[Field], data: bytes, page: PageToAppend
) -> bytes:
    data, drawn = await ports.children.run(append_page, data, page)
    chosen = [field for field in fields if field.page >= document.pages]
    if _where(chosen) != _where(drawn):
        # What the initiator has seen is what is written, also when our own page has changed between the two.
        raise DocumentRefused("place-missing")
    return data


def _where(fields: Sequence[Field]) -> set[tuple[str, str, int]]:
    return {(field.name, field.party_id, field.page) for field in fields}


async def _store(ports: Ports, task_id: str, bases: Sequence[_Base]) -> None:
    now = ports.clock()
    revisions = {base.document: base.sha256 for base in bases}
    pages = {base.document: base.pages for base in bases}
    async with ports.transaction() as tx:
        stored = await change_while(
            ports,
            tx,
            task_id,
            TaskState.PREPARING,
            lambda task: actions.prepared(task, now, revisions=revisions, pages=pages),
        )
        if not stored:
            return
        # Prepared again, before anybody has acted: what was there before stays on record.
        before = Counter(each.document for each in await tx.revisions.of_task(task_id))
        for base in bases:
            await tx.revisions.add(
                Revision(
                    task_id=task_id,
                    document=base.document,
                    number=before[base.document],
                    sha256=base.sha256,
                    size=base.size,
                    kind="base",
                    party_id=None,
                    made_at=now,
                    plan=base.plan,
                )
            )


async def _give_back(ports: Ports, task_id: str, refusal: DocumentRefused, document: Document) -> None:
    async with ports.transaction() as tx:
        given_back = await change_while(
            ports,
            tx,
            task_id,
            TaskState.PREPARING,
            lambda task: actions.prepare_failed(task, ports.clock(), why=refusal.code, document=document),
        )
        if given_back:
            await tx.nudges.drop_unclaimed(task_id)
    ports.wake()
