"""Another file in place of a document of a running task, in which nobody has acted."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversations.asked import ask
from bot.conversations.visit import Visit, fetched
from bot.screens import second_thoughts as screens
from bot.screens.screen import Screen
from bot.screens.task_card import refusal_words
from bot.screens.voice import cut
from signing.errors import BadAnswer, DocumentRefused, Refusal
from signing.ports import Dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.intake import LOCKS, Key
from signing.usecases.replace_sent_document import DIALOGUE as REPLACE
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.view_task import view_task

_ANOTHER_FILE = frozenset({"same-document", "replace-no-room"})


async def begin_replacing(visit: Visit) -> None:
    """Of several documents one is chosen first."""
    press = visit.press
    view = await view_task(visit.ports, visit.actor, press.task_id)
    if "replace-document" not in view.can:
        raise Refusal("somebody-acted")
    task = view.task
    if len(task.documents) > 1 and not press.args:
        await visit.send(screens.ask_which_document(task, visit.voice))
        return
    data = {"document": press.number() if press.args else task.documents[0].key}
    await ask(visit, REPLACE, "file", data, screens.ask_new_file(task, visit.voice), task_id=task.id, anew=True)


async def replacing_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a file was asked for."""
    document = int(dialogue.data["document"])
    await ask_again(visit, dialogue.task_id or "", document, Refusal("replace-needs-file"))
    await visit.question_over(dialogue)


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file of the chat for a document (its key) of a task."""

    file_id: str
    name: str
    task_id: str
    document: int


async def replace_by(visit: Visit, sent: Replacement, key: Key) -> None:
    """What cannot stand there is told, and another file asked for. DocumentRefused of LOCKS: its sender has to say
    first how it opens."""
    try:
        found = await replace_sent_document(
            visit.ports,
            visit.actor,
            sent.task_id,
            filename=sent.name,
            data=await fetched(visit, sent.file_id),
            document=sent.document,
            key=key,
        )
    except (DocumentRefused, BadAnswer) as refusal:
        if refusal.code in LOCKS:
            raise
        await ask_again(visit, sent.task_id, sent.document, refusal)
        return
    except Refusal as refusal:
        if refusal.code in _ANOTHER_FILE:
            await ask_again(visit, sent.task_id, sent.document, refusal)
            return
        await end_dialogue(visit.ports, visit.actor)
        raise
    await end_dialogue(visit.ports, visit.actor)
    said = "replace-done" if found.kept else "replace-done-anew"
    button = screens.to_card(found.task, visit.voice)
    await visit.send(Screen(visit.voice.say(said, filename=cut(sent.name, 60)), rows=((button,),)))


async def ask_again(visit: Visit, task_id: str, document: int, refusal: Refusal | DocumentRefused) -> None:
    view = await view_task(visit.ports, visit.actor, task_id)
    screen = screens.ask_new_file(view.task, visit.voice, trouble=refusal_words(visit.voice, refusal))
    await ask(visit, REPLACE, "file", {"document": document}, screen, task_id=task_id)
