"""/verify: a file, and what its signatures are worth."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Document

from bot.conversations.progress import at_work
from bot.conversations.unlocking import TRIES, password_said
from bot.conversations.visit import Visit, fetched
from bot.screens.asking import ask_password, ask_verify_file, too_large_to_verify
from bot.screens.draft_card import megabytes
from bot.screens.reports import verdict
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.verify_document import NEEDS_PASSWORD, verify_document

KIND, PASSWORD = "verify", "password"


async def ask_to_verify(visit: Visit) -> None:
    asked = await visit.send(ask_verify_file(visit.voice))
    await begin_dialogue(visit.ports, visit.actor, KIND, data={"asked": asked})


async def verify_file(visit: Visit, sent: Document) -> None:
    """Answers in plain words; the question is over whatever the answer."""
    dialogue = await current_dialogue(visit.ports, visit.actor)
    await end_dialogue(visit.ports, visit.actor)
    if dialogue is not None and dialogue.kind == KIND:
        await visit.question_over(dialogue)
    limit, page_limit = visit.context.download_limit_mb, visit.ports.installation.max_pdf_mb
    if (sent.file_size or 0) > page_limit * 1024 * 1024:
        raise DocumentRefused("pdf-too-large", limit_mb=page_limit)
    if (sent.file_size or 0) > limit * 1024 * 1024:
        size = megabytes(sent.file_size or 0)
        await visit.send(too_large_to_verify(size, visit.voice, limit_mb=limit, page_mb=page_limit))
        return
    if sent.file_size == 0:
        raise DocumentRefused("empty-file")
    await _judge(visit, _Sent(sent.file_id, sent.file_name or "PDF"))


async def verify_words(visit: Visit, dialogue: Dialogue) -> None:
    """The password of a locked file; words where a file was asked for: asked again."""
    if dialogue.step != PASSWORD:
        await ask_to_verify(visit)
        await visit.question_over(dialogue)
        return
    sent = _Sent(str(dialogue.data["file_id"]), str(dialogue.data["name"]), int(dialogue.data["tries"]))
    await visit.question_over(dialogue)
    password = await password_said(visit)
    await end_dialogue(visit.ports, visit.actor)  # over before it is tried, see `unlocking`
    await _judge(visit, sent, password)


@dataclass(frozen=True, slots=True)
class _Sent:
    file_id: str
    name: str
    tries: int = 0


async def _judge(visit: Visit, sent: _Sent, password: str = "") -> None:
    """A verdict, or a question."""
    async with at_work(visit, "verifying-file", "typing"):
        data = await fetched(visit, sent.file_id)
        found = await verify_document(visit.ports, visit.actor, data, password)
    if found.verification.why not in NEEDS_PASSWORD:
        await visit.send(verdict(found, sent.name, visit.voice))
        return
    trouble = None
    if found.verification.why == "password-wrong":
        sent = replace(sent, tries=sent.tries + 1)
        trouble = visit.voice.say("refusal-password-wrong")
    if sent.tries >= TRIES:
        await end_dialogue(visit.ports, visit.actor)
        raise DocumentRefused("password-tries")
    left = TRIES - sent.tries
    asked = await visit.send(
        ask_password(sent.name, visit.voice, left=left, trouble=trouble, means="ask-password-to-check")
    )
    data_kept = {"file_id": sent.file_id, "name": sent.name, "tries": sent.tries, "asked": asked}
    await begin_dialogue(visit.ports, visit.actor, KIND, step=PASSWORD, data=data_kept)
