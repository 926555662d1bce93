"""The picker of people, left."""

from __future__ import annotations

from bot.conversations.visit import Visit
from bot.screens.screen import Screen
from signing.usecases.end_dialogue import end_dialogue


async def picking_given_up(visit: Visit) -> bool:
    """True where its button was pressed: the question is over, and its keys are gone."""
    if visit.words != visit.voice.label("button-stop-picking"):
        return False
    await end_dialogue(visit.ports, visit.actor)
    await visit.send(Screen(visit.voice.say("cancelled"), drop_reply=True))
    return True
