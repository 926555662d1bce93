"""How long what has ended is kept: seen and changed, and legal holds with their reason."""

from __future__ import annotations

from bot.conversations.asked import ask
from bot.conversations.visit import Visit
from bot.screens import keeping as screens
from bot.screens.task_card import refusal_words
from signing.errors import Refusal
from signing.ports import Dialogue
from signing.usecases import retention, retention_folder
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.folders import view_folder

HOLD, FOLDER = "hold", "hold-folder"


async def keeping(visit: Visit) -> None:
    view = await retention.view_keeping(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(screens.keeping_screen(view, visit.voice))


async def keep_for(visit: Visit) -> None:
    press = visit.press
    view = await retention.keep_longer(visit.ports, visit.actor, press.task_id, press.number())
    await visit.redraw(screens.keeping_screen(view, visit.voice))


async def hold(visit: Visit) -> None:
    """The reason is asked for."""
    view = await retention.view_keeping(visit.ports, visit.actor, visit.press.task_id)
    if not view.may_hold:
        raise Refusal("button-over")
    screen = screens.ask_hold(view.task.title, visit.voice, folder=False)
    await ask(visit, HOLD, "reason", {}, screen, task_id=view.task.id, anew=True)


async def hold_words(visit: Visit, dialogue: Dialogue) -> None:
    task_id = dialogue.task_id or ""
    try:
        view = await retention.hold(visit.ports, visit.actor, task_id, visit.words)
    except Refusal as refusal:
        if refusal.code != "hold-reason":
            await end_dialogue(visit.ports, visit.actor)
            raise
        title = (await retention.view_keeping(visit.ports, visit.actor, task_id)).task.title
        trouble = refusal_words(visit.voice, refusal)
        screen = screens.ask_hold(title, visit.voice, folder=False, trouble=trouble)
        await ask(visit, HOLD, "reason", {}, screen, task_id=task_id)
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.keeping_screen(view, visit.voice))
    await visit.question_over(dialogue)


async def release(visit: Visit) -> None:
    view = await retention.release(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.keeping_screen(view, visit.voice))


async def going(visit: Visit) -> None:
    page = visit.press.number() if visit.press.args else 0
    await visit.redraw(screens.going_list(await retention.list_going(visit.ports, visit.actor, page), visit.voice))


async def folder_keep(visit: Visit) -> None:
    """How long, and the choice of it where one was pressed."""
    press = visit.press
    if len(press.args) > 1:
        days = None if press.part(1) == "house" else press.number(1)
        await retention_folder.keep_folder(visit.ports, visit.actor, press.part(), days)
    view = await view_folder(visit.ports, visit.actor, press.part())
    await visit.redraw(screens.folder_keep(view.folder, visit.voice, may_hold=view.may_hold))


async def folder_hold(visit: Visit) -> None:
    view = await view_folder(visit.ports, visit.actor, visit.press.part())
    if not view.may_hold:
        raise Refusal("button-over")
    screen = screens.ask_hold(view.folder.name, visit.voice, folder=True)
    await ask(visit, FOLDER, "reason", {"folder": view.folder.id}, screen, anew=True)


async def folder_hold_words(visit: Visit, dialogue: Dialogue) -> None:
    folder_id = str(dialogue.data.get("folder", ""))
    try:
        folder = await retention_folder.hold_folder(visit.ports, visit.actor, folder_id, visit.words)
    except Refusal as refusal:
        if refusal.code != "hold-reason":
            await end_dialogue(visit.ports, visit.actor)
            raise
        view = await view_folder(visit.ports, visit.actor, folder_id)
        trouble = refusal_words(visit.voice, refusal)
        screen = screens.ask_hold(view.folder.name, visit.voice, folder=True, trouble=trouble)
        await ask(visit, FOLDER, "reason", {"folder": folder_id}, screen)
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.folder_keep(folder, visit.voice, may_hold=True))
    await visit.question_over(dialogue)


async def folder_release(visit: Visit) -> None:
    folder = await retention_folder.release_folder(visit.ports, visit.actor, visit.press.part())
    await visit.redraw(screens.folder_keep(folder, visit.voice, may_hold=True))
