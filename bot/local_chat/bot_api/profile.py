"""Who the bot is: its name, descriptions, commands and menu button; and whom it talks to."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

from bot.local_chat.bot_api.call import Call
from bot.local_chat.cast import Json, Person
from bot.local_chat.keyboards import checked_markup
from bot.local_chat.refused import bad
from bot.local_chat.room import Room

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
SCOPES = (
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
)  # fmt: skip
GIFTS = {
    "unlimited_gifts": False, "limited_gifts": False, "unique_gifts": False, "premium_subscription": False,
    "gifts_from_channels": False,
}  # fmt: skip


async def get_me(call: Call) -> Json:
    rights = {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return {**call.room.bot_user(), **rights}


async def get_chat(call: Call) -> Json:
    person = call.room.person(call.integer("chat_id"))
    if not person.started:
        raise bad("chat not found")
    more = {"accent_color_id": person.id % 7, "max_reaction_count": 11, "accepted_gift_types": GIFTS}
    if person.username:
        more["active_usernames"] = [person.username]
    return {**person.chat(), **more}


async def get_chat_member(call: Call) -> Json:
    person = call.room.person(call.integer("chat_id"))
    user_id = call.integer("user_id")
    if user_id == call.room.settings.bot_id:
        return {"user": call.room.bot_user(), "status": "member"}
    if user_id != person.id:
        raise bad("user not found")
    return {"user": person.user(), "status": "member"}


# ── commands ──


async def set_my_commands(call: Call) -> Json:
    commands = call.json("commands") or []
    if len(commands) > 100:
        raise bad("too many commands specified")
    for command in commands:
        if not COMMAND.fullmatch(str(command.get("command", "")).removeprefix("/")):
            raise bad("BOT_COMMAND_INVALID")
        if not 1 <= len(str(command.get("description", ""))) <= 256:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    call.room.store.keep_fact(_commands_key(call), commands)
    call.room.live.tell("profile")
    return True


async def get_my_commands(call: Call) -> Json:
    return call.room.store.fact(_commands_key(call)) or []


async def delete_my_commands(call: Call) -> Json:
    call.room.store.keep_fact(_commands_key(call), None)
    call.room.live.tell("profile")
    return True


def _commands_key(call: Call) -> str:
    scope = call.json("scope") or {"type": "default"}
    if scope.get("type") not in SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    place = f"{scope['type']}:{scope.get('chat_id', '')}:{scope.get('user_id', '')}"
    return f"commands:{place}:{_language(call)}"


def commands_for(room: Room, person: Person) -> Json:
    """What the "/" menu of this person lists: the narrowest scope wins, their language before any."""
    for place in (f"chat:{person.id}:", "all_private_chats::", "default::"):
        for language in (person.language_code[:2], ""):
            if found := room.store.fact(f"commands:{place}:{language}"):
                return found
    return []


# ── name and descriptions ──


def _language(call: Call) -> str:
    code = call.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad("invalid language code specified")
    return code


def setter(name: str, longest: int) -> Callable[[Call], Awaitable[Json]]:
    async def change(call: Call) -> Json:
        value = call.text(name)
        if len(value) > longest:
            raise bad(f"bot {name.replace('_', ' ')} is too long")
        call.room.store.keep_fact(f"{name}:{_language(call)}", {name: value} if value else None)
        call.room.live.tell("profile")
        return True

    return change


def getter(name: str) -> Callable[[Call], Awaitable[Json]]:
    async def look(call: Call) -> Json:
        found = call.room.store.fact(f"{name}:{_language(call)}") or call.room.store.fact(f"{name}:")
        return found or {name: call.room.settings.bot_name if name == "name" else ""}

    return look


def described(room: Room, name: str, language: str) -> str:
    """ "name", "description" or "short_description" in this language, else in none."""
    found = room.store.fact(f"{name}:{language[:2]}") or room.store.fact(f"{name}:") or {}
    return str(found.get(name, "")) or (room.settings.bot_name if name == "name" else "")


# ── the button beside the text field ──


async def set_chat_menu_button(call: Call) -> Json:
    button = call.json("menu_button") or {"type": "default"}
    chat = call.text("chat_id")
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad("can't parse menu button: unsupported type specified")
    if button["type"] == "web_app":
        checked_markup({"inline_keyboard": [[{"text": button.get("text"), "web_app": button.get("web_app")}]]})
    kept = None if button["type"] == "default" else button
    if chat:
        person = call.room.person(call.integer("chat_id"))
        call.room.store.keep_fact(f"menu:{person.id}", kept)
        call.room.change_person(person)
    else:
        call.room.store.keep_fact("menu:", kept)
        call.room.live.tell("profile")
    return True


async def get_chat_menu_button(call: Call) -> Json:
    chat = call.text("chat_id")
    found = call.room.store.fact(f"menu:{chat}") if chat else None
    return found or call.room.store.fact("menu:") or {"type": "commands" if chat else "default"}
