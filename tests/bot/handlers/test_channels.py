"""One's own further ways, in the chat."""

from __future__ import annotations

import json

import pytest

from bot.local_chat.cast import LI_MING
from signing.usecases.note_channel import note_channel
from signing.usecases.view_settings import view_settings
from tests.bot.handlers.talk import Talk
from tests.bot.letters.test_robots import KEY
from tests.letters_at_hand import a_sink, talk_with_letters

HOOK = f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={KEY}"


@pytest.fixture
async def li(talk: Talk) -> int:
    await talk.start(LI_MING)
    await talk.says(LI_MING, "/settings")
    await talk.presses(LI_MING, "通知方式")
    return LI_MING


async def test_a_robot_is_added_put_first_and_taken_away_and_its_address_stays_nowhere(
    talk: Talk, li: int
) -> None:
    assert "1. 本聊天" in await talk.sees(li)
    await talk.presses(li, "添加渠道")
    await talk.says(li, "https://example.com/hook")
    assert "这不是企业微信" in await talk.sees(li)
    await talk.says(li, HOOK)
    assert "企业微信机器人 …5aaa" in await talk.sees(li) and "测试消息送达后才会启用" in await talk.sees(li)
    assert KEY not in json.dumps(await talk.messages(li))
    actor = await talk.actor(li)
    [robot] = (await view_settings(talk.world.ports, actor)).channels
    await note_channel(talk.world.ports, actor.person_id or "", robot.way, works=True)
    await talk.presses(li, "返回")
    await talk.presses(li, "企业微信机器人 …5aaa")
    await talk.presses(li, "优先使用")
    assert "1. 企业微信机器人 …5aaa" in await talk.sees(li) and "2. 本聊天" in await talk.sees(li)
    await talk.presses(li, "企业微信机器人 …5aaa")
    await talk.presses(li, "删除")
    assert "企业微信" not in await talk.sees(li)
    assert (await view_settings(talk.world.ports, actor)).order == ("chat",)


@pytest.mark.enable_socket
async def test_an_e_mail_address_becomes_a_way_once_its_code_is_typed(talk: Talk) -> None:
    with a_sink() as sink:
        async with talk_with_letters(talk, sink) as letters:
            await talk.start(LI_MING)
            await talk.says(LI_MING, "/settings")
            for label in ("通知方式", "添加渠道", "用邮箱"):
                await talk.presses(LI_MING, label)
            await talk.says(LI_MING, "li@example.cn")
            await letters.comes_by()
            await talk.says(LI_MING, sink.code())
            assert (await view_settings(letters.world.ports, await talk.actor(LI_MING))).order == ("chat", "email")
