"""The roles of a template, called otherwise: one is chosen, then its new word is sent."""

from __future__ import annotations

from bot.conversations.asked import ask
from bot.conversations.visit import Visit
from bot.screens import templates as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.rename_role import rename_role
from signing.usecases.view_template import view_template

KIND = "template-role"


async def show_roles(visit: Visit) -> None:
    view = await view_template(visit.ports, visit.actor, visit.press.task_id)
    await visit.redraw(screens.role_list(view.template, visit.voice))


async def begin(visit: Visit) -> None:
    view = await view_template(visit.ports, visit.actor, visit.press.task_id)
    role = view.version.role(visit.press.part())
    if role is None:
        raise Refusal("label-gone")
    screen = screens.ask_role_label(view.template, role, visit.voice)
    await ask(visit, KIND, "name", {"template": view.template.id, "role": role.id}, screen)


async def role_words(visit: Visit, dialogue: Dialogue) -> None:
    template_id, role_id = str(dialogue.data["template"]), str(dialogue.data["role"])
    try:
        template = await rename_role(visit.ports, visit.actor, template_id, role_id=role_id, label=visit.words)
    except BadAnswer as refusal:
        view = await view_template(visit.ports, visit.actor, template_id)
        role = view.version.role(role_id)
        if role is None:
            raise Refusal("label-gone") from refusal
        screen = screens.ask_role_label(
            view.template, role, visit.voice, trouble=refusal_words(visit.voice, refusal)
        )
        await ask(visit, KIND, "name", {"template": template_id, "role": role_id}, screen)
    else:
        await end_dialogue(visit.ports, visit.actor)
        await visit.send(screens.role_list(template, visit.voice))
    await visit.question_over(dialogue)
