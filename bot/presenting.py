"""What Telegram is told once a start: the bot's profile and menus, and where its updates go."""

from __future__ import annotations

import asyncio
import logging

from telegram import Bot
from telegram.error import RetryAfter
from telegram.request import HTTPXRequest

from bot.inbox import seconds_of
from bot.line import Line
from bot.menus import offer_menu
from bot.polling import ALLOWED_UPDATES
from bot.settings import Settings
from bot.speaking import introduce
from signing.ports import Ports

log = logging.getLogger(__name__)

CONNECTIONS = 40


async def keep_presented(line: Line, ports: Ports) -> None:
    """Returns when it is done. By a bot of its own: profiles are limited to a few changes a day, and the other
    one's rate limiter would hold back everybody's messages for as long as this one has to wait."""
    request = HTTPXRequest(httpx_kwargs={"trust_env": False} if line.loopback else {})
    bot = Bot(line.token, base_url=line.base_url, base_file_url=line.base_file_url, request=request)
    async with bot:
        while True:
            try:
                await introduce(bot)
                async with ports.transaction() as tx:
                    admins = await tx.people.admins()
                for admin in admins:
                    await offer_menu(bot, admin)
                return
            except RetryAfter as error:
                seconds = seconds_of(error)
                log.info("the bot's profile is presented in %.0f s", seconds)
            await asyncio.sleep(seconds + 1)


async def webhook_set(bot: Bot, settings: Settings) -> None:
    secret = settings.telegram_webhook_secret
    assert secret is not None, "asked for with a secret only"
    await bot.set_webhook(
        f"{settings.pages_url}/telegram/webhook",
        secret_token=secret.get_secret_value(),
        allowed_updates=ALLOWED_UPDATES,
        max_connections=CONNECTIONS,
        drop_pending_updates=False,
    )
