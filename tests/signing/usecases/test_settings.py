"""What people wish for themselves: left in peace at night, told another way, stood in for while away."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from signing.errors import BadAnswer
from signing.ports import Actor, OutboxItem
from signing.task.model import ReminderPlan, Task
from signing.task.reminder_plan import PlanPart
from signing.task.ways import CHAT, EMAIL
from signing.task.wished_ways import wished_way
from signing.usecases.choose_default_reminders import choose_default_reminders
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.choose_ways import choose_copies, choose_first_way
from signing.usecases.copy_by_letter import copy_by_letter
from signing.usecases.create_task import create_task
from signing.usecases.fall_back import fall_back
from signing.usecases.open_delivery import Held, Moot, Parcel, open_delivery
from signing.usecases.send_task import send_task
from signing.usecases.set_absence import end_absence, set_absence
from signing.usecases.view_settings import view_settings
from tests.pdfs import contract
from tests.world import World

NIGHT = datetime(2026, 11, 24, 23, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
MORNING = datetime(2026, 11, 25, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


async def opened(world: World, item: OutboxItem) -> Parcel | Moot | Held:
    return await open_delivery(world.ports, item, largest=10**7)


async def told(world: World, who: Actor, key: str) -> OutboxItem:
    return next(item for item in await world.outbox(who) if item.facts.get("key") == key)


async def test_at_night_notices_wait_for_the_readers_morning_but_no_code_does(world: World) -> None:
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    task = await world.sent(ann, signers=[bo, cy])
    await choose_quiet_hours(world.ports, ann, (22, 8))
    await choose_quiet_hours(world.ports, bo, (22, 8))
    world.clock.now = NIGHT.astimezone(world.clock.now.tzinfo)
    code = await world.asks_code(bo, task)
    [asked] = await world.outbox(bo, "code")
    assert isinstance(await opened(world, asked), Parcel), "a code is waited for"
    await world.confirm(bo, task, code)
    assert await opened(world, await told(world, ann, "told-signed")) == Held(MORNING)
    card = (await world.outbox(bo, "card"))[-1]
    assert isinstance(await opened(world, card), Parcel), "a card that moves on makes no sound"
    await world.sign(cy, await world.task(task))
    await world.work()
    [copy] = await world.outbox(bo, "copy")
    assert isinstance(await opened(world, copy), Parcel), "who has just signed is awake: an answer to their act"
    [for_ann] = await world.outbox(ann, "copy")
    assert await opened(world, for_ann) == Held(MORNING)
    await choose_quiet_hours(world.ports, ann, None)
    assert isinstance(await opened(world, for_ann), Parcel), "the wish of now counts"


async def test_nonsense_is_refused_and_each_change_is_in_the_chain_once(world: World) -> None:
    ann = await world.person("Ann")
    for hours in ((8, 8), (24, 8)):
        with pytest.raises(BadAnswer, match="quiet-wrong"):
            await choose_quiet_hours(world.ports, ann, hours)
    with pytest.raises(BadAnswer, match="way-not-open"):
        await choose_first_way(world.ports, ann, EMAIL)
    with pytest.raises(BadAnswer, match="way-not-open"):
        await choose_copies(world.ports, ann, on=True)
    for _ in range(2):
        await choose_quiet_hours(world.ports, ann, (22, 7))
    async with world.ports.transaction() as tx:
        entries = [entry.facts for entry in await tx.audit.of_task(None) if "quiet" in entry.facts]
    assert entries == [{"person_id": ann.person_id, "quiet": [22, 7]}]


async def test_another_way_first_and_copies_go_where_an_address_of_theirs_is(world: World) -> None:
    world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=frozenset({EMAIL})))
    ann, bo = await world.person("Ann"), await world.person("李明")
    person = replace(await world.who(ann), email="ann@example.cn")
    async with world.ports.transaction() as tx:
        await tx.people.save(person)
    task = await world.sent(ann, signers=[bo, "外部客户"])
    await choose_copies(world.ports, ann, on=True)
    await world.sign(bo, task)
    item = await told(world, ann, "told-signed")
    await copy_by_letter(world.ports, item)
    await copy_by_letter(world.ports, item)
    [copy] = [each for each in await world.outbox(ann) if each.channel == EMAIL]
    assert (copy.kind, copy.facts["address"], copy.key) == ("told", "ann@example.cn", f"{item.key}:copy")
    view = await choose_first_way(world.ports, ann, EMAIL)
    assert wished_way("told", person, view.wishes, (), frozenset({EMAIL})) == EMAIL
    assert wished_way("copy", person, view.wishes, (), frozenset({EMAIL})) is None, "files stay in the chat"
    assert wished_way("told", person, view.wishes, (), frozenset()) is None, "the house has no such way any more"
    await fall_back(world.ports, item, EMAIL)
    assert not (await world.who(ann)).blocked, "their e-mail came back; the chat is as open as before"
    [again] = [each for each in await world.outbox(ann) if each.channel == CHAT]
    assert again.facts == item.facts | {"tried": [EMAIL]}


async def test_tasks_begin_with_the_reminders_that_their_sender_always_wants(world: World) -> None:
    ann = await world.person("Ann")
    await choose_default_reminders(world.ports, ann, PlanPart.EVERY, "2")
    view = await choose_default_reminders(world.ports, ann, PlanPart.AT, "0900")
    wanted = replace(ReminderPlan(), every_days=2, at="09:00")
    assert view.wishes.reminders == wanted
    draft = await create_task(world.ports, ann, filename="合同.pdf", data=contract(1))
    assert draft.task.reminders == wanted


async def _away(world: World, who: Actor, deputy: Actor) -> None:
    now = world.clock.now
    await set_absence(world.ports, who, now, now + timedelta(days=3), deputy.person_id or "")


async def _sent_with(world: World, ann: Actor, bo: Actor, *, may_delegate: bool) -> Task:
    draft = await world.draft(ann, signers=[bo])
    parties = tuple(replace(each, may_delegate=may_delegate) for each in draft.parties)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(draft, parties=parties, version=2), expected_version=1)
    await send_task(world.ports, ann, draft.id)
    await world.work()
    return await world.task(draft)


async def test_a_turn_that_comes_while_somebody_is_away_is_their_deputys(world: World) -> None:
    ann, bo, dan = await world.person("Ann"), await world.person("李明"), await world.person("丹")
    await _away(world, bo, dan)
    assert await world.told(dan) == ["told-named-deputy"]
    task = await _sent_with(world, ann, bo, may_delegate=True)
    [party] = task.parties
    assert (party.person_id, party.handed_by, party.may_delegate) == (dan.person_id, "李明", False)
    assert "told-handed-on" in await world.told(ann) and await world.told(bo) == ["told-stood-in"]
    assert any(item.facts.get("fresh") for item in await world.outbox(dan, "card"))
    assert not await world.outbox(bo, "card"), "nobody is asked who does not have the move"
    async with world.ports.transaction() as tx:
        [entry] = [each for each in await tx.audit.of_task(task.id) if each.kind == "handed-on"]
    assert entry.facts["absence"] is True
    await world.sign(dan, task)


async def test_what_forbids_it_waits_for_the_person_and_so_does_all_once_they_are_back(world: World) -> None:
    ann, bo, dan = await world.person("Ann"), await world.person("李明"), await world.person("丹")
    await _away(world, bo, dan)
    task = await _sent_with(world, ann, bo, may_delegate=False)
    assert task.parties[0].person_id == bo.person_id
    await end_absence(world.ports, bo)
    assert (await view_settings(world.ports, bo)).wishes.away_until is None
    task = await _sent_with(world, ann, bo, may_delegate=True)
    assert task.parties[0].person_id == bo.person_id
    await _away(world, bo, dan)
    world.clock.advance(days=3)
    task = await _sent_with(world, ann, bo, may_delegate=True)
    assert task.parties[0].person_id == bo.person_id, "the absence is over by itself"


async def test_an_absence_has_an_end_that_is_to_come(world: World) -> None:
    bo, dan = await world.person("李明"), await world.person("丹")
    now = world.clock.now
    for start, until, code in (
        (now - timedelta(days=2), now - timedelta(days=1), "away-past"),
        (now + timedelta(days=2), now + timedelta(days=1), "away-backwards"),
        (now, now + timedelta(days=500), "away-too-long"),
    ):
        with pytest.raises(BadAnswer, match=code):
            await set_absence(world.ports, bo, start, until, dan.person_id or "")
