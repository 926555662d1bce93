"""A wish to be erased that an admin does not carry out: the reason is asked for, and told to whose wish it was."""

from __future__ import annotations

from bot.conversations.asked import answered, ask
from bot.conversations.visit import Visit
from bot.screens import my_data as screens
from signing.errors import Refusal
from signing.ports import Dialogue
from signing.usecases.decline_erasure import decline_erasure
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.view_erasures import view_erasure

DECLINE = "erase-decline"


async def begin_decline(visit: Visit) -> None:
    view = await view_erasure(visit.ports, visit.actor, visit.press.task_id)
    if not view.is_waiting:
        raise Refusal("erase-not-asked")
    screen = screens.ask_decline(view.person, visit.voice)
    await ask(visit, DECLINE, "reason", {"person": view.person.id}, screen, anew=True)


async def decline_words(visit: Visit, dialogue: Dialogue) -> None:
    person_id = str(dialogue.data.get("person", ""))

    async def again(trouble: str) -> None:
        view = await view_erasure(visit.ports, visit.actor, person_id)
        screen = screens.ask_decline(view.person, visit.voice, trouble=trouble)
        await ask(visit, DECLINE, "reason", {"person": person_id}, screen)

    async with answered(visit, dialogue, again):
        person = await decline_erasure(visit.ports, visit.actor, person_id, visit.words)
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.declined(person, visit.voice))
