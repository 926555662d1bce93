"""The admins' robots: what is asked of the services, and what becomes of their answers."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.letters.office import PostOffice
from bot.letters.post import Post
from bot.logs import without_secrets
from signing.ports import OutboxItem
from signing.task.robots import check_robot
from signing.trust.fetching import Answer, Fetcher, NotFetched
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.claim_deliveries import claim_deliveries
from signing.usecases.note_delivery import Failed, Later, Sent
from signing.usecases.open_delivery import Held, Parcel, open_delivery
from signing.usecases.tell_robots import tell_robots
from tests.world import World

KEY = "693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa"
WORDS = "【印信测试】A & B 将到期"
ROBOTS = (f"wecombot://{KEY}", f"dingtalk://SECsecret1@{KEY}", f"feishu://{KEY}")


SILENT: dict[str, Any] = {}  # asked, and nothing came back


class Services(Fetcher):
    def __init__(self, *answers: dict[str, Any] | None) -> None:
        super().__init__()
        object.__setattr__(self, "asked", [])
        object.__setattr__(self, "answers", iter(answers))

    asked: list[tuple[str, Any]]
    answers: Iterator[dict[str, Any] | None]

    def answer(self, url: str, question: bytes, *, kind: str, most: int) -> Answer:
        self.asked.append((url, json.loads(question)))
        if (answer := next(self.answers)) is None:
            raise NotFetched(f"{url}: down")
        if answer is SILENT:
            raise NotFetched(f"{url}: too slow", asked=True)
        return Answer(url, 200, json.dumps(answer).encode())


async def rows(world: World) -> list[OutboxItem]:
    ann = await world.person("Ann", admin=True)
    async with world.ports.transaction() as tx:
        for admin in ("x", ann.person_id):
            await tx.outbox.put(
                key=f"w:{admin}", kind="attention", person_id=ann.person_id or "", facts={"key": "k"}
            )
    [first] = await claim_deliveries(world.ports, 9)
    for _ in range(2):
        await tell_robots(world.ports, first, len(ROBOTS))
    found = []
    async with world.ports.transaction() as tx:
        for _ in ROBOTS:
            [one] = [each for each in await tx.outbox.claim(world.clock.now, 9) if each.channel == "robot"]
            await tx.outbox.sent(one.id, None)
            found.append(one)
    return found


async def test_each_robot_is_told_once_and_the_admins_of_one_that_refuses_for_good(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    items = await rows(world)
    services = Services({"errcode": 0, "errmsg": "ok"}, {"errcode": 93000, "errmsg": "invalid webhook url"}, None)
    post = Post(world.ports, PostOffice(robots=ROBOTS), services)
    with caplog.at_level(logging.DEBUG):
        ended = [await post.to_robot(item, "<b>A &amp; B</b> 将到期", "zh") for item in items]
    assert [type(each) for each in ended] == [Sent, Failed, Later]
    assert [getattr(each, "why", "") for each in ended[1:]] == [
        "dingtalk refused it: 93000",
        "feishu could not be reached",
    ]
    (wecom, said), (ding, _), (feishu, card) = services.asked
    assert wecom.startswith("https://qyapi.weixin.qq.com/") and said["text"]["content"] == WORDS
    assert "&sign=" in ding and "SECsecret1" not in ding
    told = [each.facts for each in await world.outbox(None, "attention") if "number" in each.facts]
    assert told == [{"key": "check-robot", "what": "2", "number": "93000"}], "once, to the one admin"
    # httpx names every address it asks where the log is set to that.
    shown = without_secrets(" ".join([wecom, ding, feishu, *ROBOTS]))
    assert KEY not in shown and "SECsecret1" not in shown
    assert feishu.endswith(KEY) and card == {"msg_type": "text", "content": {"text": WORDS}}
    assert (
        KEY not in caplog.text and "SECsecret1" not in caplog.text and KEY not in repr(PostOffice(robots=ROBOTS))
    )


async def test_a_robot_is_silent_while_all_admins_rest(world: World) -> None:
    ann, bo = await world.person("Ann", admin=True), await world.person("Bo", admin=True, zone="Europe/Berlin")
    item = OutboxItem(1, "k", "attention", ann.person_id or "", facts={"robot": 0, "key": "k"}, channel="robot")
    world.clock.now = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)  # 5:30 in Shanghai, 22:30 in Berlin
    await choose_quiet_hours(world.ports, ann, (22, 8))
    assert isinstance(await open_delivery(world.ports, item, largest=1), Parcel), "Bo may be at work"
    await choose_quiet_hours(world.ports, bo, (22, 8))
    waits = await open_delivery(world.ports, item, largest=1)
    assert waits == Held(datetime(2026, 11, 25, 0, 0, tzinfo=UTC)), "until Ann wakes"


@pytest.mark.parametrize(
    "url",
    ["json://127.0.0.1/x", "feishu://127.0.0.1", "wecombot://a@b.example", f"lark://{KEY}/../x", "dingtalk://"],
)
def test_no_address_leads_elsewhere(url: str) -> None:
    with pytest.raises(ValueError, match="robot"):
        check_robot(url)
