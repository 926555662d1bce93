"""A template's link in the chat: its owner sets limits, a stranger fills it in, the owner says yes."""

from __future__ import annotations

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, WANG_FANG
from signing.usecases.save_template import save_template
from tests.bot.handlers.talk import Talk


async def shared(talk: Talk) -> str:
    """The link's start parameter."""
    await talk.start(CHEN_JING)
    actor = await talk.actor(CHEN_JING)
    task = await talk.world.draft(actor, signers=["李明"], title="志愿者协议")
    await save_template(talk.world.ports, actor, task.id, name="志愿者")
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "志愿者")
    await talk.presses(CHEN_JING, "分享")
    return "s_" + (await talk.sees(CHEN_JING)).split("start=s_")[1].split()[0]


async def test_a_stranger_fills_it_in_and_the_owner_agrees(talk: Talk) -> None:
    link = await shared(talk)
    words = await talk.sees(CHEN_JING)
    assert "打开链接的人担任：签署人" in words and "先由您审核" in words
    for label, said in (("最多 50 次", "最多 200 次"), ("每人 1 次", "每人 3 次"), ("有效 30 天", "还有 90 天")):
        await talk.presses(CHEN_JING, label)
        assert said in await talk.sees(CHEN_JING)

    await talk.start(WANG_FANG)
    await talk.says(WANG_FANG, f"/start {link}")
    words = await talk.sees(WANG_FANG)
    assert "来自陈静" in words and "您担任：签署人（签署）" in words and "请发来您的姓名" in words
    await talk.says(WANG_FANG, "王芳 12345")
    assert "⚠️" in await talk.sees(WANG_FANG)
    await talk.says(WANG_FANG, "王芳 青禾科技有限公司")
    words = await talk.sees(WANG_FANG)
    assert "签署人：王芳 · 青禾科技有限公司" in words and "提交后由陈静审核" in words
    await talk.says(WANG_FANG, "好了吗？")
    assert "提交后由陈静审核" in await talk.sees(WANG_FANG), "a button is asked for"
    await talk.presses(WANG_FANG, "提交审核")
    assert "等待陈静审核" in await talk.sees(WANG_FANG)

    await talk.world.deliver()
    await talk.says(CHEN_JING, "/templates")
    await talk.presses(CHEN_JING, "志愿者")
    await talk.presses(CHEN_JING, "分享")
    await talk.presses(CHEN_JING, "待审核：1 份")
    assert "王芳通过链接申请发起" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "同意并发出")
    assert "已同意并发出" in await talk.sees(CHEN_JING)
    actor = await talk.actor(WANG_FANG)
    assert "told-share-yes" in await talk.world.told(actor)


async def test_the_owner_turns_it_off(talk: Talk) -> None:
    link = await shared(talk)
    await talk.presses(CHEN_JING, "停用链接")
    assert "立即失效" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "停用链接")
    assert "“志愿者”的链接已停用" in await talk.sees(CHEN_JING)
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, f"/start {link}")
    assert "This link is over" in await talk.sees(ANN_MILLER)


@pytest.mark.parametrize("forged", ["s_", "s_short", "s_" + "x" * 43])
async def test_what_is_no_link_of_ours_says_so(talk: Talk, forged: str) -> None:
    await talk.start(WANG_FANG)
    await talk.says(WANG_FANG, f"/start {forged}")
    assert "这个链接已失效" in await talk.sees(WANG_FANG)
