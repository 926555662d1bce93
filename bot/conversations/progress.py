"""That we are at work, while it lasts."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from telegram.error import TelegramError

from bot import showing
from bot.conversations.visit import Visit
from bot.screens.screen import Screen

ACTION_EVERY = 4.0  # s; Telegram shows an action for 5
PATIENCE = 1.5  # s: before that, a message would only flicker


@contextlib.asynccontextmanager
async def at_work(visit: Visit, key: str, action: str = "upload_document") -> AsyncIterator[None]:
    """The press is answered, the chat shows `action`, and one message says `key` if it takes longer than a moment;
    the message is gone when the work is done, however it ended."""
    await visit.toast()
    showing_it = asyncio.create_task(_show(visit, key, action))
    try:
        yield
    finally:
        showing_it.cancel()
        # Awaited: whatever follows must stand below, and the message must be gone.
        with contextlib.suppress(asyncio.CancelledError):
            await showing_it


async def _show(visit: Visit, key: str, action: str) -> None:
    chat = visit.person.chat
    message: int | None = None
    try:
        with contextlib.suppress(TelegramError):
            await visit.context.bot.send_chat_action(chat, action)
            await asyncio.sleep(PATIENCE)
            sending = asyncio.ensure_future(
                showing.send(visit.context, visit.person, Screen(visit.voice.say(key)))
            )
            try:
                message = await asyncio.shield(sending)
            except asyncio.CancelledError:
                message = await sending  # on its way already: awaited, so that it can be taken away
                raise
            while True:
                await visit.context.bot.send_chat_action(chat, action)
                await asyncio.sleep(ACTION_EVERY)
    finally:
        if message is not None:
            with contextlib.suppress(TelegramError):
                await asyncio.shield(visit.context.bot.delete_message(chat, message))
