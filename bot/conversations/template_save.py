"""A task becomes a template: its name, and which blanks are filled in at every start. And a new name for one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.conversations.asked import ask, asked
from bot.conversations.visit import Visit
from bot.screens import templates as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.propose_template import propose_template
from signing.usecases.rename_template import rename_template
from signing.usecases.save_template import save_template
from signing.usecases.view_template import view_template

SAVING, NAMING = "template-save", "template-name"


async def begin_save(visit: Visit) -> None:
    """From a draft's review or a task's card, which stays where it is."""
    proposal = await propose_template(visit.ports, visit.actor, visit.press.task_id)
    screen = screens.ask_save(proposal, (), visit.voice)
    await ask(visit, SAVING, "name", {"merge": []}, screen, task_id=proposal.task.id, anew=True)


async def toggle_blank(visit: Visit) -> None:
    dialogue = await _saving(visit)
    proposal = await propose_template(visit.ports, visit.actor, visit.press.task_id)
    at = visit.press.number()
    if at >= len(proposal.blanks):
        raise Refusal("button-over")
    chosen = set(dialogue.data["merge"]) ^ {proposal.blanks[at].key}
    merge = [blank.key for blank in proposal.blanks if blank.key in chosen]
    screen = screens.ask_save(proposal, merge, visit.voice)
    await ask(visit, SAVING, "name", {"merge": merge}, screen, task_id=proposal.task.id)


async def keep(visit: Visit) -> None:
    """Under the name that was suggested."""
    dialogue = await _saving(visit)
    proposal = await propose_template(visit.ports, visit.actor, visit.press.task_id)
    await _save(visit, proposal.task.id, proposal.name, dialogue.data)


async def saving_words(visit: Visit, dialogue: Dialogue) -> None:
    """Its name."""
    task_id = dialogue.task_id or ""
    try:
        await _save(visit, task_id, visit.words, dialogue.data)
    except BadAnswer as refusal:
        proposal = await propose_template(visit.ports, visit.actor, task_id)
        merge = list(dialogue.data["merge"])
        screen = screens.ask_save(proposal, merge, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, SAVING, "name", {"merge": merge}, screen, task_id=task_id)
    await visit.question_over(dialogue)


async def begin_rename(visit: Visit) -> None:
    view = await view_template(visit.ports, visit.actor, visit.press.task_id)
    await ask(
        visit, NAMING, "name", {"template": view.template.id}, screens.ask_new_name(view.template, visit.voice)
    )


async def naming_words(visit: Visit, dialogue: Dialogue) -> None:
    template_id = str(dialogue.data["template"])
    try:
        template = await rename_template(visit.ports, visit.actor, template_id, name=visit.words)
    except BadAnswer as refusal:
        view = await view_template(visit.ports, visit.actor, template_id)
        screen = screens.ask_new_name(view.template, visit.voice, trouble=refusal_words(visit.voice, refusal))
        await ask(visit, NAMING, "name", {"template": template_id}, screen)
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.saved(template, visit.voice))
    await visit.question_over(dialogue)


async def _save(visit: Visit, task_id: str, name: str, data: Mapping[str, Any]) -> None:
    template = await save_template(visit.ports, visit.actor, task_id, name=name, merge=data["merge"])
    await end_dialogue(visit.ports, visit.actor)
    await visit.redraw(screens.saved(template, visit.voice))


async def _saving(visit: Visit) -> Dialogue:
    dialogue = await asked(visit, SAVING, "name")
    if dialogue.task_id != visit.press.task_id:
        raise Refusal("button-over")
    return dialogue
