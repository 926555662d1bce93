"""/seals: which ones there are, one of them, put into use, frozen, cancelled; a keeper's yes or no to a use."""

from __future__ import annotations

from bot.conversations.visit import Visit
from bot.screens.seal_requests import decided_card, request_card
from bot.screens.seals import STUDIO, ask_refusal, confirm_cancel, seal_card, seal_list, studio_link
from bot.screens.task_card import refusal_words as worded
from signing.errors import BadAnswer, Refusal, Stale
from signing.ports import Dialogue, SealState
from signing.usecases.approve_seal import approve_seal
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.decide_seal_request import decide_seal_request
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.make_page_link import make_page_link
from signing.usecases.seal_requests_waiting import seal_requests_waiting
from signing.usecases.view_seal import view_seal
from signing.usecases.view_seal_request import view_seal_request
from signing.wording import say


async def seals(visit: Visit) -> None:
    """The list: anew after the command, in place after a press."""
    found, waiting = (
        await list_seals(visit.ports, visit.actor),
        await seal_requests_waiting(visit.ports, visit.actor),
    )
    page = visit.press.number() if visit.query and visit.press.args else 0
    await visit.redraw(seal_list(found, visit.voice, waiting, page))


async def seal(visit: Visit) -> None:
    await _show(visit)


async def change(visit: Visit) -> None:
    press = visit.press
    to = press.one_of(SealState)
    try:
        view = await freeze_seal(visit.ports, visit.actor, press.task_id, to=to, version=press.version)
    except Stale:
        await _show(visit)  # as it is now
        raise
    await visit.redraw(seal_card(view, visit.voice))


async def approve(visit: Visit) -> None:
    press = visit.press
    try:
        view = await approve_seal(visit.ports, visit.actor, press.task_id, version=press.version)
    except Stale:
        await _show(visit)
        raise
    await visit.toast(say(visit.voice.language, "seal-approved-now"))
    await visit.redraw(seal_card(view, visit.voice))


async def open_in_browser(visit: Visit) -> None:
    token = await make_page_link(visit.ports, visit.actor, "seals", None)
    # The token stands in the fragment: no server log and no scanner of links ever sees it.
    await visit.send(studio_link(f"{visit.ports.installation.public_url}{STUDIO}#k={token}", visit.voice))


async def request(visit: Visit) -> None:
    """One that waits for this keeper: in place of the list."""
    view = await view_seal_request(visit.ports, visit.actor, visit.press.task_id)
    if not view.is_open:
        raise Refusal("seal-request-over")
    await visit.redraw(request_card(view, visit.voice))


async def grant(visit: Visit) -> None:
    await decide_seal_request(visit.ports, visit.actor, visit.press.task_id, granted=True)
    await visit.toast(say(visit.voice.language, "seal-granted-done"))
    view = await view_seal_request(visit.ports, visit.actor, visit.press.task_id)
    await visit.take_place(decided_card(view, visit.voice), view.task.id)


async def ask_why_not(visit: Visit) -> None:
    """Only a reason refuses; what was asked stays open until it is there."""
    view = await view_seal_request(visit.ports, visit.actor, visit.press.task_id)
    if not view.is_open:
        raise Refusal("seal-request-over")
    await _ask_why_not(visit, view.request.id)


async def refusal_words(visit: Visit, dialogue: Dialogue) -> None:
    request_id = str(dialogue.data["request"])
    try:
        await decide_seal_request(visit.ports, visit.actor, request_id, granted=False, reason=visit.words)
    except BadAnswer as refusal:
        await _ask_why_not(visit, request_id, trouble=worded(visit.voice, refusal))
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.say("seal-refused-done")
    await visit.question_over(dialogue)


async def _ask_why_not(visit: Visit, request_id: str, *, trouble: str | None = None) -> None:
    asked = await visit.send(ask_refusal(visit.voice, trouble=trouble))
    data = {"request": request_id, "asked": asked}
    await begin_dialogue(visit.ports, visit.actor, "seal-refuse", step="reason", task_id=None, data=data)


async def ask_cancel(visit: Visit) -> None:
    view = await view_seal(visit.ports, visit.actor, visit.press.task_id)
    if view.seal.version != visit.press.version:
        raise Stale("seal-changed")
    await visit.redraw(confirm_cancel(view, visit.voice))


async def _show(visit: Visit) -> None:
    view = await view_seal(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(seal_card(view, visit.voice))
