"""/contacts in the chat, and its buttons beside the question who takes part."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk
from tests.pdfs import contract


async def test_the_book_fills_itself_is_masked_and_changed_by_a_line(talk: Talk) -> None:
    await sent(talk)
    await talk.says(CHEN_JING, "/contacts")
    assert "通讯录（2 人）" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "添加")
    await talk.says(CHEN_JING, "13800138000")
    assert "⚠️" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "钱七 13800138000 华明科技有限公司")
    seen = await talk.sees(CHEN_JING)
    assert "已保存" in seen and "+86138****8000" in seen and "13800138000" not in seen
    await talk.presses(CHEN_JING, "修改")
    await talk.says(CHEN_JING, "钱七 qian@example.cn")
    assert "q***@example.cn" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "删除")
    assert "已从通讯录删除 钱七" in await talk.sees(CHEN_JING)
    await talk.says(ANN_MILLER, "/contacts")
    assert "Nobody yet" in await talk.sees(ANN_MILLER)


async def test_the_latest_are_buttons_of_a_draft(talk: Talk) -> None:
    await sent(talk)
    await talk.sends(CHEN_JING, "合同.pdf", contract(salt="again"))
    assert {"+ 李明", "+ Ann Miller"} <= set(await talk.buttons(CHEN_JING))
    await talk.presses(CHEN_JING, "+ 李明")
    assert "1. 李明" in await talk.sees(CHEN_JING)
    labels = await talk.buttons(CHEN_JING)
    assert "+ 李明" not in labels and "+ Ann Miller" in labels
