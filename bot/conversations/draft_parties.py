"""Parties that are picked in the chat instead of typed: by the user picker, or as a shared contact."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.draft_words import draft_words
from bot.conversations.drafting import KIND, show_draft
from bot.conversations.visit import Visit
from bot.screens.asking import ask_people
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import NotAllowed, Refusal
from signing.ports import Dialogue
from signing.task.model import DraftStep
from signing.usecases.add_picked_parties import add_picked_parties
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import DraftView, PickedPerson
from signing.usecases.view_draft import view_draft

PICKING = "picking"


async def pick_people(visit: Visit, view: DraftView) -> None:
    """Puts the picker in place of the letters."""
    await begin_dialogue(visit.ports, visit.actor, PICKING, task_id=view.task.id)
    await visit.send(ask_people(visit.voice))


async def draft_being_peopled(visit: Visit) -> DraftView | None:
    """The draft whose parties are being named, if that is what is going on."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind not in {KIND, PICKING} or dialogue.task_id is None:
        return None
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id)
    return view if view.step is DraftStep.PARTIES else None


async def add_picked(visit: Visit, view: DraftView, picked: Sequence[PickedPerson]) -> None:
    """The keyboard goes, the card comes to the bottom with the new parties on it."""
    trouble = None
    words = visit.voice.say("people-added", count=len(picked))
    try:
        view = await add_picked_parties(visit.ports, visit.actor, view.task.id, picked=picked)
    except NotAllowed:
        raise
    except Refusal as refusal:
        trouble = words = refusal_words(visit.voice, refusal)
    await visit.send(Screen(words, drop_reply=True))
    await show_draft(visit, view, trouble=trouble)


async def picking_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words while the picker is up: "never mind", or parties typed after all. Either way the letters come back."""
    view = await view_draft(visit.ports, visit.actor, dialogue.task_id or "")
    stop = visit.words == visit.voice.label("button-stop-picking")
    words = visit.voice.say("picking-stopped") if stop else "…"
    await visit.send(Screen(words, drop_reply=True))
    if stop:
        await show_draft(visit, view)
    else:
        await draft_words(visit, dialogue)
