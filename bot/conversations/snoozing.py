"""Being reminded later: at a press, or when the reader says."""

from __future__ import annotations

from bot.conversations.asked import ask
from bot.conversations.visit import Visit
from bot.screens import reminders as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer
from signing.ports import Dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.snooze import snooze

KIND = "snooze"


async def pressed(visit: Visit) -> None:
    """What was pressed stays until it is done: its other buttons still lead to the task."""
    task_id = visit.press.task_id or None
    words = visit.press.part()
    if words == screens.ASK:
        await ask(visit, KIND, "when", {}, screens.ask_when(visit.voice), task_id=task_id, anew=True)
        return
    done = await snooze(visit.ports, visit.actor, words, task_id)
    await visit.take_place(screens.snoozed(done, task_id, visit.voice))


async def snooze_words(visit: Visit, dialogue: Dialogue) -> None:
    try:
        done = await snooze(visit.ports, visit.actor, visit.words, dialogue.task_id)
    except BadAnswer as refusal:
        screen = screens.ask_when(visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, KIND, "when", {}, screen, task_id=dialogue.task_id)
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.snoozed(done, dialogue.task_id, visit.voice))
    await visit.question_over(dialogue)
