"""A task with two documents, one of them not for everybody, and people on pages."""

from __future__ import annotations

from dataclasses import replace

from signing.ports import Actor
from signing.task.model import Document, Task
from signing.usecases.send_task import send_task
from tests.pdfs import contract, normalised
from tests.world import World

AGENT = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Mobile/15E148"
LI_IP, BO_IP = "203.0.113.7", "198.51.100.23"
SECRET = "Salaries 2027"


async def people(world: World) -> tuple[Actor, Actor, Actor]:
    ann, li, bo = [await world.person(name) for name in ("Ann Miller 🦊", "李明", "Bo Featherstonehaugh")]
    on_page = {"channel": "page", "agent": AGENT, "identified": "init-data"}
    return ann, replace(li, ip=LI_IP, **on_page, language="zh"), replace(bo, ip=BO_IP, **on_page, language="en")


async def sent(world: World, ann: Actor, li: Actor, bo: Actor) -> Task:
    """The second document is for Bo alone."""
    task = await world.draft(ann, signers=[li, bo], title="采购合同")
    data = normalised(contract(2))
    sha256 = await world.ports.blobs.put(data)
    only = tuple(party.id for party in task.parties_of(bo.person_id or ""))
    second = Document(f"{SECRET}.pdf", sha256, sha256, pages=2, size=len(data), key=1, only=only)
    async with world.ports.transaction() as tx:
        both = replace(task, documents=(*task.documents, second), version=task.version + 1)
        await tx.tasks.save(both, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task)


async def completed(world: World) -> tuple[Task, Actor, Actor, Actor]:
    ann, li, bo = await people(world)
    task = await sent(world, ann, li, bo)
    await world.sign(li, task)
    world.clock.advance(minutes=5)
    await world.sign(bo, task)
    await world.work()
    return await world.task(task), ann, li, bo
