"""Tasks with several documents, for tests of what is done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor
from signing.task.documents import next_key
from signing.task.model import Document, Task
from signing.usecases.send_task import send_task
from tests.pdfs import contract, normalised
from tests.world import World


async def with_document(
    world: World,
    task: Task,
    title: str,
    *,
    signed_by: Sequence[Actor | str] = (),
    only: Sequence[Actor | str] | None = None,
    pages: int = 1,
    asks: bool | str = False,
) -> Task:
    """One more document in a draft, with a place for each of `signed_by` (and a line to fill in); meant for `only`
    these, or for everybody. `asks`: also a line to fill in, of this label."""
    data = normalised(contract(pages, salt=title))
    key, sha256 = next_key(task), await world.ports.blobs.put(data)
    document = Document(
        f"{title}.pdf",
        sha256,
        sha256,
        pages=pages,
        size=len(data),
        key=key,
        only=None if only is None else tuple(_party(task, who) for who in only),
    )
    fields = [
        Field(f"sign_{at + 1}", _party(task, who), FieldKind.SIGNATURE, pages - 1, _box(at), document=key)
        for at, who in enumerate(signed_by)
    ]
    if asks:
        fields += [
            Field(
                f"sum_{at + 1}",
                _party(task, who),
                FieldKind.TEXT,
                0,
                Box(60 + 165 * at, 420, 150, 24),
                label=asks if isinstance(asks, str) else f"{title}金额",
                document=key,
            )
            for at, who in enumerate(signed_by)
        ]
    after = replace(
        task, documents=(*task.documents, document), fields=(*task.fields, *fields), version=task.version + 1
    )
    async with world.ports.transaction() as tx:
        await tx.tasks.save(after, expected_version=task.version)
    return after


def _party(task: Task, who: Actor | str) -> str:
    """By the person behind it, or by its name."""
    if isinstance(who, str):
        return party_named(task, who)
    return next(party.id for party in task.parties if party.person_id == who.person_id)


def _box(at: int) -> Box:
    return Box(60 + 165 * (at % 3), 200 - 80 * (at // 3), 150, 60)


async def restricted(world: World, task: Task, key: int, only: Sequence[Actor]) -> Task:
    """The document of this key is for these only; places of others in it go."""
    ids = tuple(party.id for who in only for party in task.parties if party.person_id == who.person_id)
    documents = tuple(replace(one, only=ids) if one.key == key else one for one in task.documents)
    fields = tuple(one for one in task.fields if one.document != key or one.party_id in ids)
    after = replace(task, documents=documents, fields=fields, version=task.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(after, expected_version=task.version)
    return after


async def sent(world: World, initiator: Actor, task: Task) -> Task:
    await send_task(world.ports, initiator, task.id)
    await world.work()
    return await world.task(task)


def party_named(task: Task, name: str) -> str:
    return next(party.id for party in task.parties if party.name == name)
