"""Reminders and people who rest: nobody is woken, nobody is forgotten, and who waits knows which it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import ReminderPlan, Task
from signing.usecases.bring_nudges_forward import bring_nudges_forward
from signing.usecases.choose_days_off import choose_days_off
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.nudge_due import nudge_due
from signing.usecases.open_delivery import Held, Parcel, open_delivery
from signing.usecases.remind import remind
from tests.world import World

SHANGHAI = ZoneInfo("Asia/Shanghai")
BEFORE = ReminderPlan(hours_before=(3,), escalate_after=0)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC)


async def a_task(world: World, who: Actor, deadline: datetime | None, plan: ReminderPlan = BEFORE) -> Task:
    return await world.sent(await world.person("Ann"), signers=[who], deadline=deadline, reminders=plan)


async def nudged(world: World, who: Actor) -> list[str]:
    return [item.key.rsplit(":", 1)[1] for item in await world.outbox(who, "nudge")]


async def goes_by(world: World, until: datetime, step: timedelta = timedelta(minutes=5)) -> list[datetime]:
    """When reminders went out, on the clock of Shanghai."""
    given = []
    while world.clock.now < until:
        world.clock.now += step
        await bring_nudges_forward(world.ports)
        if await nudge_due(world.ports):
            given.append(world.clock.now.astimezone(SHANGHAI))
    return given


async def test_a_reminder_that_the_night_would_swallow_comes_before_it_begins(world: World) -> None:
    """Deadline at 6:00, due at 3:00, quiet until 8:00."""
    bo = await world.person("李明")
    task = await a_task(world, bo, at(26, 6))
    (given,) = await goes_by(world, at(26, 7))
    assert (given.day, given.hour, given.minute) == (25, 21, 45)
    assert await nudged(world, bo) == ["h3-q"]
    assert "told-not-reminded" not in await world.told(Actor(task.initiator_id, "chat"))


async def test_whoever_starts_late_reminds_at_once_and_hours_of_ones_own_count(world: World) -> None:
    bo = await world.person("李明")
    await choose_quiet_hours(world.ports, bo, (20, 9))
    world.clock.now = at(25, 19, 50)
    await a_task(world, bo, at(26, 6))
    (given,) = await goes_by(world, at(26, 7))
    assert (given.hour, given.minute) == (19, 55)


async def test_what_ends_after_the_night_moves_to_the_morning_and_by_day_nothing_moves(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    await a_task(world, bo, at(26, 10))
    await a_task(world, cy, at(25, 18))
    world.clock.now = at(25, 10)
    assert await bring_nudges_forward(world.ports) == 0
    given = await goes_by(world, at(26, 11))
    assert [(each.day, each.hour) for each in given] == [(25, 15), (26, 8)]
    assert (await nudged(world, bo), await nudged(world, cy)) == (["h3-q"], ["h3"])


async def test_where_neither_was_possible_who_waits_is_told_once_and_may_send_one_all_the_same(
    world: World,
) -> None:
    bo = await world.person("李明")
    world.clock.now = at(25, 22, 30)  # the night has begun
    task = await a_task(world, bo, at(26, 6), ReminderPlan(hours_before=(5, 3), escalate_after=0))
    ann = Actor(task.initiator_id, "chat")
    assert await goes_by(world, at(26, 3, 30)) == []
    assert (await world.told(ann)).count("told-not-reminded") == 1
    report = await remind(world.ports, ann, task.id)
    assert [each.rest.until for each in report.resting if each.rest] == [at(26, 8)] and not report.reached
    assert await nudged(world, bo) == []
    assert (await remind(world.ports, ann, task.id, all_the_same=True)).reached
    with pytest.raises(Refusal, match="remind-too-soon"):
        await remind(world.ports, ann, task.id, all_the_same=True)
    assert len(await nudged(world, bo)) == 1
    async with world.ports.transaction() as tx:
        (entry,) = [each for each in await tx.audit.of_task(task.id) if each.kind == kinds.REMINDED]
    assert entry.facts["all_the_same"], "that it was at night is on record"


async def test_what_is_sent_all_the_same_is_not_held_back_in_hours_that_the_reader_chose(world: World) -> None:
    bo = await world.person("李明")
    await choose_quiet_hours(world.ports, bo, (22, 8))
    world.clock.now = at(25, 23, 40)
    task = await a_task(world, bo, at(26, 6))
    ann = Actor(task.initiator_id, "chat")
    await remind(world.ports, ann, task.id, all_the_same=True)
    (nudge,) = await world.outbox(bo, "nudge")
    assert isinstance(await open_delivery(world.ports, nudge, largest=1), Parcel)
    (card, *_) = [item for item in await world.outbox(bo, "card") if item.facts.get("fresh")]
    assert isinstance(await open_delivery(world.ports, card, largest=1), Held), "all else waits"


async def test_by_hand_at_night_is_put_off_to_the_morning_once_on_record_and_counts_as_one(world: World) -> None:
    bo, eve = await world.person("李明"), await world.person("Eve", zone="America/New_York")
    world.clock.now = at(25, 23, 40)  # 10:40 there
    task = await world.sent(await world.person("Ann"), signers=[bo, eve], deadline=at(28, 18))
    ann = Actor(task.initiator_id, "chat")
    first = await remind(world.ports, ann, task.id)
    assert [each.name for each in first.reached] == ["Eve"]
    ((party,), rest) = first.later, first.later[0].rest
    assert rest is not None and (party.name, rest.why, rest.until) == ("李明", "quiet", at(26, 8))
    again = await remind(world.ports, ann, task.id, all_the_same=True)
    assert again.later == first.later and [each.name for each in again.too_soon] == ["Eve"]
    async with world.ports.transaction() as tx:
        entries = [each for each in await tx.audit.of_task(task.id) if each.kind == kinds.REMIND_PUT_OFF]
    assert [(each.actor, each.facts["name"]) for each in entries] == [(ann, "李明")]
    await extend_deadline(world.ports, ann, task.id, words="2026-12-01 18:00")
    (given,) = await goes_by(world, at(26, 12), timedelta(minutes=10))
    assert (given.hour, given.minute) == (8, 0)
    assert await nudged(world, bo) == ["manual-20261125-1"]
    world.clock.now = at(26, 12)
    assert len((await remind(world.ports, ann, task.id)).reached) == 1
    world.clock.now = at(26, 15)
    assert [each.name for each in (await remind(world.ports, ann, task.id)).too_soon] == ["李明"]


async def test_the_limit_of_a_day_stays_and_who_was_promised_a_reminder_is_told_where_it_breaks_that(
    world: World,
) -> None:
    bo = await world.person("李明")
    world.clock.now = at(25, 23)
    task = await a_task(world, bo, at(29, 18), ReminderPlan(hours_before=()))
    ann = Actor(task.initiator_id, "chat")
    assert (await remind(world.ports, ann, task.id)).later
    world.ports = replace(world.ports, installation=replace(world.ports.installation, nudges_per_person_per_day=0))
    assert await goes_by(world, at(26, 9), timedelta(minutes=30)) == []
    assert (await world.told(ann)).count("told-not-reminded") == 1


async def test_days_off_hold_back_where_the_reader_wishes_so_not_for_a_plan_of_working_days(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    await choose_days_off(world.ports, bo, on=True)
    world.clock.now = at(28, 14)  # a Saturday
    plan = ReminderPlan(hours_before=(), workdays=True)
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=[bo, cy], deadline=at(30, 18), reminders=plan)
    report = await remind(world.ports, ann, task.id)
    assert [each.name for each in report.reached] == ["王芳"]
    assert [(each.name, each.rest and each.rest.until) for each in report.later] == [("李明", at(30, 9))]
    with pytest.raises(NotAllowed):
        await remind(world.ports, cy, task.id, all_the_same=True)
