"""Asking from the card, answering from the message that brings the question."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.handlers.sending import sent
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import text_of


async def test_a_party_asks_and_the_initiator_replies(talk: Talk) -> None:
    await sent(talk)
    await talk.presses(LI_MING, "向发起人提问")
    assert "想问" in await talk.sees(LI_MING)
    await talk.says(LI_MING, "第三条 <交货期>\n从哪天算？")
    assert "问题已发给" in await talk.sees(LI_MING)
    await talk.deliver()
    assert "第三条 <交货期>\n从哪天算？" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "答复")
    assert "您给" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "字" * 1001)
    assert "1,001" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "从签署次日起算。")
    assert "答复已发给" in await talk.sees(CHEN_JING)
    await talk.deliver()
    answer = await talk.sees(LI_MING)
    assert "从签署次日起算。" in answer and "从哪天算？" in answer
    assert not any("从签署次日" in text_of(m) for m in await talk.messages(ANN_MILLER))
    await talk.presses(LI_MING, "打开任务卡片")
    await talk.presses(LI_MING, "办理记录")
    assert "提问：第三条" in await talk.sees(LI_MING)


async def test_a_question_is_answered_once_and_cancelled_without_a_trace(talk: Talk) -> None:
    await sent(talk)
    await talk.presses(ANN_MILLER, "Ask the sender")
    await talk.presses(ANN_MILLER, "Cancel")
    await talk.says(ANN_MILLER, "Is this one?")
    await talk.deliver()
    assert not any("Is this one?" in text_of(m) for m in await talk.messages(CHEN_JING))
    await talk.presses(ANN_MILLER, "Ask the sender")
    await talk.says(ANN_MILLER, "Which day?")
    await talk.deliver()
    question = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "答复")
    await talk.says(CHEN_JING, "Monday")
    assert "已经答复过" in await talk.presses(CHEN_JING, "答复", message=question)
