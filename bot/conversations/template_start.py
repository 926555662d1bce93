"""A template becomes a draft: who takes which role, what stands in the blanks, then the review. What was answered
so far waits in the dialogue's row."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversations.asked import ask, asked
from bot.conversations.drafting import show_draft
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import templates as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, Refusal
from signing.ports import Dialogue
from signing.task.template_filling import Filling
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.draft_views import PickedPerson
from signing.usecases.fill_template import fill_template
from signing.usecases.start_from_template import start_from_template
from signing.usecases.template_views import FillingView
from signing.usecases.view_template import view_template

KIND = "template"
PEOPLE, PICKING, BLANK = "people", "picking", "blank"


async def choose(visit: Visit) -> None:
    """A template of the list: who takes its roles."""
    await _ask_people(visit, await view_template(visit.ports, visit.actor, visit.press.task_id), chosen=True)


async def pick(visit: Visit) -> None:
    """Puts the picker in place of the letters."""
    view = await _pressed(visit, PEOPLE)
    if not view.open:
        raise Refusal("button-over")
    data = {"template": view.template.id, "filling": view.filling.as_json()}
    await begin_dialogue(visit.ports, visit.actor, KIND, step=PICKING, data=data)
    await visit.send(screens.ask_picking(view, visit.voice))


async def go(visit: Visit) -> None:
    """Everybody is there already."""
    await _go_on(visit, await _pressed(visit, PEOPLE))


async def skip(visit: Visit) -> None:
    """A blank is left to the party. Two taps skip one."""
    view = await _pressed(visit, BLANK)
    blank = view.blank
    if blank is None or view.version.merge.index(blank.key) != visit.press.number():
        raise Refusal("button-over")
    await _go_on(visit, await fill_template(visit.ports, visit.actor, view.template.id, view.filling))


async def filling_words(visit: Visit, dialogue: Dialogue) -> None:
    """The people, or what stands in a blank. What cannot be read is asked again."""
    template_id, filling = str(dialogue.data["template"]), Filling.from_json(dialogue.data["filling"])
    view = await view_template(visit.ports, visit.actor, template_id, filling)
    if dialogue.step == PICKING:
        stop = visit.words == visit.voice.label("button-stop-picking")
        await visit.send(Screen(visit.voice.say("picking-stopped") if stop else "…", drop_reply=True))
        if stop:
            await _ask_people(visit, view)
            return
    if view.is_filled:
        await _ask_people(visit, view)  # a button was asked for
    else:
        await _answer(visit, view, words=visit.words)
    await visit.question_over(dialogue)


async def people_picked(visit: Visit, people: Sequence[PickedPerson]) -> bool:
    """From the picker, or a contact; False where no role of a template is being filled."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != KIND or dialogue.step not in {PEOPLE, PICKING}:
        return False
    template_id, filling = str(dialogue.data["template"]), Filling.from_json(dialogue.data["filling"])
    view = await view_template(visit.ports, visit.actor, template_id, filling)
    await visit.send(Screen(visit.voice.say("people-added", count=len(people)), drop_reply=True))
    await _answer(visit, view, people=people)
    await visit.question_over(dialogue)
    return True


async def _answer(
    visit: Visit, view: FillingView, *, words: str = "", people: Sequence[PickedPerson] = ()
) -> None:
    try:
        after = await fill_template(
            visit.ports, visit.actor, view.template.id, view.filling, words=words, people=people
        )
    except BadAnswer as refusal:
        await _ask_again(visit, view, refusal_words(visit.voice, refusal))
    except Refusal as refusal:
        if not refusal.code.startswith("glyph"):
            raise
        await _ask_again(visit, view, refusal_words(visit.voice, refusal))
    else:
        await _go_on(visit, after)


async def _ask_again(visit: Visit, view: FillingView, trouble: str) -> None:
    if view.open:
        await _ask_people(visit, view, trouble=trouble)
    else:
        await _ask_blank(visit, view, trouble=trouble)


async def _go_on(visit: Visit, view: FillingView) -> None:
    """To the next question; after the last, the draft's own card."""
    if view.open:
        await _ask_people(visit, view)
    elif view.blank is not None:
        await _ask_blank(visit, view)
    else:
        await _start(visit, view)


async def _start(visit: Visit, view: FillingView) -> None:
    try:
        async with at_work(visit, "template-starting"):
            draft = await start_from_template(visit.ports, visit.actor, view.template.id, view.filling)
    except BadAnswer as refusal:
        # Two roles have the same person: named anew.
        again = await view_template(visit.ports, visit.actor, view.template.id)
        await _ask_people(visit, again, trouble=refusal_words(visit.voice, refusal))
        return
    if visit.query is not None:
        await visit.take_away()
    await show_draft(visit, draft, anew=True)


async def _ask_people(
    visit: Visit, view: FillingView, *, trouble: str | None = None, chosen: bool = False
) -> None:
    await _ask(visit, view, PEOPLE, screens.ask_roles(view, visit.voice, trouble=trouble, chosen=chosen))


async def _ask_blank(visit: Visit, view: FillingView, *, trouble: str | None = None) -> None:
    assert view.blank is not None, "looked at"
    await _ask(visit, view, BLANK, screens.ask_blank(view, view.blank, visit.voice, trouble=trouble))


async def _ask(visit: Visit, view: FillingView, step: str, screen: Screen) -> None:
    await ask(visit, KIND, step, {"template": view.template.id, "filling": view.filling.as_json()}, screen)


async def _pressed(visit: Visit, step: str) -> FillingView:
    """The template whose button was pressed, as far as it is filled."""
    dialogue = await asked(visit, KIND, step)
    if dialogue.data["template"] != visit.press.task_id:
        raise Refusal("button-over")
    filling = Filling.from_json(dialogue.data["filling"])
    return await view_template(visit.ports, visit.actor, visit.press.task_id, filling)
