"""The one place where what goes wrong becomes a sentence. No traceback reaches anybody."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.error import Forbidden
from telegram.ext import CallbackContext

from bot.context import KEY, Context
from bot.conversations.visit import TOAST_LIMIT, Visit, meet
from bot.patience import not_sent
from bot.screens.voice import can_say
from signing.errors import Refusal, Waiting, YinxinError
from signing.wording import WordingError, say

Handler = Callable[[Visit], Awaitable[None]]
Ptb = CallbackContext[Any, Any, Any, Any]

log = logging.getLogger(__name__)


def postman(handle: Handler) -> Callable[[Update, Ptb], Coroutine[Any, Any, None]]:
    """A handler of ours as python-telegram-bot calls it: the person is met, errors find their words, a press is
    answered whatever happened."""

    async def called(update: Update, ptb: Ptb) -> None:
        context: Context = ptb.bot_data[KEY]
        visit: Visit | None = None
        try:
            visit = await meet(update, context)
            if visit is not None:
                await handle(visit)
                await visit.toast()
        except Forbidden:
            # They blocked us meanwhile; `my_chat_member` tells the rest of the house.
            log.info("update %s: the person cannot be written to", update.update_id)
        except Exception as error:
            if not_sent(error):
                raise  # the inbox tries again: use cases may be repeated, and nobody has read an answer yet
            await _explain(visit, update, error)

    return called


async def _explain(visit: Visit | None, update: Update, error: Exception) -> None:
    if isinstance(error, YinxinError) and visit is not None and (words := _sentence(visit, error)):
        await _tell(visit, words)
        return
    error_id = secrets.token_hex(4)
    log.error("update %s failed, error id %s", update.update_id, error_id, exc_info=error)
    if visit is not None:
        await _tell(visit, say(visit.voice.language, "something-wrong", id=error_id))


def _sentence(visit: Visit, error: YinxinError) -> str | None:
    """None for what has no words, or needs facts that it does not bring: that is a fault of ours."""
    if not isinstance(error, Refusal | Waiting):
        return None
    key = f"refusal-{error.code}"
    try:
        return say(visit.voice.language, key, **error.facts)
    except WordingError:
        waits = isinstance(error, Waiting)
        return say(visit.voice.language, "card-waiting") if waits and not can_say(key) else None


async def _tell(visit: Visit, words: str) -> None:
    """Over the chat where a button was pressed, else in it. Failing to tell is only logged."""
    try:
        # A toast is gone before longer words are read; an alert waits; what is longer still is a message.
        if len(words) > TOAST_LIMIT or not await visit.toast(words, alert=len(words) > 60):
            await visit.say("plain", words=words)
    except Exception:
        log.warning("update %s: could not tell what went wrong", visit.update.update_id, exc_info=True)
