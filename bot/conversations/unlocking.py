"""A file that does not open by itself: its password is asked for, or leave to lift what restricts it. The password
is used once: its message is taken away, it stands in no row, and the file is fetched again from the chat."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import Any

from telegram.error import TelegramError

from bot.conversations.filing import show_files_changed
from bot.conversations.progress import at_work
from bot.conversations.replacing import Replacement, replace_by
from bot.conversations.sentence import caption_understood
from bot.conversations.visit import Visit, fetched
from bot.screens.asking import ask_password, ask_to_lift
from bot.screens.task_card import refusal_words
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.usecases.add_document import take_further
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.create_task import create_task
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.intake import LOCKS, NO_CHAT, NO_KEY, Arrival, Key
from signing.usecases.joining import FilesView
from signing.usecases.replace_document import replace_document

KIND = "unlock"
TRIES = 5


@dataclass(frozen=True, slots=True)
class Sent:
    """A file of the chat, and the draft whose document it replaces or (`adds`) is added to; or the running task
    whose `document` (its key) it replaces."""

    file_id: str
    name: str
    task_id: str | None = None
    adds: bool = False
    arrival: Arrival = NO_CHAT
    tries: int = 0
    document: int | None = None


async def take(visit: Visit, sent: Sent, key: Key = NO_KEY) -> None:
    """A draft, or a question."""
    try:
        async with at_work(visit, "reading-file"):
            if sent.document is not None:
                new = Replacement(sent.file_id, sent.name, sent.task_id or "", sent.document)
                await replace_by(visit, new, key)
                return
            taken = await _taken(visit, sent, key)
    except DocumentRefused as refusal:
        if refusal.code not in LOCKS:
            raise
        await _ask(visit, sent, refusal)
        return
    if sent.task_id is None and await caption_understood(visit, taken.view):
        return
    await show_files_changed(visit, taken)


async def _taken(visit: Visit, sent: Sent, key: Key) -> FilesView:
    ports, actor, data = visit.ports, visit.actor, await fetched(visit, sent.file_id)
    facts: Any = {"filename": sent.name, "data": data, "key": key, "arrival": sent.arrival}
    if sent.task_id and sent.adds:
        return await take_further(ports, actor, sent.task_id, **facts)
    if sent.task_id:
        return FilesView(await replace_document(ports, actor, sent.task_id, **facts))
    return FilesView(await create_task(ports, actor, **facts))


async def _ask(visit: Visit, sent: Sent, refusal: DocumentRefused) -> None:
    if refusal.code == "restricted-pdf":
        asked = await visit.send(ask_to_lift(sent.name, visit.voice))
    else:
        if refusal.code == "password-wrong":
            sent = replace(sent, tries=sent.tries + 1)
        if sent.tries >= TRIES:
            await end_dialogue(visit.ports, visit.actor)
            raise DocumentRefused("password-tries")
        trouble = refusal_words(visit.voice, refusal) if sent.tries else None
        asked = await visit.send(ask_password(sent.name, visit.voice, left=TRIES - sent.tries, trouble=trouble))
    data = {"file_id": sent.file_id, "name": sent.name, "tries": sent.tries, "asked": asked, "adds": sent.adds}
    data |= {"album": sent.arrival.album, "message": sent.arrival.message}
    data |= {"document": sent.document} if sent.document is not None else {}
    step = "lift" if refusal.code == "restricted-pdf" else "password"
    await begin_dialogue(visit.ports, visit.actor, KIND, step=step, task_id=sent.task_id, data=data)


async def unlock_words(visit: Visit, dialogue: Dialogue) -> None:
    """The password, typed; where a press was asked for, the question again."""
    sent = _sent(dialogue)
    await visit.question_over(dialogue)
    if dialogue.step == "lift":
        await _ask(visit, sent, DocumentRefused("restricted-pdf"))
        return
    password = await password_said(visit)
    # Over before it is tried: an update that is handled again must not try again with another's words.
    await take(visit, sent, Key(password=password, lift=True))


async def password_said(visit: Visit) -> str:
    """The words of this message, which is taken away."""
    message = visit.message
    if message is None:
        return ""
    with contextlib.suppress(TelegramError):  # in a chat where we may not, the person can
        await message.delete()
    return (message.text or "").strip("\r\n")


async def lift_press(visit: Visit) -> None:
    """Leave to lift; of a question that is over, one word."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    if dialogue is None or dialogue.kind != KIND or dialogue.step != "lift":
        raise DocumentRefused("button-over")
    await end_dialogue(visit.ports, visit.actor)
    await visit.take_away()
    await take(visit, _sent(dialogue), Key(lift=True))


def _sent(dialogue: Dialogue) -> Sent:
    data = dialogue.data
    return Sent(
        str(data["file_id"]),
        str(data["name"]),
        dialogue.task_id,
        adds=bool(data.get("adds")),
        arrival=Arrival(str(data.get("album", "")), str(data.get("message", ""))),
        tries=int(data["tries"]),
        document=int(data["document"]) if "document" in data else None,
    )
