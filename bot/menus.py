"""The menu of commands of one person's chat: an admin's reach further, and who has chosen a language reads it in
that. For everybody else the common one holds."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.screens.commands import COMMANDS, admin_commands
from signing.task.model import Person

log = logging.getLogger(__name__)

SPOKEN = ((None, "en"), ("zh", "zh"))  # Telegram's language code (None: everybody else) and ours


async def offer_menu(bot: Bot, person: Person, *, runs: bool | None = None) -> None:
    """`runs`: whether they run the house, where that has just changed. What Telegram does not take now comes with
    their next Start: nobody's act waits for a menu."""
    if person.telegram_id is None:
        return
    admin = person.is_admin if runs is None else runs
    scope = BotCommandScopeChat(person.telegram_id)
    try:
        for code, spoken in SPOKEN:
            language = person.language or spoken
            if admin or person.language:
                commands = admin_commands(language) if admin else COMMANDS(language)
                offered = [BotCommand(name, words) for name, words in commands]
                await bot.set_my_commands(offered, scope=scope, language_code=code)
            else:
                await bot.delete_my_commands(scope=scope, language_code=code)
    except TelegramError as error:
        log.info("the menu of %s waits for their next start: %s", person.id, error)
