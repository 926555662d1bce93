"""/stats: months in the reader's zone, one's own tasks, and everything for who may see it."""

from __future__ import annotations

import struct
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.screens.stats import stats_screen
from bot.screens.voice import Voice
from signing.errors import NotAllowed
from signing.usecases.view_stats import month_spans, view_stats
from tests.world import World, a_world


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def test_what_one_sent_is_counted_by_month_and_the_whole_house_for_admins(world: World) -> None:
    chen, li = await world.person("陈静"), await world.person("李明")
    zhao = await world.person("赵磊", language="en", admin=True)
    signed = await world.sent(chen, signers=[li])
    world.clock.advance(hours=5)
    await world.work()
    await world.sign(li, signed)
    await world.work()
    refused = await world.sent(chen, signers=[li], deadline=timedelta(hours=2))
    await world.reject(li, refused)
    await world.sent(li, signers=[chen], deadline=timedelta(hours=2))
    world.clock.advance(hours=3)

    own = await view_stats(world.ports, chen)
    assert (own.whole, own.months[-1].sent, own.months[-1].completed, own.months[-1].failed) == (False, 2, 1, 1)
    assert (own.open, own.overdue) == (0, 0) and own.usual == own.slow == timedelta(hours=5)
    assert [month.sent for month in own.months[:-1]] == [0] * 5
    other = await view_stats(world.ports, li)
    assert (other.open, other.overdue, other.usual) == (1, 1, None)
    whole = await view_stats(world.ports, zhao)
    assert (whole.whole, whole.sent, whole.open, whole.overdue) == (True, 3, 1, 1)
    assert (await view_stats(world.ports, zhao, whole=False)).sent == 0
    with pytest.raises(NotAllowed):
        await view_stats(world.ports, chen, whole=True)

    said = stats_screen(own, Voice("zh", "Asia/Shanghai"))
    assert (
        "发出 2 份，完成 1 份，未成 1 份" in said.text and "一半的任务在 5 小时内" in said.text and not said.rows
    )
    assert said.photo is not None and struct.unpack(">II", said.photo[16:24]) > (900, 400)
    assert "Everyone’s documents" in stats_screen(whole, Voice("en", "UTC")).text
    nothing = replace(own, months=tuple(replace(each, sent=0) for each in own.months))
    assert stats_screen(nothing, Voice("en", "UTC")).photo is None


def test_months_begin_at_midnight_of_the_reader_and_over_the_turn_of_a_year() -> None:
    now = datetime(2026, 2, 28, 17, 0, tzinfo=UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    spans = month_spans(now)
    assert [begins.month for begins, _ in spans] == [10, 11, 12, 1, 2, 3]
    assert spans[-1][0].astimezone(UTC) == datetime(2026, 2, 28, 16, 0, tzinfo=UTC)
    assert all(one[1] == other[0] for one, other in pairwise(spans))
