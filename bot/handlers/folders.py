"""/archive: folders of what has ended, filed by hand or by their rules, and exported."""

from __future__ import annotations

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.folders import (
    ask_drop,
    ask_name,
    choose_template,
    export_large,
    export_link,
    export_page,
    folder_list,
    folder_screen,
    which_folder,
)
from bot.screens.screen import Screen
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.export_folder import PART_BYTES, export_folder, view_export
from signing.usecases.folder_template import file_template
from signing.usecases.folders import (
    drop_folder,
    folders_for,
    list_folders,
    make_folder,
    put_in_folder,
    view_folder,
)
from signing.usecases.list_templates import list_templates
from signing.usecases.make_page_link import make_page_link

KIND = "folder"


async def archive(visit: Visit) -> None:
    await visit.redraw(folder_list(await list_folders(visit.ports, visit.actor), visit.voice))


async def folder(visit: Visit) -> None:
    view = await view_folder(visit.ports, visit.actor, visit.press.part(0), visit.press.number(1))
    await visit.redraw(folder_screen(view, visit.voice, visit.ports.clock()))


async def begin(visit: Visit) -> None:
    asked = await visit.send(ask_name(visit.voice))
    await begin_dialogue(visit.ports, visit.actor, KIND, data={"asked": asked})


async def folder_words(visit: Visit, dialogue: Dialogue) -> None:
    made = await make_folder(visit.ports, visit.actor, visit.words)
    await end_dialogue(visit.ports, visit.actor)
    await visit.question_over(dialogue)
    counts = {each.id: count for each, count in await list_folders(visit.ports, visit.actor)}
    await visit.say("folder-made", name=made.name, count=counts.get(made.id, 0))
    await visit.send(folder_list(await list_folders(visit.ports, visit.actor), visit.voice))


async def choose(visit: Visit) -> None:
    """The button of an ended task's card."""
    task, theirs = await folders_for(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(which_folder(task, theirs, visit.voice))


async def put(visit: Visit) -> None:
    await put_in_folder(visit.ports, visit.actor, visit.press.task_id, visit.press.part())
    task, theirs = await folders_for(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(which_folder(task, theirs, visit.voice))


async def ask_away(visit: Visit) -> None:
    view = await view_folder(visit.ports, visit.actor, visit.press.part())
    await visit.redraw(ask_drop(view.folder, visit.voice))


async def away(visit: Visit) -> None:
    name = await drop_folder(visit.ports, visit.actor, visit.press.part())
    await visit.redraw_sentence("folder-dropped", name=name)


async def template(visit: Visit) -> None:
    """Which template's tasks go into it by themselves; a choice of it where one was pressed, or the next leaf."""
    press = visit.press
    turned = len(press.args) > 1 and press.part(1) == "page"
    if len(press.args) > 1 and not turned:
        chosen = None if press.part(1) == "none" else press.part(1)
        await file_template(visit.ports, visit.actor, press.part(), chosen)
    view = await view_folder(visit.ports, visit.actor, press.part())
    found = await list_templates(visit.ports, visit.actor)
    await visit.redraw(choose_template(view.folder, found, visit.voice, press.number(2) if turned else 0))


async def whole(visit: Visit) -> None:
    """As one file, in a browser: the token stands in the fragment, where no server log ever sees it."""
    exported = await view_export(visit.ports, visit.actor, visit.press.part())
    token = await make_page_link(visit.ports, visit.actor, "export", None)
    url = f"{visit.ports.installation.public_url}{export_page(exported.folder)}#k={token}"
    await visit.send(export_link(exported.folder, url, visit.voice))


async def export(visit: Visit) -> None:
    """File after file, as each is ready; what is larger than one, at a second press."""
    exported = await view_export(visit.ports, visit.actor, visit.press.part())
    if exported.size > PART_BYTES and len(visit.press.args) == 1:
        await visit.send(export_large(exported.folder, exported.size, visit.voice))
        return
    view = await view_folder(visit.ports, visit.actor, visit.press.part())
    number = 0
    async with at_work(visit, "folder-exporting"):
        async for name, data in export_folder(visit.ports, visit.actor, view.folder.id):
            number += 1
            words = visit.voice.say("folder-exported", name=view.folder.name, part=number)
            await visit.send(Screen(words, document=(name, data)))
