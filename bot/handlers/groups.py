"""Groups: a task is shown in one, and taken off again."""

from __future__ import annotations

import re

from telegram import Chat

from bot.buttons import StrangeButton
from bot.conversations.visit import Visit
from bot.handlers.tasks import numbered
from bot.screens.groups import groups_of_task
from bot.screens.voice import cut
from signing.usecases.due_group_cards import note_new_chat
from signing.usecases.link_group import PREFIX, link_by_token, link_group, offer_group
from signing.usecases.unlink_group import unlink_group
from signing.usecases.view_task import view_task


async def groups(visit: Visit) -> None:
    """The button of the task's card."""
    task_id = visit.press.task_id
    view = await view_task(visit.ports, visit.actor, task_id)
    link, standing = await offer_group(visit.ports, visit.actor, task_id)
    await visit.send(groups_of_task(view.task.title, task_id, link, standing, visit.voice))


async def take_off(visit: Visit) -> None:
    press = visit.press
    if re.fullmatch(r"-?[0-9]{1,18}", press.part()) is None:
        raise StrangeButton(press.verb)
    chat_id = int(press.part())
    _, standing = await offer_group(visit.ports, visit.actor, press.task_id)
    name = next((each.name for each in standing if each.chat_id == chat_id), "")
    await unlink_group(visit.ports, visit.actor, press.task_id, chat_id)
    await visit.redraw_sentence("groups-off", name=cut(name, 60))


async def start_in_group(visit: Visit) -> bool:
    """ "/start@bot g_…", which the chat sends for whoever chose the group. False for any other start."""
    payload = visit.argument
    if not payload.startswith(PREFIX):
        return False
    chat = _group(visit)
    await link_by_token(visit.ports, visit.actor, payload.removeprefix(PREFIX), chat.id, chat.title or "")
    await visit.say("group-shown", name=cut(chat.title or "", 60))
    return True


async def link_in_group(visit: Visit) -> bool:
    """ "/link 0007" of who sent the task. False without a number."""
    if not visit.argument:
        return False
    chat, task_id = _group(visit), await numbered(visit, visit.argument)
    await link_group(visit.ports, visit.actor, task_id, chat.id, chat.title or "")
    await visit.say("group-shown", name=cut(chat.title or "", 60))
    return True


async def moved(visit: Visit) -> None:
    """A group became a supergroup."""
    message = visit.message
    if message is not None and message.migrate_to_chat_id is not None:
        await note_new_chat(visit.ports, message.chat.id, message.migrate_to_chat_id)


def _group(visit: Visit) -> Chat:
    chat = visit.update.effective_chat
    assert chat is not None, "a command comes from a chat"
    return chat
