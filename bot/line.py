"""The line to the chat: Telegram's Bot API, or the local chat where there is no token."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from telegram.error import InvalidToken, NetworkError, TelegramError

from bot.servers import listening, served
from bot.settings import Settings, is_loopback
from bot.speaking import PtbApplication, make_application
from bot.start_error import StartError

log = logging.getLogger(__name__)

FOLDER = "local-chat"
TRIES = 3
BETWEEN_S = 2.0


@dataclass(frozen=True, slots=True)
class Line:
    token: str
    base_url: str
    base_file_url: str
    loopback: bool
    admins: frozenset[int] = frozenset()  # besides those of the settings
    local_chat: str = ""  # its address, for whoever wants to try
    server: asyncio.Task[None] | None = None


@asynccontextmanager
async def open_line(settings: Settings) -> AsyncIterator[Line]:
    if settings.telegram_token is None:
        async with _local_chat(settings) as line:
            yield line
        return
    api = settings.telegram_api
    yield Line(settings.telegram_token.get_secret_value(), f"{api}/bot", f"{api}/file/bot", is_loopback(api))


@asynccontextmanager
async def _local_chat(settings: Settings) -> AsyncIterator[Line]:
    from bot.local_chat import (  # noqa: PLC0415 - not where Telegram is
        ADMIN_IDS,
        LocalChatSettings,
        kept_token,
        local_chat_server,
    )
    from bot.samples import SAMPLES  # noqa: PLC0415

    own = listening("127.0.0.1", settings.chat_port, "YINXIN_CHAT_PORT")
    folder = settings.folder / FOLDER
    pages = urlsplit(settings.pages_url)
    chat = LocalChatSettings(
        data_dir=folder,
        token=kept_token(folder),
        port=settings.chat_port,
        samples=SAMPLES,
        page_origins=(f"{pages.scheme}://{pages.netloc}",),
    )
    async with served(local_chat_server(chat), own) as server:
        yield Line(chat.token, chat.base_url, chat.base_file_url, True, frozenset(ADMIN_IDS), chat.address, server)


@asynccontextmanager
async def open_application(line: Line) -> AsyncIterator[PtbApplication]:
    """Knows the bot's own name inside. StartError where Telegram cannot be reached or refuses the token."""
    application = make_application(
        line.token, base_url=line.base_url, base_file_url=line.base_file_url, loopback=line.loopback
    )
    await _greeted(application, line)
    try:
        yield application
    finally:
        await application.shutdown()


async def _greeted(application: PtbApplication, line: Line) -> None:
    for left in reversed(range(TRIES)):
        try:
            await application.initialize()
            return
        except InvalidToken as error:
            raise StartError("serve-token-refused") from error
        except NetworkError as error:
            if left == 0:
                raise StartError("serve-unreachable", api=line.base_url.removesuffix("/bot")) from error
            log.warning("the Bot API does not answer: %s", error.message)
        except TelegramError as error:
            raise StartError("serve-refused", why=error.message) from error
        await asyncio.sleep(BETWEEN_S)
