"""A task with places for seals, and leave for them asked for."""

from __future__ import annotations

from dataclasses import replace

from signing.fields.kinds import Box, FieldKind
from signing.ports import Actor, Seal
from signing.task.model import Task
from signing.task.sealing import seen_bytes
from signing.usecases.request_code import Wishes, request_code
from signing.usecases.seal_views import SealWish
from signing.usecases.send_task import send_task
from tests.pdfs import contract
from tests.world import World

COMPANY = "北京字节印信科技有限公司"


CHOP = SealWish("company", COMPANY)


async def a_sealing(world: World, *signers: Actor) -> Task:
    """Everybody has one place, for a seal."""
    ann = await world.person("王芳")
    task = await world.draft(ann, signers=list(signers), document=contract(2))
    fields = tuple(
        replace(field, kind=FieldKind.SEAL, box=Box(60 + 180 * at, 200, 120, 120))
        for at, field in enumerate(task.fields)
    )
    placed = replace(task, fields=fields, version=task.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(placed, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task)


async def code_for(world: World, who: Actor, task: Task, seal: Seal) -> str:
    wishes = Wishes(seals={"seal": seal.id})
    sha256 = seen_bytes(await world.task(task), who.person_id or "")
    await request_code(world.ports, who, task.id, act="sign", sha256=sha256, wishes=wishes)
    return await world.code(who, task)


async def kinds(world: World, task: Task) -> list[str]:
    async with world.ports.transaction() as tx:
        return [entry.kind for entry in await tx.audit.of_task(task.id)]
