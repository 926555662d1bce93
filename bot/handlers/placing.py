"""The buttons of places by words, and of a form's fields."""

from __future__ import annotations

from bot.buttons import StrangeButton
from bot.conversations import placing
from bot.conversations.drafting import on_card, show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens.placing import PAGES, ask_form
from signing.errors import Refusal
from signing.fields.by_keyword import Beside
from signing.fields.kinds import FieldKind
from signing.task.draft_steps import placed
from signing.usecases.assign_form import assign_form
from signing.usecases.draft_views import DraftView
from signing.usecases.places_notes import places_notes
from signing.usecases.undo_words import undo_words
from signing.usecases.view_draft import view_draft

_WHICH = frozenset({"first", "last", "all"})


async def _view(visit: Visit) -> DraftView:
    return await view_draft(visit.ports, visit.actor, visit.press.task_id)


async def begin(visit: Visit) -> None:
    """With one party there is no question for whom."""
    view = await _view(visit)
    everyone = placed(view.task)
    if len(everyone) == 1:
        await placing.ask_kind(visit, view, everyone[0].id)
    else:
        await placing.ask_whose(visit, view)


async def whose(visit: Visit) -> None:
    await placing.ask_kind(visit, await _view(visit), visit.press.part())


async def kind(visit: Visit) -> None:
    await placing.ask_first(visit, await _view(visit), visit.press.part(), visit.press.one_of(FieldKind, 1))


async def change(visit: Visit) -> None:
    """Another hit, another side, required or not; pages are asked for."""
    press, data = visit.press, await placing.placing_data(visit)
    what = press.part()
    if what == "pages":
        await placing.ask_pages(visit, await _view(visit), data)
        return
    if what == "which" and press.part(1) in _WHICH:
        data = {**data, "which": press.part(1), "pages": ""}
    elif what == "side":
        data = {**data, "side": press.one_of(Beside, 1).value}
    elif what == "required":
        data = {**data, "required": not data.get("required", True)}
    else:
        raise StrangeButton(press.verb)
    await placing.put(visit, press.task_id, data, "adjust", version=press.version)


async def pages(visit: Visit) -> None:
    press, data = visit.press, await placing.placing_data(visit)
    if press.part() not in PAGES:
        raise StrangeButton(press.verb)
    await placing.put(visit, press.task_id, {**data, "pages": press.part()}, "pages", version=press.version)


async def undo(visit: Visit) -> None:
    press = visit.press
    async with at_work(visit, "places-searching"):
        view = await undo_words(visit.ports, visit.actor, press.task_id, act=press.number(), version=press.version)
    await show_draft(visit, view)


async def form(visit: Visit) -> None:
    view = await _view(visit)
    notes = await places_notes(visit.ports, visit.actor, view.task.id)
    if notes.form is None:
        raise Refusal("form-no-fields")
    await on_card(visit, view, ask_form(view, notes.form, visit.voice))


async def form_to(visit: Visit) -> None:
    press = visit.press
    to = None if press.part() == "nobody" else press.part()
    async with at_work(visit, "places-searching"):
        view = await assign_form(visit.ports, visit.actor, press.task_id, to=to, version=press.version)
    await show_draft(visit, view)
