"""Somebody came by a template's link: who they are, what stands in the blanks, then it is handed over. What was
answered so far waits in the dialogue's row, and so does the link's token, which they hold anyway."""

from __future__ import annotations

from bot.conversations.asked import ask, asked
from bot.conversations.progress import at_work
from bot.conversations.visit import Visit
from bot.screens import shares as screens
from bot.screens.task_card import refusal_words
from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Dialogue
from signing.task.ids import new_id
from signing.task.sharing import StartState
from signing.task.template_filling import Filling
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.fill_share import fill_share, open_share
from signing.usecases.share_desk import StrangerView
from signing.usecases.start_share import start_share

KIND, STEP = "share", "fill"
LINK = "s_"


async def begin(visit: Visit, token: str) -> None:
    view = await open_share(visit.ports, visit.actor, token)
    await _ask(visit, view, token, new_id())


async def share_words(visit: Visit, dialogue: Dialogue) -> None:
    """The people, or what stands in a blank. What cannot be read is asked again; after all of it, a button is."""
    token, filling = str(dialogue.data["token"]), Filling.from_json(dialogue.data["filling"])
    start_id, trouble = str(dialogue.data["start"]), None
    view = await fill_share(visit.ports, visit.actor, token, filling)
    if not view.filled.is_filled:
        try:
            view = await fill_share(visit.ports, visit.actor, token, filling, words=visit.words)
        except NotAllowed:
            raise
        except Refusal as refusal:
            trouble = refusal_words(visit.voice, refusal)
    await _ask(visit, view, token, start_id, trouble=trouble)
    await visit.question_over(dialogue)


async def skip(visit: Visit) -> None:
    """A blank stays open. Two taps skip one."""
    dialogue = await asked(visit, KIND, STEP)
    token, filling = str(dialogue.data["token"]), Filling.from_json(dialogue.data["filling"])
    view = await fill_share(visit.ports, visit.actor, token, filling)
    blank = view.filled.blank
    if view.open or blank is None or view.filled.version.merge.index(blank.key) != visit.press.number():
        raise Refusal("button-over")
    view = await fill_share(visit.ports, visit.actor, token, filling, words="")
    await _ask(visit, view, token, str(dialogue.data["start"]))


async def send(visit: Visit) -> None:
    dialogue = await asked(visit, KIND, STEP)
    token, filling = str(dialogue.data["token"]), Filling.from_json(dialogue.data["filling"])
    start_id = str(dialogue.data["start"])
    view = await fill_share(visit.ports, visit.actor, token, filling)
    try:
        async with at_work(visit, "template-starting"):
            start = await start_share(visit.ports, visit.actor, token, filling, start_id=start_id)
    except BadAnswer as refusal:
        # Two roles have the same person: named anew.
        again = await open_share(visit.ports, visit.actor, token)
        await _ask(visit, again, token, start_id, trouble=refusal_words(visit.voice, refusal))
        return
    await end_dialogue(visit.ports, visit.actor)
    name, owner = view.filled.template.name, view.owner.name
    await visit.redraw(screens.handed_over(start.state is StartState.WAITING, name, owner, visit.voice))


async def _ask(visit: Visit, view: StrangerView, token: str, start_id: str, *, trouble: str | None = None) -> None:
    data = {"token": token, "filling": view.filled.filling.as_json(), "start": start_id}
    await ask(visit, KIND, STEP, data, screens.ask_stranger(view, visit.voice, trouble=trouble))
