from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from signing.errors import NotAllowed, Refusal
from signing.task import events as kinds
from signing.task.model import Order
from signing.usecases.note_block import note_block
from signing.usecases.remind import remind
from tests.world import World


async def test_the_initiator_reminds_whose_move_it_is(world: World) -> None:
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    task = await world.sent(ann, signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    report = await remind(world.ports, ann, task.id)
    assert [each.name for each in report.reached] == ["李明"] and not report.unreachable
    assert len(await world.outbox(bo, "nudge")) == 1 and not await world.outbox(cy, "nudge")
    async with world.ports.transaction() as tx:
        [entry] = [e for e in await tx.audit.of_task(task.id) if e.kind == kinds.REMINDED]
    assert entry.actor == ann and entry.facts["name"] == "李明"


async def test_an_admin_reminds_in_anybodys_task(world: World) -> None:
    boss = await world.person("管理", admin=True)
    task = await world.sent(await world.person("Ann"), signers=[await world.person("李明")])
    assert len((await remind(world.ports, boss, task.id)).reached) == 1


async def test_a_party_is_no_reminder_of_others_and_a_stranger_sees_nothing(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo, await world.person("王芳")])
    with pytest.raises(NotAllowed, match="initiator-only"):
        await remind(world.ports, bo, task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await remind(world.ports, await world.person("路人"), task.id)


async def test_twice_a_day_two_hours_apart_is_the_most(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    await remind(world.ports, ann, task.id)
    world.clock.advance(hours=1, minutes=59)
    with pytest.raises(Refusal, match="remind-too-soon"):
        await remind(world.ports, ann, task.id)
    world.clock.advance(minutes=1)
    assert (await remind(world.ports, ann, task.id)).reached
    world.clock.advance(hours=3)
    with pytest.raises(Refusal, match="remind-too-soon"):
        await remind(world.ports, ann, task.id)
    world.clock.advance(days=1)
    assert (await remind(world.ports, ann, task.id)).reached
    assert len(await world.outbox(bo, "nudge")) == 3


async def test_two_taps_at_once_remind_once(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    taps = await asyncio.gather(*(remind(world.ports, ann, task.id) for _ in range(5)), return_exceptions=True)
    assert sum(isinstance(each, Refusal) and each.code == "remind-too-soon" for each in taps) == 4
    assert len(await world.outbox(bo, "nudge")) == 1


async def test_the_cap_of_a_person_holds_over_all_senders(world: World) -> None:
    bo, boss = await world.person("李明"), await world.person("管理", admin=True)
    tasks = [await world.sent(await world.person(f"发起人{at}"), signers=[bo]) for at in range(6)]
    reports = [await remind(world.ports, boss, task.id) for task in tasks]
    assert [len(report.reached) for report in reports] == [1, 1, 1, 1, 1, 0]
    assert [each.name for each in reports[-1].capped] == ["李明"]


async def test_who_cannot_be_reached_is_named(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo, "外部客户"])
    await note_block(world.ports, bo, blocked=True)
    report = await remind(world.ports, ann, task.id)
    assert not report.reached and [each.name for each in report.unreachable] == ["李明", "外部客户"]


async def test_nobody_to_remind_is_said_so(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    with pytest.raises(Refusal, match="nobody-to-remind"):
        await remind(world.ports, ann, task.id)
    await world.work()
    with pytest.raises(Refusal, match="nobody-to-remind"):
        await remind(world.ports, ann, task.id)


async def test_all_late_ones_means_near_the_deadline_or_long_out(world: World) -> None:
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    near = await world.sent(ann, signers=[bo], deadline=timedelta(hours=23))
    await world.sent(ann, signers=[cy], deadline=timedelta(days=5))
    report = await remind(world.ports, ann)
    assert [each.task_id for each in report.reached] == [near.id]
    world.clock.advance(days=3)
    report = await remind(world.ports, ann)
    assert [each.name for each in report.reached] == ["李明", "王芳"]


async def test_all_late_ones_are_more_than_one_look_finds(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signing.usecases.remind.BATCH", 1)
    ann = await world.person("Ann")
    for name in ("Bo", "Cy"):
        await world.sent(ann, signers=[await world.person(name)], deadline=timedelta(hours=12))
    report = await remind(world.ports, ann)
    assert {party.name for party in report.reached} == {"Bo", "Cy"}


async def test_a_second_tap_on_all_late_ones_reminds_nobody_again_and_reports_the_same(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    await world.sent(ann, signers=[bo], deadline=timedelta(hours=23))
    first = await remind(world.ports, ann)
    assert await remind(world.ports, ann) == first and [each.name for each in first.reached] == ["李明"]
    assert len(await world.outbox(bo, "nudge")) == 1
    world.clock.advance(minutes=1)
    assert [each.name for each in (await remind(world.ports, ann)).too_soon] == ["李明"]


async def test_an_initiators_late_ones_are_their_own_and_an_admins_are_everybodys(world: World) -> None:
    ann, eve, boss = await world.person("Ann"), await world.person("Eve"), await world.person("管理", admin=True)
    await world.sent(ann, signers=[await world.person("李明")], deadline=timedelta(hours=5))
    assert not (await remind(world.ports, eve)).reached
    assert len((await remind(world.ports, boss)).reached) == 1


async def test_somebody_who_is_no_admin_any_more_reminds_nobody(world: World) -> None:
    boss = await world.person("管理", admin=True)
    task = await world.sent(await world.person("Ann"), signers=[await world.person("李明")])
    person = await world.who(boss)
    async with world.ports.transaction() as tx:
        await tx.people.save(replace(person, is_admin=False))
    with pytest.raises(NotAllowed, match="not-found"):
        await remind(world.ports, boss, task.id)
