"""Postmen: each parses what came, runs one use case, shows one screen."""

from __future__ import annotations

from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    filters,
)

from bot.handlers import (
    audit,
    contacts,
    files,
    greeting,
    hands,
    members,
    membership,
    my_data,
    seals,
    second_thoughts,
    settings,
    tasks,
    templates,
)
from bot.handlers.boundary import Handler, postman
from bot.handlers.finding import find
from bot.handlers.folders import archive
from bot.handlers.groups import moved
from bot.handlers.presses import pressed
from bot.handlers.stats import stats
from bot.handlers.words import words

COMMANDS: dict[str, Handler] = {
    "start": greeting.start,
    "new": greeting.new,
    "tasks": tasks.tasks_command,
    "status": tasks.status_command,
    "remind": tasks.remind_command,
    "find": find,
    "stats": stats,
    "archive": archive,
    "withdraw": second_thoughts.withdraw,
    "extend": second_thoughts.extend,
    "seals": seals.seals,
    "members": members.members,
    "erase": my_data.erase,
    "contacts": contacts.contacts,
    "templates": templates.templates,
    "signature": hands.hands,
    "verify": greeting.verify,
    "audit": audit.audit,
    "settings": settings.show,
    "cancel": greeting.cancel,
    "language": greeting.language,
    "timezone": greeting.time_zone,
    "whoami": greeting.whoami,
    "help": greeting.help_,
}


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """All handlers of the bot; `application.bot_data["context"]` is the Context they work with. The first that
    fits takes the update, so the order counts."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
    groups = filters.ChatType.GROUPS & filters.UpdateType.MESSAGE
    application.add_handler(CallbackQueryHandler(postman(pressed)))
    application.add_handler(ChatMemberHandler(postman(membership.membership), ChatMemberHandler.MY_CHAT_MEMBER))
    for name, handle in COMMANDS.items():
        application.add_handler(CommandHandler(name, postman(handle), filters=private))
    for wanted, handle in (
        (filters.COMMAND, greeting.unknown),
        (filters.Document.ALL, files.document),
        (filters.PHOTO, files.photo),
        (filters.CONTACT, files.contact),
        (filters.StatusUpdate.USERS_SHARED, files.users_picked),
        (filters.TEXT, words),
        (~filters.StatusUpdate.ALL, files.unsupported),
    ):
        application.add_handler(MessageHandler(private & wanted, postman(handle)))
    application.add_handler(MessageHandler(groups & filters.COMMAND, postman(membership.in_group)))
    application.add_handler(MessageHandler(groups & filters.StatusUpdate.MIGRATE, postman(moved)))
