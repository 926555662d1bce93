"""Updates asked for by long polling, where no webhook brings them."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot
from telegram.error import Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.inbox import seconds_of, store_updates
from bot.lulls import Lull
from signing.ports import Ports

log = logging.getLogger(__name__)

ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
LONG_POLL_S = 50


class Poller:
    """Long polling. The next offset, which confirms, is asked for after the rows are committed only."""

    def __init__(self, bot: Bot, ports: Ports) -> None:
        self._bot = bot
        self._ports = ports
        self._lull = Lull(first=1, longest=60)

    async def run(self) -> None:
        await self._without_webhook()
        async with self._ports.transaction() as tx:
            last = await tx.inbox.last_id()
        offset = None if last is None else last + 1
        while True:
            try:
                updates = await self._bot.get_updates(
                    offset=offset, timeout=LONG_POLL_S, allowed_updates=ALLOWED_UPDATES
                )
            except TelegramError as error:
                await self._wait(error)
                continue
            self._lull.over()
            if updates:
                await store_updates(self._ports, [each.to_dict() for each in updates])
                offset = updates[-1].update_id + 1

    async def _without_webhook(self) -> None:
        """Telegram gives no updates to who asks while a webhook stands."""
        while True:
            try:
                await self._bot.delete_webhook(drop_pending_updates=False)
            except TelegramError as error:
                await self._wait(error)
            else:
                self._lull.over()
                return

    async def _wait(self, error: TelegramError) -> None:
        """As long as it says, else longer each time: a server that is down is not helped by a storm."""
        if isinstance(error, RetryAfter):
            seconds = seconds_of(error)
        elif isinstance(error, TimedOut):
            seconds = self._lull.next(most=5)
        else:
            seconds = self._lull.next()
        if isinstance(error, Conflict):
            log.error("another program polls this bot's updates: stop it, or give this one a bot of its own")
        elif isinstance(error, InvalidToken | Forbidden):
            log.error("Telegram refuses the bot's token (YINXIN_TELEGRAM_TOKEN)")
        elif not isinstance(error, TimedOut):
            log.warning("no updates: %s; again in %.0f s", error.message, seconds)
        await asyncio.sleep(seconds)
