"""Somebody's own ways: a robot of a group, tried before it is used, put first, passed over once it fails."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.letters.office import PostOffice
from bot.letters.post import TRIES, Post
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, OutboxItem
from signing.task.channels import ChannelState
from signing.task.robots import read_robot
from signing.task.ways import CHAT, EMAIL
from signing.task.wished_ways import wished_way
from signing.usecases.channels import add_channel, drop_channel, try_channel
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.choose_ways import choose_first_way
from signing.usecases.fall_back import fall_back
from signing.usecases.note_block import note_block
from signing.usecases.note_delivery import Failed, Later, Outcome, Sent, Unknown, note_delivery
from signing.usecases.open_delivery import Held, Parcel, open_delivery
from signing.usecases.remind import remind
from signing.usecases.view_settings import view_settings
from signing.usecases.wishes_desk import SettingsView
from tests.bot.letters.test_robots import KEY, SILENT, Services
from tests.world import World

WECOM = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"
OK: dict[str, Any] = {"errcode": 0}


async def carried(world: World, item: OutboxItem, *answers: dict[str, Any] | None) -> tuple[Outcome, Services]:
    """As the courier does it, to services that answer so."""
    services = Services(*answers)
    parcel = await open_delivery(world.ports, item, largest=10**6)
    assert isinstance(parcel, Parcel)
    ways = world.ports.installation.ways
    way = item.channel or wished_way(item.kind, parcel.reader, parcel.wishes, parcel.channels, ways) or CHAT
    outcome = await Post(world.ports, PostOffice(), services).carry(item, parcel, way)
    await note_delivery(world.ports, item, outcome, way=way)
    return outcome, services


async def in_use(world: World, ann: Actor) -> SettingsView:
    view = await add_channel(world.ports, ann, WECOM)
    await carried(world, (await world.outbox(ann, "channel"))[-1], OK)
    return await choose_first_way(world.ports, ann, view.channels[-1].way)


async def a_notice(world: World, ann: Actor, key: str = "n") -> OutboxItem:
    facts = {"key": "told-tasks-handed-over", "name": "李明", "title": "采购合同"}
    async with world.ports.transaction() as tx:
        await tx.outbox.put(key=key, kind="told", person_id=ann.person_id or "", facts=facts)
    return next(item for item in await world.outbox(ann) if item.key == key)


async def test_it_is_used_only_once_its_test_has_arrived_and_its_address_is_never_told(world: World) -> None:
    ann = await world.person("Ann")
    view = await add_channel(world.ports, ann, f" {WECOM} ")
    [robot] = view.channels
    assert (robot.kind, robot.ends, robot.state) == ("wecombot", KEY[-4:], ChannelState.NEW)
    assert view.order == (CHAT,) and KEY not in repr(view) and KEY.encode() not in robot.sealed
    with pytest.raises(BadAnswer, match="way-not-open"):
        await choose_first_way(world.ports, ann, robot.way)
    [test] = await world.outbox(ann, "channel")
    outcome, services = await carried(world, test, OK)
    [(url, said)] = services.asked
    assert isinstance(outcome, Sent) and url == WECOM and "印信测试" in said["text"]["content"]
    assert await world.told(ann) == ["told-channel-test", "told-channel-works"]
    assert (await view_settings(world.ports, ann)).order == (CHAT, robot.way)
    async with world.ports.transaction() as tx:
        facts = [each.facts for each in await tx.audit.of_task(None)]
    assert {"added", "works"} <= {each.get("state") for each in facts} and KEY not in repr(facts)
    assert KEY not in repr(await world.outbox(ann))


async def test_put_first_it_takes_notices_and_once_it_fails_the_next_way_does(world: World) -> None:
    ann = await world.person("Ann")
    view = await in_use(world, ann)
    assert view.order == (view.channels[0].way, CHAT)
    outcome, services = await carried(world, await a_notice(world, ann), OK)
    [(_, said)] = services.asked
    assert isinstance(outcome, Sent) and "李明" in said["text"]["content"]
    assert "/t/" not in said["text"]["content"], "a group gets nobody's link"
    busy, _ = await carried(world, await a_notice(world, ann, "busy"), {"errcode": 45009})
    assert isinstance(busy, Later), "too much at once is no reason to give it up"
    words, _ = await carried(world, await a_notice(world, ann, "words"), {"errcode": 40058})
    assert isinstance(words, Failed)
    assert (await view_settings(world.ports, ann)).order == view.order, "only these words did not pass"
    gone, _ = await carried(world, await a_notice(world, ann, "gone"), {"errcode": 93000})
    assert isinstance(gone, Failed)
    first, again = [item for item in await world.outbox(ann, "told") if item.channel == CHAT]
    assert first.key.startswith("words:")
    assert again.facts["tried"] == [view.channels[0].way]
    after = await view_settings(world.ports, ann)
    assert after.order == (CHAT,) and after.channels[0].state is ChannelState.FAILED
    assert not (await world.who(ann)).blocked
    await fall_back(world.ports, again, CHAT)
    assert len(await world.outbox(ann, "told")) == 6, "no way is tried twice"
    await try_channel(world.ports, ann, after.channels[0].id)
    await carried(world, (await world.outbox(ann, "channel"))[-1], OK)
    assert len((await view_settings(world.ports, ann)).order) == 2


async def test_a_reminder_that_may_have_arrived_is_not_sent_again_and_a_notice_is(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    view = await in_use(world, bo)
    task = await world.sent(ann, signers=[bo])
    await remind(world.ports, ann, task.id)
    nudge, told = (await world.outbox(bo, "nudge"))[-1], await a_notice(world, bo)
    assert not nudge.repeatable
    assert isinstance((await carried(world, nudge, SILENT))[0], Unknown)
    assert isinstance((await carried(world, nudge, None))[0], Later), "this one did not leave"
    assert isinstance((await carried(world, told, SILENT))[0], Later)
    outcome, _ = await carried(world, replace(told, attempts=TRIES), SILENT)
    assert isinstance(outcome, Failed) and (await view_settings(world.ports, bo)).order == (CHAT,)
    assert view.order != (CHAT,)


async def test_a_robot_is_silent_in_quiet_hours_but_not_for_a_test(world: World) -> None:
    ann = await world.person("Ann")
    await in_use(world, ann)
    await choose_quiet_hours(world.ports, ann, (22, 8))
    night = datetime(2026, 11, 24, 23, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    world.clock.now = night.astimezone(world.clock.now.tzinfo)
    assert isinstance(await open_delivery(world.ports, await a_notice(world, ann), largest=1), Held)
    [robot] = (await view_settings(world.ports, ann)).channels
    await try_channel(world.ports, ann, robot.id)
    test = (await world.outbox(ann, "channel"))[-1]
    assert isinstance(await open_delivery(world.ports, test, largest=1), Parcel)


async def test_who_has_shut_the_chat_is_reached_by_their_own_robot_and_reminded_there(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    await in_use(world, bo)
    task = await world.sent(ann, signers=[bo])
    await note_block(world.ports, bo, True)
    assert "told-unreachable" in await world.told(ann)
    report = await remind(world.ports, ann, task.id)
    assert [party.name for party in report.reached] == ["李明"]
    nudge = (await world.outbox(bo, "nudge"))[-1]
    outcome, services = await carried(world, nudge, OK)
    assert isinstance(outcome, Sent) and "采购合同" in services.asked[0][1]["text"]["content"]


async def test_chat_shut_and_robot_gone_the_address_that_the_initiator_named_is_next(world: World) -> None:
    world.ports = replace(world.ports, installation=replace(world.ports.installation, ways=frozenset({EMAIL})))
    ann, bo = await world.person("Ann"), await world.person("李明")
    view = await in_use(world, bo)
    task = await world.sent(ann, signers=[bo])
    party = replace(task.parties[0], email="li@example.cn")
    async with world.ports.transaction() as tx:
        changed = replace(task, parties=(party,), version=task.version + 1)
        await tx.tasks.save(changed, expected_version=task.version)
    await note_block(world.ports, bo, True)
    await remind(world.ports, ann, task.id)
    nudge = (await world.outbox(bo, "nudge"))[-1]
    await drop_channel(world.ports, bo, view.channels[0].id)
    outcome, services = await carried(world, nudge)
    assert isinstance(outcome, Failed) and not services.asked
    last = (await world.outbox(bo, "nudge"))[-1]
    assert (last.channel, last.facts["address"]) == (EMAIL, "li@example.cn")


async def test_nobody_reaches_anothers_and_there_are_limits(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    mine = (await add_channel(world.ports, ann, WECOM)).channels[0]
    for use_case in (try_channel, drop_channel):
        with pytest.raises(NotAllowed, match="not-found"):
            await use_case(world.ports, eve, mine.id)
    for at in range(4):
        await add_channel(world.ports, ann, f"feishu://{KEY}{at} SECRETWORD{at}")
    with pytest.raises(Refusal, match="channels-enough"):
        await add_channel(world.ports, ann, WECOM)
    for _ in range(5):
        await try_channel(world.ports, ann, mine.id)
    with pytest.raises(Refusal, match="channel-tests-enough"):
        await try_channel(world.ports, ann, mine.id)
    assert len((await drop_channel(world.ports, ann, mine.id)).channels) == 4


READ = {
    WECOM: f"wecombot://{KEY}",
    f"https://oapi.dingtalk.com/robot/send?access_token={KEY} SECabcdef12": f"dingtalk://SECabcdef12@{KEY}",
    f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}": f"feishu://{KEY}",
    f"https://open.larksuite.com/open-apis/bot/v2/hook/{KEY}/": f"lark://{KEY}",
    f"dingtalk://{KEY}": f"dingtalk://{KEY}",
}
ELSEWHERE: Sequence[str] = (
    *("", "https://qyapi.weixin.qq.com/", "json://127.0.0.1/x", f"{WECOM} a b", f"wecombot://SECabcdef@{KEY}"),
    f"https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key={KEY}",
    f"https://x@qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}",
    f"http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}",
    f"https://open.feishu.cn/open-apis/bot/v2/hook/{KEY}/../../x",
)


def test_addresses_are_read_as_the_services_show_them_and_lead_nowhere_else() -> None:
    assert {said: read_robot(said) for said in READ} == READ
    for said in ELSEWHERE:
        with pytest.raises(ValueError, match="robot"):
            read_robot(said)
