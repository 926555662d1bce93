"""The draft's card: what must be read before anybody signs."""

from __future__ import annotations

from bot.local_chat.cast import CHEN_JING
from signing.task.model import Reading
from tests.bot.handlers.talk import Talk


async def test_it_is_chosen_on_the_draft_and_stands_in_its_review(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    task = await talk.world.draft(await talk.actor(CHEN_JING), signers=[await talk.actor(CHEN_JING)])
    await talk.says(CHEN_JING, "/tasks")
    await talk.presses(CHEN_JING, "0001 采购合同")
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "阅读要求")
    assert "不要求" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "读到末页")
    await talk.presses(CHEN_JING, "至少 30 秒")
    await talk.presses(CHEN_JING, "至少 1 分钟")
    assert "读到末页，且至少 60 秒" in await talk.sees(CHEN_JING)
    assert (await talk.world.task(task)).reading == Reading(True, 60)
    await talk.presses(CHEN_JING, "返回")
    assert "读到末页，且至少 60 秒" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "更改…")
    await talk.presses(CHEN_JING, "阅读要求")
    await talk.presses(CHEN_JING, "不要求")
    assert not (await talk.world.task(task)).reading
