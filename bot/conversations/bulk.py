"""Many tasks at once: the sheet is sent, comes back filled in, is looked at and issued."""

from __future__ import annotations

import asyncio
from pathlib import PurePath

from telegram import Document

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.following import follow
from bot.screens import bulk as screens
from bot.screens.task_card import refusal_words
from signing.errors import DocumentRefused, Refusal
from signing.ports import Dialogue
from signing.task.bulk import SHEET_MB, BulkState, Column, What, columns_of
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.bulk_links import bulk_links
from signing.usecases.bulk_results import bulk_results
from signing.usecases.bulk_views import BulkView
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.drop_row import drop_row
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.mend_cell import mend_cell
from signing.usecases.offer_sheet import offer_sheet
from signing.usecases.take_sheet import take_sheet
from signing.usecases.view_bulk import view_bulk
from signing.usecases.view_template import view_template

KIND = "bulk"
FIX, LOOK = "fix", "look"  # a cell is asked for; a row is looked at
ENDINGS = frozenset({".xlsx", ".csv"})


async def begin_bulk(visit: Visit) -> None:
    """The sheet, to be filled in and sent back."""
    template_id = visit.press.task_id
    sheet = await offer_sheet(visit.ports, visit.actor, template_id)
    await visit.send(screens.sheet_to_fill(sheet, visit.voice))
    await begin_dialogue(visit.ports, visit.actor, KIND, data={"template": template_id})


async def sheet_sent(visit: Visit, sent: Document) -> bool:
    """A file; False where no sheet was asked for, or it is none."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    ending = PurePath(sent.file_name or "").suffix.lower()
    if dialogue is None or dialogue.kind != KIND or ending not in ENDINGS:
        return False
    template_id = str(dialogue.data["template"])
    try:
        if (sent.file_size or 0) > SHEET_MB * 1024 * 1024:
            raise DocumentRefused("sheet-too-large", limit_mb=SHEET_MB)
        async with at_work(visit, "sheet-reading"):
            data = await fetched(visit, sent.file_id)
            bulk = await take_sheet(visit.ports, visit.actor, template_id, data=data)
    except DocumentRefused as refusal:
        await _ask_again(visit, template_id, refusal_words(visit.voice, refusal))
        return True
    await _show(visit, await view_bulk(visit.ports, visit.actor, bulk.id))
    return True


async def bulk_words(visit: Visit, dialogue: Dialogue) -> None:
    """What a cell should say, or the number of a row to be looked at. Else words where a sheet was asked for."""
    data = dialogue.data
    if dialogue.step == FIX:
        if data.get("said") == _said(visit):
            return  # this message again, after a crash: the next cell has been asked for since
        await _mend(visit, str(data["bulk"]), int(data["at"]), Column(What(data["what"]), data["about"]))
    elif dialogue.step == LOOK and visit.words.isdecimal():
        line = int(visit.words[:9])
        await _show(visit, await view_bulk(visit.ports, visit.actor, str(data["bulk"]), line=line))
    else:
        await _ask_again(visit, str(data["template"]))


async def empty(visit: Visit) -> None:
    """A cell that may be empty is."""
    press = visit.press
    view = await view_bulk(visit.ports, visit.actor, press.task_id)
    columns = columns_of(view.version)
    if press.number(1) >= len(columns):
        raise Refusal("button-over")
    at, column = press.number(0), columns[press.number(1)]
    if not any((each.at, each.column) == (at, column) for each in view.faults):
        await _show(visit, view)  # the second of two taps
        return
    await _mend(visit, press.task_id, at, column)


async def leave_out(visit: Visit) -> None:
    at = visit.press.number()
    await _show(visit, await drop_row(visit.ports, visit.actor, visit.press.task_id, at=at))


async def _mend(visit: Visit, bulk_id: str, at: int, column: Column) -> None:
    """With the words of this visit; what is still wrong is asked again."""
    trouble = None
    try:
        view = await mend_cell(visit.ports, visit.actor, bulk_id, at=at, column=column, words=visit.words)
    except Refusal as refusal:
        if refusal.code.startswith("bulk") or refusal.code == "not-found":
            raise
        trouble = refusal_words(visit.voice, refusal)
        view = await view_bulk(visit.ports, visit.actor, bulk_id, line=at)
    await _show(visit, view, trouble=trouble)


async def show(visit: Visit) -> None:
    """A row before it is issued (its index in the button), else how far it is."""
    press = visit.press
    index = press.number() if press.args else 0
    await _show(visit, await view_bulk(visit.ports, visit.actor, press.task_id, index=index))


async def go(visit: Visit) -> None:
    view = await issue_bulk(visit.ports, visit.actor, visit.press.task_id)
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is not None and dialogue.kind == KIND:
        await end_dialogue(visit.ports, visit.actor)
    await _show(visit, view)
    follow(visit, view.bulk.id)


async def results(visit: Visit) -> None:
    sheet = await bulk_results(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(screens.results(sheet, visit.voice))


async def links(visit: Visit) -> None:
    """The invitations of those whom nobody has reached: as a sheet of links, or as QR codes."""
    codes = bool(visit.press.args) and visit.press.part() == "qr"
    async with at_work(visit, "bulk-links-making"):
        found = await bulk_links(visit.ports, visit.actor, visit.press.task_id)
        screen = await asyncio.to_thread(screens.links, found, visit.voice, codes=codes)
    await visit.send(screen)


async def _show(visit: Visit, view: BulkView, *, trouble: str | None = None) -> None:
    """What is wrong comes first: the first wrong cell is asked for. Then the rows, then how far it is."""
    if view.bulk.state is not BulkState.CHECKED:
        await visit.redraw(screens.progress(view, visit.voice))
        return
    data = {"template": view.template.id, "bulk": view.bulk.id, "said": _said(visit)}
    if view.faults:
        first = view.faults[0]
        data |= {"at": first.at, "what": first.column.what.value, "about": first.column.about}
        await visit.redraw(screens.faults(view, visit.voice, trouble=trouble))
        await begin_dialogue(visit.ports, visit.actor, KIND, step=FIX, data=data)
    else:
        await visit.redraw(screens.preview(view, visit.voice))
        await begin_dialogue(visit.ports, visit.actor, KIND, step=LOOK, data=data)


def _said(visit: Visit) -> int | None:
    return visit.message.message_id if visit.message else None


async def _ask_again(visit: Visit, template_id: str, trouble: str | None = None) -> None:
    view = await view_template(visit.ports, visit.actor, template_id)
    await visit.send(screens.ask_sheet(view.template.name, visit.voice, trouble=trouble))
