"""What is not a private message: blocks, groups."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatMemberStatus

from bot.conversations.visit import Visit
from bot.screens.commands import COMMANDS
from signing.usecases.note_block import note_block
from signing.wording import say


async def membership(visit: Visit) -> None:
    """In a private chat, "kicked" is the person blocking us, and "member" their coming back."""
    change = visit.update.my_chat_member
    assert change is not None, "only these come here"
    if change.chat.type == change.chat.PRIVATE:
        blocked = change.new_chat_member.status == ChatMemberStatus.BANNED
        await note_block(visit.ports, visit.actor, blocked)


def _for_us(words: str, username: str) -> bool:
    """Several bots may sit in a group: ours are the commands of our menu, and whatever names us."""
    command, _, named = words.split(maxsplit=1)[0].removeprefix("/").partition("@")
    if named:
        return named.lower() == username.lower()
    return command in dict(COMMANDS("en"))


async def in_group(visit: Visit) -> None:
    """Nothing of anybody's in front of others: where to talk, and that is all."""
    message, language = visit.message, visit.voice.language
    if message is None or not _for_us(message.text or "", visit.ports.installation.bot_username):
        return
    url = f"https://t.me/{visit.ports.installation.bot_username}"
    button = InlineKeyboardButton(say(language, "button-private-chat"), url=url)
    await message.reply_text(say(language, "group-pointer"), reply_markup=InlineKeyboardMarkup([[button]]))
