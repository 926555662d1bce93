from __future__ import annotations

import asyncio

import typer

from bot.logs import set_up_logs
from bot.plainly import lines
from bot.settings import Settings, read_settings


def serve() -> None:
    """Starts the bot and the pages. Without YINXIN_TELEGRAM_TOKEN: with a chat in the browser, for trying."""
    settings = read_settings()
    set_up_logs(settings.log_level, settings.secrets)
    from bot.app import run  # noqa: PLC0415 - heavy; a wrong setting is told before

    def ready(local_chat: str, bot_username: str) -> None:
        typer.echo(welcome(settings, local_chat, bot_username))

    def owner(link: str) -> None:
        typer.echo(lines("serve-owner-code", link=link))

    asyncio.run(run(settings, ready, owner))


def welcome(settings: Settings, local_chat: str, bot_username: str) -> str:
    """`local_chat`: its address; empty where the bot is on Telegram."""
    if local_chat:
        return lines("serve-ready-local", address=local_chat)
    ready = lines("serve-ready-telegram", bot=bot_username, pages=settings.pages_url)
    if settings.root_passphrase_file.exists():
        ready += "\n" + lines("ca-passphrase-file", file=str(settings.root_passphrase_file))
    return ready
