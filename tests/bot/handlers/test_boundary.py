"""What goes wrong becomes one sentence; nothing of ours reaches anybody, and nothing stops the bot."""

from __future__ import annotations

import logging

import httpx
import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.conversations.visit import Visit
from bot.handlers import boundary
from bot.handlers.boundary import postman
from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.errors import BadAnswer, Refusal, Waiting, YinxinError
from tests.bot.handlers.talk import Talk

APOLOGY = "Sorry, something went wrong. Nothing of yours is lost. Please try again later; if it stays so, "


def failing(error: BaseException) -> boundary.Handler:
    async def handle(visit: Visit) -> None:
        raise error

    return handle


async def said(talk: Talk, error: BaseException, person: int = ANN_MILLER) -> str:
    """What the person reads when a handler fails with `error`."""
    await talk.start(person)
    name = "Ann" if person == ANN_MILLER else "静"
    user = {"id": person, "is_bot": False, "first_name": name, "language_code": "en" if name == "Ann" else "zh"}
    message = {"message_id": 9, "date": 1, "chat": {"id": person, "type": "private"}, "from": user, "text": "x"}

    class Here:
        bot_data = talk.application.bot_data

    from telegram import Update

    await postman(failing(error))(Update.de_json({"update_id": 5, "message": message}, talk.bot), Here())  # type: ignore[arg-type]
    return await talk.sees(person)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Refusal("not-your-turn"), "It is not your turn yet. You will get a message as soon as it is."),
        (BadAnswer("title-too-long", length=130, limit=120), "The title has 130 characters"),
        (Waiting("timestamp-unavailable"), "The time-stamp service cannot be reached right now."),
        (Waiting("never-heard-of"), "A service is away; it goes on by itself once that is back."),
    ],
)
async def test_a_refusal_is_said_in_its_own_words(talk: Talk, error: Exception, sentence: str) -> None:
    assert (await said(talk, error)).startswith(sentence)


@pytest.mark.parametrize(
    "error",
    [
        ValueError("secret path /root/x"),
        Refusal("no-such-sentence"),
        Refusal("title-too-long"),
        YinxinError("ours"),
    ],
    ids=["bug", "no words", "facts missing", "inner"],
)
async def test_what_has_no_words_is_logged_under_a_number_that_the_person_gets(
    talk: Talk, error: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    words = await said(talk, error)
    assert words.startswith(APOLOGY) and "secret" not in words and "Traceback" not in words
    error_id = words.rsplit(": ", 1)[1].rstrip(".")
    (record,) = [each for each in caplog.records if error_id in each.getMessage()]
    assert record.levelno == logging.ERROR and record.exc_info


async def test_the_apology_is_in_the_persons_language(talk: Talk) -> None:
    assert (await said(talk, ValueError(), CHEN_JING)).startswith("抱歉，出了点问题")


async def test_somebody_who_blocked_the_bot_is_no_error(talk: Talk, caplog: pytest.LogCaptureFixture) -> None:
    await said(talk, Forbidden("bot was blocked by the user"))
    assert not [each for each in caplog.records if each.levelno >= logging.ERROR]


async def test_an_apology_that_cannot_be_sent_stops_nothing(
    talk: Talk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object, **__: object) -> int:
        raise TelegramError("gone")

    await talk.start(ANN_MILLER)
    monkeypatch.setattr("bot.showing.send", broken)
    await talk.says(ANN_MILLER, "/help")
    assert any("could not tell" in each.getMessage() for each in caplog.records)


@pytest.mark.parametrize("error", [NetworkError("Bad Gateway"), TimedOut(), RetryAfter(3)])
async def test_a_line_that_is_down_is_the_inboxs_business(talk: Talk, error: Exception) -> None:
    """It tries again, so that a press or a word in a bad moment is answered after all."""
    with pytest.raises(type(error)):
        await said(talk, error)


async def test_what_may_have_been_done_is_not_done_again(talk: Talk) -> None:
    slow = TimedOut()
    slow.__cause__ = httpx.ReadTimeout("slow")
    assert (await said(talk, slow)).startswith(APOLOGY)
    assert (await said(talk, BadRequest("Can't parse entities"))).startswith(APOLOGY)
