"""Many tasks at once: the sheet is sent, comes back filled in, is looked at and issued."""

from __future__ import annotations

from pathlib import PurePath

from telegram import Document

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.screens import bulk as screens
from bot.screens.task_card import refusal_words
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.task.bulk import SHEET_MB, BulkState
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.bulk_results import bulk_results
from signing.usecases.bulk_views import BulkView
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.offer_sheet import offer_sheet
from signing.usecases.take_sheet import take_sheet
from signing.usecases.view_bulk import view_bulk
from signing.usecases.view_template import view_template

KIND = "bulk"
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
            checked = await take_sheet(visit.ports, visit.actor, template_id, data=data)
    except DocumentRefused as refusal:
        await _ask_again(visit, template_id, refusal_words(visit.voice, refusal))
        return True
    if checked.bulk is None:
        await visit.send(screens.sheet_faults(checked, visit.voice))
    else:
        view = await view_bulk(visit.ports, visit.actor, checked.bulk.id)
        await visit.send(screens.preview(view, visit.voice))
    return True


async def bulk_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a sheet was asked for."""
    await _ask_again(visit, str(dialogue.data["template"]))


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


async def results(visit: Visit) -> None:
    sheet = await bulk_results(visit.ports, visit.actor, visit.press.task_id)
    await visit.send(screens.results(sheet, visit.voice))


async def _show(visit: Visit, view: BulkView) -> None:
    checked = view.bulk.state is BulkState.CHECKED
    await visit.redraw(screens.preview(view, visit.voice) if checked else screens.progress(view, visit.voice))


async def _ask_again(visit: Visit, template_id: str, trouble: str | None = None) -> None:
    view = await view_template(visit.ports, visit.actor, template_id)
    await visit.send(screens.ask_sheet(view.template.name, visit.voice, trouble=trouble))
