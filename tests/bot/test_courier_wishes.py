"""What the courier does with what its readers wish."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.ports import OutboxState
from signing.usecases.choose_quiet_hours import choose_quiet_hours
from signing.usecases.nudge_due import nudge_due
from signing.wording import say
from tests.bot.couriers import LEFTOVERS, goes_round, newest, put_told, talk
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of

__all__ = ["talk"]  # the fixture

pytestmark = pytest.mark.slow
SHANGHAI = ZoneInfo("Asia/Shanghai")


async def test_what_is_told_at_night_comes_in_the_morning_once(talk: Talk) -> None:
    await choose_quiet_hours(talk.world.ports, await talk.actor(ANN_MILLER), (22, 8))
    night = datetime(2026, 11, 24, 23, 0, tzinfo=SHANGHAI)
    talk.world.clock.now = night.astimezone(talk.world.clock.now.tzinfo)
    await put_told(talk, ANN_MILLER, "a")
    await put_told(talk, CHEN_JING, "b")
    await goes_round(talk)
    waiting = next(item for item in await talk.world.outbox(None, "told") if item.key == "a")
    assert waiting.state is OutboxState.WAITING and waiting.not_before == night + timedelta(hours=9)
    assert await talk.sees(CHEN_JING) == say("zh", LEFTOVERS), "nobody else waits"
    assert say("en", LEFTOVERS) not in await talk.transcript(ANN_MILLER)
    talk.world.clock.advance(hours=9)
    await goes_round(talk)
    assert (await talk.transcript(ANN_MILLER)).count(say("en", LEFTOVERS)) == 1


async def test_several_reminders_come_as_one_list_that_can_be_put_off(talk: Talk) -> None:
    ann, chen = await talk.actor(ANN_MILLER), await talk.actor(CHEN_JING)
    for title in ("Lease", "Supply"):
        await talk.world.sent(chen, signers=[ann], title=title, deadline=timedelta(days=3, minutes=5))
    await talk.world.deliver()
    talk.world.clock.advance(minutes=10)
    assert await nudge_due(talk.world.ports) == 1
    await goes_round(talk)
    assert (await newest(talk, "digest")).state is OutboxState.SENT
    seen = await talk.sees(ANN_MILLER)
    assert "Lease" in seen and "Supply" in seen and "2 documents are waiting" in seen
    labels = [label for row in buttons_of(await talk.last(ANN_MILLER)) for label in row]
    assert say("en", "button-snooze-morning") in labels and "0001 Lease" in labels
