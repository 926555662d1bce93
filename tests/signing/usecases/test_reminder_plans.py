"""Reminders without end, put off by their reader, in one message, told on when in vain; and never too many."""

from __future__ import annotations

import contextlib
import random
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, OutboxItem
from signing.task.model import ReminderPlan, Task
from signing.usecases.choose_days_off import choose_days_off, choose_region
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.expire_due import expire_due
from signing.usecases.find_deputy import find_deputy
from signing.usecases.note_block import note_block
from signing.usecases.nudge_due import nudge_due
from signing.usecases.open_delivery import Moot, Parcel, open_delivery
from signing.usecases.remind import remind
from signing.usecases.send_task import send_task
from signing.usecases.set_absence import set_absence
from signing.usecases.share_phone import share_phone
from signing.usecases.snooze import snooze
from tests.world import START, World

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAILY = ReminderPlan(hours_before=(), every_days=1, at="10:00", escalate_after=0)


async def ticks(world: World, *, days: float, step: timedelta = timedelta(minutes=30)) -> list[datetime]:
    """When messages went out, on the clock of Shanghai."""
    end, given = world.clock.now + timedelta(days=days), []
    while world.clock.now < end:
        world.clock.now += step
        if await nudge_due(world.ports):
            given.append(world.clock.now.astimezone(SHANGHAI))
    return given


async def nudged(world: World, who: Actor) -> list[str]:
    return [item.key.rsplit(":", 1)[1] for item in await world.outbox(who, "nudge")]


async def put_into(world: World, actor: Actor, **wishes: object) -> None:
    async with world.ports.transaction() as tx:
        now = await tx.preferences.get(actor.person_id or "")
        await tx.preferences.put(replace(now, **wishes))  # type: ignore[arg-type]


async def test_without_a_deadline_reminders_repeat_until_somebody_acts(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo], deadline=None, reminders=DAILY)
    given = await ticks(world, days=3)
    assert [(at.day, at.hour, at.minute) for at in given] == [(25, 10, 0), (26, 10, 0), (27, 10, 0)]
    assert await nudged(world, bo) == ["e1", "e2", "e3"]
    await world.sign(bo, task)
    assert await ticks(world, days=2, step=timedelta(hours=2)) == []


async def test_days_off_of_the_readers_region_move_them_to_the_next_working_day(world: World) -> None:
    world.clock.now = datetime(2026, 12, 24, 3, tzinfo=world.clock.now.tzinfo)  # a Thursday
    bo, eve = await world.person("李明"), await world.person("Eve")
    await choose_days_off(world.ports, bo, on=True)
    await choose_days_off(world.ports, eve, on=True)
    await choose_region(world.ports, eve, "DE")
    await world.sent(await world.person("Ann"), signers=[bo, eve], deadline=None, reminders=DAILY)
    days: dict[str, list[int]] = {bo.person_id or "": [], eve.person_id or "": []}
    seen = 0
    for _ in range(5 * 24):
        world.clock.advance(hours=1)
        await nudge_due(world.ports)
        out = await world.outbox(None, "nudge")
        for item in out[seen:]:
            days[item.person_id].append(world.clock.now.astimezone(SHANGHAI).day)
        seen = len(out)
    assert days[bo.person_id or ""] == [25, 28, 29], "of a weekend's reminders one is left, on Monday"
    assert days[eve.person_id or ""] == [28, 29], "Christmas is a day off there"


async def test_whom_the_chat_does_not_reach_is_reminded_by_letter_where_an_address_was_named(world: World) -> None:
    world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=frozenset({"email"})))
    bo, ann = await world.person("李明"), await world.person("Ann")
    for title in ("甲合同", "乙合同"):
        draft = await world.draft(ann, signers=[bo], title=title, deadline=None, reminders=DAILY)
        parties = tuple(replace(each, email="li@example.cn") for each in draft.parties)
        async with world.ports.transaction() as tx:
            await tx.tasks.save(replace(draft, parties=parties, version=2), expected_version=1)
        await send_task(world.ports, ann, draft.id)
    await world.work()
    await note_block(world.ports, bo, True)
    await ticks(world, days=1)
    letters = [(item.channel, item.facts["address"]) for item in await world.outbox(bo, "nudge")]
    assert letters == [("email", "li@example.cn")] * 2, "one letter a task: each has a link of its own"


async def test_what_is_due_at_once_is_one_message_with_a_list(world: World) -> None:
    bo, ann = await world.person("李明"), await world.person("Ann")
    tasks = [
        await world.sent(ann, signers=[bo], title=title, deadline=None, reminders=DAILY)
        for title in ("甲合同", "乙合同", "丙合同")
    ]
    assert len(await ticks(world, days=1)) == 1
    assert await world.outbox(bo, "nudge") == []
    [digest] = await world.outbox(bo, "digest")
    assert {each["title"] for each in digest.facts["tasks"]} == {"甲合同", "乙合同", "丙合同"}
    assert not digest.repeatable
    await world.sign(bo, tasks[0])
    parcel = await open_delivery(world.ports, digest, largest=1)
    assert isinstance(parcel, Parcel)
    assert {each["title"] for each in parcel.item.facts["tasks"]} == {"乙合同", "丙合同"}, (
        "as it is when it leaves"
    )
    await world.sign(bo, tasks[1])
    await world.sign(bo, tasks[2])
    assert await open_delivery(world.ports, digest, largest=1) == Moot("acted")


async def test_the_reader_puts_them_off_and_is_reminded_then(world: World) -> None:
    bo = await world.person("李明")
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=[bo], deadline=timedelta(days=3, hours=1))
    done = await snooze(world.ports, bo, "后天 15:00", task.id)
    assert done.until.astimezone(SHANGHAI).strftime("%m-%d %H:%M") == "11-26 15:00"
    given = await ticks(world, days=2.5)
    assert [at.strftime("%m-%d %H:%M") for at in given] == ["11-26 15:00"], "the plan's own in between is left out"
    await snooze(world.ports, bo, "1h", task.id)
    await snooze(world.ports, bo, "am", task.id)
    waiting = [each for each in await _slots(world, task) if each[1] is None and each[0].startswith("snooze-")]
    assert len(waiting) == 1, "the newer wish stands"


async def _slots(world: World, task: Task) -> list[tuple[str, str | None, datetime | None]]:
    async with world.ports.transaction() as tx:
        return [
            (each.slot, each.skipped, each.claimed_at)
            for each in await tx.nudges.of_task(task.id)
            if each.claimed_at is None
        ]


async def test_what_cannot_be_put_off_says_why_and_is_nobody_elses(world: World) -> None:
    bo, eve, ann = await world.person("李明"), await world.person("Eve"), await world.person("Ann")
    task = await world.sent(ann, signers=[bo])
    with pytest.raises(BadAnswer, match="snooze-past-deadline"):
        await snooze(world.ports, bo, "10天后", task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await snooze(world.ports, eve, "1h", task.id)
    with pytest.raises(Refusal, match="nothing-to-do"):
        await snooze(world.ports, ann, "1h", task.id)
    assert (await snooze(world.ports, bo, "am")).count == 1, "all that waits for them"
    with pytest.raises(Refusal, match="nothing-waits"):
        await snooze(world.ports, eve, "1h")


async def test_what_ends_before_then_is_not_put_off_and_said(world: World) -> None:
    bo, ann = await world.person("李明"), await world.person("Ann")
    soon = await world.sent(ann, signers=[bo], deadline=timedelta(hours=5))
    with pytest.raises(BadAnswer, match="snooze-past-deadline"):
        await snooze(world.ports, bo, "am")
    later = await world.sent(ann, signers=[bo], deadline=timedelta(days=5))
    done = await snooze(world.ports, bo, "am")
    assert (done.count, done.left) == (1, 1)
    assert "snooze" not in "".join(slot for slot, _, _ in await _slots(world, soon))
    assert any(slot.startswith("snooze-") for slot, _, _ in await _slots(world, later))


async def test_a_reminder_offers_to_be_put_off_to_what_comes_before_the_deadline(world: World) -> None:
    bo, ann = await world.person("李明"), await world.person("Ann")
    offers = []
    for hours in (30, 5, 3):  # of START, 11:00 in Shanghai
        task = await world.sent(ann, signers=[bo], deadline=timedelta(hours=hours), reminders=ReminderPlan((2,)))
        world.clock.now += timedelta(hours=hours - 2)
        await nudge_due(world.ports)
        offers.append((await world.outbox(bo, "nudge"))[-1].facts["later"])
        await world.sign(bo, task)
    assert offers[1:] == [["1h"], ["1h"]] and offers[0] == ["1h"]
    await world.sent(ann, signers=[bo], deadline=None, reminders=DAILY)
    await ticks(world, days=1.5)
    assert (await world.outbox(bo, "nudge"))[-1].facts["later"] == ["1h", "am"]


async def test_who_asks_to_be_reminded_at_night_is_unless_their_own_hours_forbid_it(world: World) -> None:
    bo, eve, ann = await world.person("李明"), await world.person("Eve"), await world.person("Ann")
    await choose_quiet_hours(world.ports, eve, (22, 8))
    task = await world.sent(ann, signers=[bo, eve], deadline=timedelta(days=4), reminders=ReminderPlan(()))
    world.clock.now = START.astimezone(SHANGHAI).replace(hour=22, minute=30)
    done = {who: (await snooze(world.ports, who, "1h", task.id)).until.astimezone(SHANGHAI) for who in (bo, eve)}
    assert done[bo].strftime("%d %H:%M") == "24 23:30" and done[eve].strftime("%d %H:%M") == "25 08:00", "as said"
    given = await ticks(world, days=1)
    assert given == [done[bo], done[eve]]


async def test_what_a_reader_asks_for_comes_whatever_senders_have_sent_them(world: World) -> None:
    cap = world.ports.installation.nudges_per_person_per_day
    bo = await world.person("李明")
    senders = [await world.person(f"发起人{at}") for at in range(cap + 1)]
    tasks = [await world.sent(each, signers=[bo]) for each in senders]
    for sender, task in zip(senders[:cap], tasks[:cap], strict=True):
        assert (await remind(world.ports, sender, task.id)).reached
    assert (await remind(world.ports, senders[cap], tasks[cap].id)).capped
    done = await snooze(world.ports, bo, "1h", tasks[cap].id)
    assert await ticks(world, days=0.1) == [done.until.astimezone(SHANGHAI)]


async def test_a_morning_is_that_of_a_working_day_for_who_rests_on_others(world: World) -> None:
    world.clock.now = datetime(2026, 11, 27, 3, tzinfo=world.clock.now.tzinfo)  # a Friday
    bo, ann = await world.person("李明"), await world.person("Ann")
    task = await world.sent(ann, signers=[bo], deadline=None)
    assert (await snooze(world.ports, bo, "am", task.id)).until.astimezone(SHANGHAI).day == 28
    await choose_days_off(world.ports, bo, on=True)
    assert (await snooze(world.ports, bo, "am", task.id)).until.astimezone(SHANGHAI).day == 30, "Monday"


async def test_reminders_in_vain_are_told_to_the_initiator_and_their_deputy_once(world: World) -> None:
    bo, ann, dan = await world.person("李明"), await world.person("Ann"), await world.person("丹")
    await put_into(world, ann, deputy_id=dan.person_id)
    plan = replace(DAILY, escalate_after=2, escalate_deputy=True)
    task = await world.sent(ann, signers=[bo], deadline=timedelta(days=5), reminders=plan)
    await ticks(world, days=1.5)
    assert "told-escalated" not in await world.told(ann)
    await ticks(world, days=3)
    await expire_due(world.ports)
    assert (await world.told(ann)).count("told-escalated") == 1 and await world.told(dan) == [
        "told-escalated-deputy"
    ]
    world.clock.now = START + timedelta(days=5, minutes=1)
    await expire_due(world.ports)
    assert await world.told(dan) == ["told-escalated-deputy", "told-expired-deputy"]
    async with world.ports.transaction() as tx:
        kinds = [entry.kind for entry in await tx.audit.of_task(task.id)]
    assert kinds.count("escalated") == 1


async def test_a_deputy_is_somebody_known_and_not_oneself(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    with pytest.raises(BadAnswer, match="deputy-self"):
        await set_absence(world.ports, ann, START, START + timedelta(days=1), ann.person_id or "")
    with pytest.raises(BadAnswer, match="deputy-unknown"):
        await find_deputy(world.ports, ann, words="13800138000")
    with pytest.raises(BadAnswer, match="deputy-unknown"):
        await find_deputy(world.ports, ann, person_id=bo.person_id)  # neither in the book nor a fellow member
    await share_phone(world.ports, bo, "8613800138000")
    assert (await find_deputy(world.ports, ann, words="138 0013 8000")).id == bo.person_id


@pytest.mark.parametrize("seed", range(3))
async def test_never_two_for_one_slot_never_in_quiet_hours_never_over_the_limit(world: World, seed: int) -> None:
    """Tasks of many senders, readers of three zones with hours of their own, who put off, sign and change their
    minds, while the process restarts: what went out is looked at afterwards, message by message."""
    chance = random.Random(seed)
    zones = ("Asia/Shanghai", "Europe/Berlin", "America/New_York")
    readers = [await world.person(f"读者{zone}", zone=zone) for zone in zones]
    sender = await world.person("Ann")
    sent: list[tuple[datetime, str, str]] = []  # when, to whom, key
    asked_for: set[str] = set()  # keys of what its reader has put off to then: no limit of senders holds it back
    seen: set[int] = set()
    tasks: list[Task] = []
    quiet = {each.person_id: (22, 8) for each in readers}
    for each in readers:
        await choose_quiet_hours(world.ports, each, quiet[each.person_id])
    for _ in range(90):
        world.clock.now += timedelta(minutes=chance.choice((7, 30, 95)))
        act = chance.random()
        who = chance.choice(readers)
        if act < 0.15 and len(tasks) < 14:
            tasks.append(await _some_task(world, chance, sender, readers))
        elif act < 0.22:
            quiet[who.person_id] = chance.choice([(22, 8), (20, 10), (12, 14)])
            await choose_quiet_hours(world.ports, who, quiet[who.person_id])
        elif act < 0.35 and tasks:
            with contextlib.suppress(Refusal):
                await snooze(world.ports, who, chance.choice(("1h", "am")), chance.choice([*tasks]).id)
        elif act < 0.4:
            await world.restart()
        await nudge_due(world.ports)
        for kind in ("nudge", "digest"):
            for item in await world.outbox(None, kind):
                if item.id not in seen:
                    seen.add(item.id)
                    sent.append((world.clock.now, item.person_id, item.key))
                    asked_for |= {item.key} if await _asked_for(world, item) else set()
                    zone = zones[[each.person_id for each in readers].index(item.person_id)]
                    hour, (begin, end) = world.clock.now.astimezone(ZoneInfo(zone)).hour, quiet[item.person_id]
                    inside = begin <= hour < end if begin <= end else hour >= begin or hour < end
                    assert not inside, (zone, hour, quiet[item.person_id])
    assert len(sent) > 5
    assert max(Counter(key for _, _, key in sent).values()) == 1
    cap = world.ports.installation.nudges_per_person_per_day
    for at, person, key in sent:
        within = sum(p == person and timedelta(0) <= at - t < timedelta(days=1) for t, p, _ in sent)
        assert within <= cap or key in asked_for


async def _asked_for(world: World, item: OutboxItem) -> bool:
    about = {(each["task_id"], each["party_id"]) for each in item.facts.get("tasks", [])}
    about |= {(item.task_id, item.party_id)} if item.task_id else set()
    async with world.ports.transaction() as tx:
        slots = [(each, party) for task, party in about for each in await tx.nudges.of_task(task)]
    return any(
        each.party_id == party and each.slot.startswith("snooze-") and each.claimed_at == world.clock.now
        for each, party in slots
    )


async def _some_task(world: World, chance: random.Random, sender: Actor, readers: list[Actor]) -> Task:
    plan = ReminderPlan(
        hours_before=chance.choice(((72, 24, 3), (24, 12, 6, 3, 1), ())),
        every_days=chance.choice((0, 1)),
        at=chance.choice(("", "09:00", "23:00")),
        workdays=chance.random() < 0.3,
    )
    deadline = chance.choice((None, timedelta(days=1, hours=2), timedelta(days=3)))
    signers = chance.sample(readers, chance.randint(1, 3))
    return await world.sent(sender, signers=signers, deadline=deadline, reminders=plan)
