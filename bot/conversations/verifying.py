"""/verify: a file, and what its signatures are worth."""

from __future__ import annotations

from telegram import Document

from bot.conversations.progress import at_work
from bot.conversations.visit import Visit, fetched
from bot.screens.asking import ask_verify_file, too_large_to_verify
from bot.screens.draft_card import megabytes
from bot.screens.reports import verdict
from signing.errors import DocumentRefused
from signing.ports import Dialogue
from signing.usecases.begin_dialogue import begin_dialogue
from signing.usecases.current_dialogue import current_dialogue
from signing.usecases.end_dialogue import end_dialogue
from signing.usecases.verify_document import verify_document

KIND = "verify"


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
    async with at_work(visit, "verifying-file", "typing"):
        data = await fetched(visit, sent.file_id)
        found = await verify_document(visit.ports, visit.actor, data)
    await visit.send(verdict(found, sent.file_name or "PDF", visit.voice))


async def verify_words(visit: Visit, dialogue: Dialogue) -> None:
    """Words where a file was asked for: asked again."""
    await ask_to_verify(visit)
    await visit.question_over(dialogue)
