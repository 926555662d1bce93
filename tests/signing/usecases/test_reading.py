"""What must be read before anybody acts: pages that were sent, seconds since the first of them."""

from __future__ import annotations

import pytest

from signing.errors import BadAnswer, Refusal
from signing.ports import Actor
from signing.task.events import READ_THROUGH
from signing.task.model import Reading, Task
from signing.usecases.choose_reading import choose_reading
from signing.usecases.fetch_page import fetch_page
from signing.usecases.send_task import send_task
from signing.usecases.view_task import view_task
from tests.pdfs import contract
from tests.world import World


async def sent(world: World, reading: Reading, **named: object) -> tuple[Task, Actor, Actor]:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, document=contract(3), **(named or {"signers": [li]}))  # type: ignore[arg-type]
    await choose_reading(world.ports, ann, task.id, reading=reading)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task), ann, li


async def entries(world: World, task: Task) -> list[dict[str, object]]:
    async with world.ports.transaction() as tx:
        return [dict(each.facts) for each in await tx.audit.of_task(task.id) if each.kind == READ_THROUGH]


async def test_nobody_gets_a_code_before_every_page_was_sent_to_them(world: World) -> None:
    task, ann, li = await sent(world, Reading(to_end=True))
    for page in (0, 2):
        await fetch_page(world.ports, li, task.id, page, 300)
    await fetch_page(world.ports, ann, task.id, 1, 300)  # somebody else's reading is not theirs
    view = await view_task(world.ports, li, task.id)
    assert view.to_read is not None and view.to_read.pages == (1,)
    with pytest.raises(Refusal, match="reading-not-done") as refused:
        await world.asks_code(li, task)
    assert refused.value.facts == {"pages": 1, "seconds": 0}
    assert not await world.outbox(li, "code") and await entries(world, task) == []
    await fetch_page(world.ports, li, task.id, 1, 300)
    await world.sign(li, task)
    [entry] = await entries(world, task)
    assert (entry["name"], entry["pages"], entry["to_end"]) == ("李明", 3, True)


async def test_the_seconds_run_from_the_first_page_that_was_sent(world: World) -> None:
    task, _, li = await sent(world, Reading(seconds=60))
    world.clock.advance(minutes=5)
    view = await view_task(world.ports, li, task.id)
    assert view.to_read is not None and (view.to_read.seconds, view.to_read.began) == (60, False)
    with pytest.raises(Refusal, match="reading-not-done"):
        await world.asks_code(li, task)
    await fetch_page(world.ports, li, task.id, 0, 300)
    world.clock.advance(seconds=59)
    await fetch_page(world.ports, li, task.id, 0, 600)  # looking again does not begin anew
    with pytest.raises(Refusal) as refused:
        await world.asks_code(li, task)
    assert refused.value.facts == {"pages": 0, "seconds": 1}
    world.clock.advance(seconds=1)
    await world.asks_code(li, task)
    world.clock.advance(seconds=31)
    await world.sign(li, task)
    assert [each["seconds"] for each in await entries(world, task)] == [60]


async def test_an_approver_reads_too_and_who_only_looks_on_need_not(world: World) -> None:
    ann, law, eve = [await world.person(name) for name in ("Ann", "赵律师", "旁观")]
    task, _, _ = await sent(world, Reading(True, 30), approvers=[law], signers=[ann], viewers=[eve])
    with pytest.raises(Refusal, match="reading-not-done"):
        await world.approve(law, task)
    assert (await view_task(world.ports, eve, task.id)).to_read is None
    for page in range(3):
        await fetch_page(world.ports, law, task.id, page, 300)
    world.clock.advance(seconds=30)
    await world.approve(law, task)


async def test_most_tasks_want_nothing_and_keep_nothing(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    await fetch_page(world.ports, li, task.id, 0, 300)
    async with world.ports.transaction() as tx:
        assert await tx.pages_read.of_party(task.id, task.parties[0].id) == {}
    assert (await view_task(world.ports, li, task.id)).to_read is None
    await world.sign(li, task)
    assert await entries(world, task) == []


@pytest.mark.parametrize("seconds", [-1, 601])
async def test_a_time_that_nobody_would_sit_through_is_refused(world: World, seconds: int) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li])
    with pytest.raises(BadAnswer, match="reading-wrong"):
        await choose_reading(world.ports, ann, task.id, reading=Reading(seconds=seconds))


async def test_it_is_the_initiators_choice_and_a_sent_task_keeps_it(world: World) -> None:
    task, ann, li = await sent(world, Reading(seconds=30))
    for who in (ann, li):
        with pytest.raises(Refusal):
            await choose_reading(world.ports, who, task.id, reading=Reading())
    async with world.ports.transaction() as tx:
        [entry] = [each for each in await tx.audit.of_task(task.id) if each.kind == "sent"]
    assert entry.facts["reading"] == {"to_end": False, "seconds": 30}
