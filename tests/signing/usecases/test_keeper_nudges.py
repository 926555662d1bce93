"""Reminders of a party that waits for a seal's keeper: the keeper's, in their hours, within their limit."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.errors import Refusal
from signing.ports import Actor, AuditEntry, OutboxItem, Seal
from signing.task import events as kinds
from signing.task.model import Task
from signing.task.sealing import SealRequest, seen_bytes
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.bring_nudges_forward import bring_nudges_forward
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.decide_seal_request import decide_seal_request
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.note_block import note_block
from signing.usecases.nudge_due import nudge_due
from signing.usecases.open_delivery import Moot, Parcel, open_delivery
from signing.usecases.remind import remind
from signing.usecases.seal_waits import seal_waits
from signing.usecases.view_task import view_task
from signing.wording import say
from tests.invariants import check_invariants
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import CHOP, COMPANY, a_sealing
from tests.world import World, a_world

OUTSIDE = say("zh", "seal-keeper-of", owner=COMPANY)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def a_wait(
    world: World, keeper: Actor, *signers: Actor, others: tuple[Actor, ...] = ()
) -> tuple[Task, list[SealRequest], Seal]:
    """Two hours before the first planned reminder, all signers have asked for the seal."""
    seal = await a_seal(world, keeper, CHOP, asks=True)
    for each in signers:
        await allow_seal(world.ports, keeper, seal.id, person_id=each.person_id or "")
    for each in others:
        await allow_seal(world.ports, keeper, seal.id, person_id=each.person_id or "", keeps=True)
    task = await a_sealing(world, *signers)
    world.clock.advance(days=3, hours=22)
    return task, [await ask(world, each, task, seal) for each in signers], seal


async def ask(world: World, who: Actor, task: Task, seal: Seal) -> SealRequest:
    sha256 = seen_bytes(await world.task(task), who.person_id or "")
    return await ask_for_seal(world.ports, who, task.id, seal_id=seal.id, sha256=sha256)


async def reminders(world: World, who: Actor) -> list[OutboxItem]:
    return [each for each in await world.outbox(who, "seal") if each.facts["what"] == "reminded"]


async def why(world: World, task: Task) -> dict[tuple[str, str | None], str | None]:
    """By slot, without its reader's id, and reader: why it was not given."""
    async with world.ports.transaction() as tx:
        found = [each for each in await tx.nudges.of_task(task.id) if each.claimed_at]
    return {
        (each.slot.replace(f"-k{each.reader_id}", "-k"), each.reader_id): each.skipped
        for each in found
        if each.slot != "h24"
    }


async def entries(world: World, task: Task, kind: str) -> list[AuditEntry]:
    async with world.ports.transaction() as tx:
        return [each for each in await tx.audit.of_task(task.id) if each.kind == kind]


async def test_each_keeper_is_reminded_once_in_place_of_the_party_however_many_schedulers_there_are(
    world: World,
) -> None:
    keeper, second, gone, li = [await world.person(name) for name in ("保管人", "副保管", "走了", "李明")]
    task, (request,), _ = await a_wait(world, keeper, li, others=(second, gone))
    await note_block(world.ports, gone, blocked=True)
    world.clock.advance(hours=2)
    assert sorted(await asyncio.gather(*(nudge_due(world.ports) for _ in range(3)))) == [0, 0, 2]
    for who in (keeper, second):
        (item,) = await reminders(world, who)
        said = {name: item.facts[name] for name in ("request_id", "by", "title", "number")}
        assert said == {"request_id": request.id, "by": "李明", "title": task.title, "number": task.number}
        assert not item.repeatable and isinstance(await open_delivery(world.ports, item, largest=1), Parcel)
    assert not await world.outbox(li, "nudge") and not await reminders(world, gone)
    assert await why(world, task) == {
        ("h72", None): "keepers",
        ("h72-k", keeper.person_id): None,
        ("h72-k", second.person_id): None,
        ("h72-k", gone.person_id): "unreachable",
    }
    given = await entries(world, task, kinds.NUDGED)
    assert {each.facts["keeper"] for each in given} == {keeper.person_id, second.person_id}
    assert {each.facts["name"] for each in given} == {"李明"}
    await check_invariants(world, task.id)


async def test_who_has_answered_is_left_alone_and_the_next_reminder_is_the_partys(world: World) -> None:
    """The first is due at 11:00 in Shanghai, which is 22:00 in New York."""
    keeper, li = await world.person("保管人"), await world.person("李明")
    abroad = await world.person("Eve", zone="America/New_York")
    task, (request,), _ = await a_wait(world, keeper, li, others=(abroad,))
    world.clock.advance(hours=2)
    assert await nudge_due(world.ports) == 1
    (waiting,) = await reminders(world, keeper)
    await decide_seal_request(world.ports, abroad, request.id, granted=True)
    assert await open_delivery(world.ports, waiting, largest=1) == Moot("over")
    world.clock.advance(hours=11)
    assert await nudge_due(world.ports) == 0 and not await reminders(world, abroad)
    assert (await why(world, task))["h72-k-q", abroad.person_id] == "decided"
    skipped = [each.facts["why"] for each in await entries(world, task, kinds.NUDGE_SKIPPED)]
    assert skipped == ["quiet"], "that it is answered is on record anyway"
    world.clock.advance(days=1, hours=13)
    assert await nudge_due(world.ports) == 1
    assert len(await world.outbox(li, "nudge")) == 1 and len(await reminders(world, keeper)) == 1
    await check_invariants(world, task.id)


async def test_the_limit_of_a_day_is_the_keepers_whichever_way_they_are_reminded(world: World) -> None:
    keeper, li, zhao = [await world.person(name) for name in ("保管人", "李明", "赵雷")]
    house = replace(world.ports.installation, nudges_per_person_per_day=3)
    world.ports = replace(world.ports, installation=house)
    own = await world.sent(await world.person("Ann"), signers=[keeper], deadline=timedelta(days=9))
    task, _, _ = await a_wait(world, keeper, li, zhao)
    await remind(world.ports, Actor(own.initiator_id, "chat"), own.id)
    sender = Actor(task.initiator_id, "chat")
    assert len((await remind(world.ports, sender, task.id)).reached) == 2
    world.clock.advance(hours=2)
    assert await nudge_due(world.ports) == 0
    report = await remind(world.ports, sender, task.id)
    assert [each.name for each in report.capped] == ["李明", "赵雷"] and not report.reached
    assert len(await reminders(world, keeper)) == 2
    capped = [each for each in await entries(world, task, kinds.NUDGE_SKIPPED) if each.facts["why"] == "capped"]
    assert [each.facts["keeper"] for each in capped] == [keeper.person_id] * 2
    await check_invariants(world, task.id)


async def test_by_hand_the_keeper_is_reminded_and_named_to_whom_may_know_them(world: World) -> None:
    keeper, second, li = [await world.person(name) for name in ("保管人", "副保管", "李明")]
    boss = await world.person("管理员", admin=True)
    task, _, seal = await a_wait(world, keeper, li, others=(second,))
    sender = Actor(task.initiator_id, "chat")
    report = await remind(world.ports, sender, task.id)
    assert [(each.name, each.wait and each.wait.keeper) for each in report.reached] == [("李明", None)] * 2
    given = await entries(world, task, kinds.REMINDED)
    assert {(each.actor, each.facts["keeper"]) for each in given} == {
        (sender, keeper.person_id),
        (sender, second.person_id),
    }
    assert not await world.outbox(li, "nudge")
    last = (await view_task(world.ports, sender, task.id)).history[-1]
    assert say("zh", f"event-{last.kind}", **last.facts) == "王芳催办了印章保管人（审批李明的用印）"
    world.clock.advance(hours=1)
    with pytest.raises(Refusal, match="remind-too-soon"):
        await remind(world.ports, sender, task.id)
    async with world.ports.transaction() as tx:
        kept = await tx.seals.get(seal.id)
        assert kept is not None
        await tx.seals.save(replace(kept, house=True, version=kept.version + 1), expected_version=kept.version)
    world.clock.advance(hours=1)
    (late,) = [await remind(world.ports, boss)]  # all late ones
    assert [each.wait and (each.wait.keeper, each.wait.more) for each in late.reached] == [
        ("保管人", 0),
        ("副保管", 0),
    ]
    async with world.ports.transaction() as tx:
        reader = await tx.people.get(boss.person_id or "")
        assert reader is not None
        (wait,) = (await seal_waits(world.ports, tx, reader, [task]))[task.id]
    assert (wait.keeper, wait.more) == ("保管人", 1), "all together, as on the cards"
    assert len(await reminders(world, keeper)) == 2
    await check_invariants(world, task.id)


async def test_a_keeper_who_rests_is_reminded_in_the_morning_or_before_the_night_that_outlasts_the_task(
    world: World,
) -> None:
    def at(day: int, hour: int, month: int = 11) -> datetime:
        return datetime(2026, month, day, hour, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)

    keeper, second, li = [await world.person(name) for name in ("保管人", "副保管", "李明")]
    task, _, seal = await a_wait(world, keeper, li, others=(second,))
    await choose_quiet_hours(world.ports, keeper, (8, 10))
    sender = Actor(task.initiator_id, "chat")
    report = await remind(world.ports, sender, task.id)  # 9:00
    assert [each.rest.until for each in report.later if each.rest] == [at(28, 10)]
    assert [each.wait is not None for each in (*report.later, *report.reached)] == [True, True]
    world.clock.now = at(28, 10)
    assert await nudge_due(world.ports) == 1
    (item,) = await reminders(world, keeper)
    assert item.key.endswith(f"-1-k{keeper.person_id}")

    await choose_quiet_hours(world.ports, keeper, (22, 8))
    await choose_quiet_hours(world.ports, second, (1, 2))
    await extend_deadline(world.ports, sender, task.id, words="2026-12-02 06:00")
    world.clock.now = at(1, 12, 12)
    await ask(world, li, task, seal)
    await nudge_due(world.ports)
    before = [len(await reminders(world, who)) for who in (keeper, second)]
    given = []
    while world.clock.now < at(2, 5, 12):
        world.clock.advance(minutes=15)
        await bring_nudges_forward(world.ports)
        if await nudge_due(world.ports):
            given.append(world.clock.now.astimezone(ZoneInfo("Asia/Shanghai")).hour)
    assert given == [21, 3], "to the one before their night, to the other when it is due"
    after = [len(await reminders(world, who)) for who in (keeper, second)]
    assert [new - old for old, new in zip(before, after, strict=True)] == [1, 1]
    assert "told-not-reminded" not in await world.told(sender)
    assert not await world.outbox(li, "nudge")
    await check_invariants(world, task.id)


async def test_reminders_in_vain_are_told_of_the_keeper_once(world: World) -> None:
    keeper, second, li = [await world.person(name) for name in ("保管人", "副保管", "李明")]
    task, _, _ = await a_wait(world, keeper, li, others=(second,))
    for hours in (2, 48, 21):
        world.clock.advance(hours=hours)
        await nudge_due(world.ports)
    sender = Actor(task.initiator_id, "chat")
    told = [each for each in await world.outbox(sender) if each.facts.get("key") == "told-escalated"]
    assert [(each.facts["name"], each.facts["count"]) for each in told] == [(OUTSIDE, 3)]
    assert [len(await reminders(world, who)) for who in (keeper, second, li)] == [3, 3, 0]
