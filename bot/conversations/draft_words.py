"""Typed words that answer a draft's question. What cannot be read is asked again, with what was wrong."""

from __future__ import annotations

import re

from bot.conversations.drafting import ask_new_file, ask_new_title, ask_value, show_draft, show_party
from bot.conversations.sentence import request_understood
from bot.conversations.visit import Visit
from bot.screens.draft_questions import steps_example
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor, Dialogue, Ports
from signing.task.model import DraftStep, Order
from signing.task.routing import acting
from signing.usecases.add_parties import add_parties
from signing.usecases.change_party import change_party
from signing.usecases.choose_deadline import choose_deadline
from signing.usecases.choose_order import choose_order
from signing.usecases.draft_views import DraftView, PartyChange
from signing.usecases.rename_task import rename_task
from signing.usecases.view_draft import view_draft

NOTHING = frozenset({"-", "－", "—", "–", "无", "none"})


async def draft_words(visit: Visit, dialogue: Dialogue) -> None:
    """The question of the draft, answered."""
    task_id = dialogue.task_id or ""
    view = await view_draft(visit.ports, visit.actor, task_id)
    numbering = dialogue.step == "numbering"
    try:
        if await _is_asked_as_a_whole(visit, view):
            return
        view = await _answered(visit, view)
    except NotAllowed:
        raise
    except Refusal as refusal:
        await show_draft(visit, view, trouble=refusal_words(visit.voice, refusal), numbering=numbering)
        return
    await show_draft(visit, view)


async def _is_asked_as_a_whole(visit: Visit, view: DraftView) -> bool:
    """A request fills all of the draft; numbers and dates answer the questions that ask for them."""
    if view.step in {DraftStep.ORDER, DraftStep.DEADLINE}:
        return False
    return await request_understood(visit, view, visit.words)


async def _answered(visit: Visit, view: DraftView) -> DraftView:
    ports, actor, task_id, words = visit.ports, visit.actor, view.task.id, visit.words
    if view.step is DraftStep.PARTIES:
        return await add_parties(ports, actor, task_id, text=words)
    if view.step is DraftStep.ORDER:
        return await number_steps(ports, actor, view, words)
    if view.step is DraftStep.DEADLINE:
        return await choose_deadline(ports, actor, task_id, words=words)
    raise BadAnswer("use-buttons-places" if view.step is DraftStep.PLACES else "use-buttons-review")


async def number_steps(ports: Ports, actor: Actor, view: DraftView, words: str) -> DraftView:
    """ "1 1 2": a number for each acting party in the order of the list, then the order is by steps."""
    everyone = acting(view.task)
    numbers = [int(each) for each in re.findall(r"[0-9]{1,3}", words)]
    strange = re.search(r"[^\s0-9,，、;；.。-]", words)
    if strange or len(numbers) != len(everyone) or not all(1 <= each <= len(everyone) for each in numbers):
        raise BadAnswer("steps-unreadable", count=len(everyone), example=steps_example(len(everyone)))
    for party, number in zip(everyone, numbers, strict=True):
        if party.step != number:
            await change_party(ports, actor, view.task.id, party_id=party.id, change=PartyChange(step=number))
    return await choose_order(ports, actor, view.task.id, order=Order.STEPS)


async def party_words(visit: Visit, dialogue: Dialogue) -> None:
    """A value of a party, typed."""
    party_id, what = str(dialogue.data["party_id"]), str(dialogue.data["what"])
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    value = "" if what != "name" and visit.words.lower() in NOTHING else visit.words
    try:
        change = PartyChange(**{what: value})  # type: ignore[arg-type]
        view = await change_party(visit.ports, visit.actor, view.task.id, party_id=party_id, change=change)
    except NotAllowed:
        raise
    except Refusal as refusal:
        await ask_value(visit, view, party_id, what, trouble=refusal_words(visit.voice, refusal))
        return
    await show_party(visit, view, party_id)


async def replace_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a file was asked for: asked again."""
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    await ask_new_file(visit, view)


async def title_words(visit: Visit, dialogue: Dialogue) -> None:
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    try:
        view = await rename_task(visit.ports, visit.actor, view.task.id, title=visit.words)
    except NotAllowed:
        raise
    except Refusal as refusal:
        await ask_new_title(visit, view, trouble=refusal_words(visit.voice, refusal))
        return
    await show_draft(visit, view)
