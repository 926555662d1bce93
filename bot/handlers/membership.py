"""What is not a private message: blocks, groups."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatMemberStatus

from bot.conversations.visit import Visit
from bot.handlers import groups
from bot.screens.commands import COMMANDS, group_commands
from signing.usecases.note_block import note_block
from signing.usecases.unlink_group import leave_group
from signing.wording import say


async def membership(visit: Visit) -> None:
    """In a private chat, "kicked" is the person blocking us, and "member" their coming back."""
    change = visit.update.my_chat_member
    assert change is not None, "only these come here"
    if change.chat.type == change.chat.PRIVATE:
        blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
        await note_block(visit.ports, visit.actor, blocked)
    elif change.new_chat_member.status in {ChatMemberStatus.BANNED, ChatMemberStatus.LEFT}:
        await leave_group(visit.ports, change.chat.id, change.new_chat_member.status)


def _for_us(words: str, username: str) -> bool:
    """Several bots may sit in a group: ours are the commands of our menu, and whatever names us."""
    command, _, named = words.split(maxsplit=1)[0].removeprefix("/").partition("@")
    if named:
        return named.lower() == username.lower()
    return command in dict(COMMANDS("en")) or command in dict(group_commands("en"))


async def _about_a_task(visit: Visit) -> bool:
    """Whether it was a command that shows a task here."""
    command, _, named = visit.words.split(maxsplit=1)[0].removeprefix("/").partition("@")
    if named and named.lower() != visit.ports.installation.bot_username.lower():
        return False
    handle = {"start": groups.start_in_group, "link": groups.link_in_group}.get(command)
    return handle is not None and await handle(visit)


async def in_group(visit: Visit) -> None:
    """Nothing of anybody's in front of others: where to talk, and that is all."""
    if await _about_a_task(visit):
        return
    message, language = visit.message, visit.voice.language
    if message is None or not _for_us(message.text or "", visit.ports.installation.bot_username):
        return
    url = f"https://t.me/{visit.ports.installation.bot_username}"
    button = InlineKeyboardButton(say(language, "button-private-chat"), url=url)
    await message.reply_text(say(language, "group-pointer"), reply_markup=InlineKeyboardMarkup([[button]]))
