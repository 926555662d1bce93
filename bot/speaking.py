"""python-telegram-bot without its Updater: the Application, what it says of itself, and one update through it."""

from __future__ import annotations

import logging
from contextvars import ContextVar
from typing import Any

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    Update,
)
from telegram.ext import AIORateLimiter, Application, CallbackContext
from telegram.request import HTTPXRequest

from bot.context import KEY, Context
from bot.menus import SPOKEN
from bot.screens.commands import COMMANDS, group_commands
from signing.task.model import Person
from signing.wording import say

log = logging.getLogger(__name__)

PtbApplication = Application[Any, Any, Any, Any, Any, Any]
TRIES_AFTER_429 = 2

# An error inside a handler is given to the error handlers and then forgotten; the inbox wants to know of it.
_failure: ContextVar[list[Exception]] = ContextVar("failure")


def make_application(token: str, *, base_url: str, base_file_url: str, loopback: bool) -> PtbApplication:
    """`base_url` as python-telegram-bot takes it: "https://api.telegram.org/bot". `loopback`: on this computer,
    whatever proxy the environment names."""
    from bot.handlers import register  # noqa: PLC0415 - heavy, and only here

    kwargs: Any = {"trust_env": False} if loopback else {}
    speaking = HTTPXRequest(
        connection_pool_size=64, connect_timeout=10, read_timeout=30, write_timeout=60, pool_timeout=20,
        httpx_kwargs=kwargs,
    )  # fmt: skip
    listening = HTTPXRequest(connection_pool_size=2, connect_timeout=10, read_timeout=15, httpx_kwargs=kwargs)
    application: PtbApplication = (
        Application.builder()
        .token(token)
        .base_url(base_url)
        .base_file_url(base_file_url)
        .request(speaking)
        .get_updates_request(listening)
        .rate_limiter(AIORateLimiter(max_retries=TRIES_AFTER_429))
        .updater(None)
        .build()
    )
    register(application)
    application.add_error_handler(_note_failure)
    return application


def give_context(application: PtbApplication, context: Context) -> None:
    application.bot_data[KEY] = context


async def process(application: PtbApplication, payload: dict[str, Any]) -> None:
    """One stored update through the handlers. Raises what a handler let through."""
    failures: list[Exception] = []
    _failure.set(failures)
    await application.process_update(Update.de_json(payload, application.bot))
    if failures:
        raise failures[0]


async def _note_failure(_: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    if isinstance(context.error, Exception):
        _failure.get([]).append(context.error)


async def apologise(bot: Bot, payload: dict[str, Any]) -> None:
    """One sentence to the person whose update was set aside."""
    user = next((part["from"] for part in payload.values() if isinstance(part, dict) and "from" in part), None)
    if user is not None:
        spoken = Person("", user["id"], "", language_code=user.get("language_code")).speaks
        await bot.send_message(user["id"], say(spoken, "update-set-aside"))


async def introduce(bot: Bot) -> None:
    """The menu of commands and the words on the bot's profile, in each language."""
    for code, spoken in SPOKEN:
        private = BotCommandScopeAllPrivateChats()
        await _offer(bot, COMMANDS(spoken), private, code)
        await _offer(bot, group_commands(spoken), BotCommandScopeAllGroupChats(), code)
        await bot.set_my_short_description(say(spoken, "bot-short-description"), language_code=code)
        await bot.set_my_description(say(spoken, "bot-description"), language_code=code)


async def _offer(bot: Bot, commands: list[tuple[str, str]], scope: BotCommandScope, code: str | None) -> None:
    offered = [BotCommand(name, words) for name, words in commands]
    await bot.set_my_commands(offered, scope=scope, language_code=code)
