"""In groups: where to talk, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from bot.local_chat.cast import ANN_MILLER
from tests.bot.handlers.talk import Talk

GROUP = {"id": -100123, "type": "supergroup", "title": "Deal"}


@pytest.fixture
def replies(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []

    async def caught(message: object, text: str, **more: Any) -> None:
        told.append(f"{text} {more['reply_markup'].inline_keyboard[0][0].url}")

    monkeypatch.setattr("telegram.Message.reply_text", caught)
    return told


def in_group(words: str, **more: object) -> dict[str, Any]:
    user = {"id": ANN_MILLER, "is_bot": False, "first_name": "Ann", "language_code": "en"}
    command = {"type": "bot_command", "offset": 0, "length": len(words.split(maxsplit=1)[0])}
    entities = [command] if words[0] == "/" else []
    message = {
        "message_id": 4,
        "date": 1,
        "chat": GROUP,
        "from": user,
        "text": words,
        "entities": entities,
        **more,
    }
    return {"update_id": 3, "message": message}


@pytest.mark.parametrize("command", ["/status", "/tasks", "/verify", "/start i_secret", "/x@Yinxin_Test_bot"])
async def test_a_command_in_a_group_is_pointed_to_the_private_chat(
    talk: Talk, replies: list[str], command: str
) -> None:
    await talk.start(ANN_MILLER)
    before = len(await talk.messages(ANN_MILLER))
    await talk.raw(in_group(command))
    (told,) = replies
    assert told.startswith("Signing is a private matter") and told.endswith("https://t.me/yinxin_test_bot")
    assert len(await talk.messages(ANN_MILLER)) == before


@pytest.mark.parametrize("words", ["lunch?", "/lunch", "/status@another_bot"])
async def test_other_words_in_a_group_are_none_of_our_business(talk: Talk, replies: list[str], words: str) -> None:
    await talk.raw(in_group(words))
    assert replies == []


async def test_a_channel_and_a_bot_are_nobody(talk: Talk) -> None:
    channel = {"id": -100, "type": "channel", "title": "News"}
    await talk.raw(
        {"update_id": 4, "channel_post": {"message_id": 1, "date": 1, "chat": channel, "text": "/start"}}
    )
    robot = {"id": 5, "is_bot": True, "first_name": "R"}
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": robot, "text": "x"}
    await talk.raw({"update_id": 5, "message": message})
    async with talk.world.ports.transaction() as tx:
        assert await tx.people.by_telegram_id(5) is None


async def test_an_edited_message_is_not_answered_again(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    before = len(await talk.messages(ANN_MILLER))
    edited = in_group("/help")["message"] | {"chat": {"id": ANN_MILLER, "type": "private"}, "edit_date": 2}
    await talk.raw({"update_id": 6, "edited_message": edited})
    assert len(await talk.messages(ANN_MILLER)) == before
