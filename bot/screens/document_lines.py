"""A line for each of a task's documents. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from bot.screens.voice import Voice, cut
from signing.task.documents import is_meant_for
from signing.task.model import Document, Task

ON_CARD = 5  # documents: the card may stand below a picture
NAMES_LIMIT = 80  # characters


def documents_lines(task: Task, voice: Voice, *, whom: bool = False) -> list[str]:
    """Numbered; empty where there is only one. `whom`: who sees what is for some only, for the initiator alone."""
    if len(task.documents) < 2:
        return []
    lines = list(every_line(task, voice, whom=whom))
    if len(lines) > ON_CARD:
        lines = [*lines[:ON_CARD], voice.say("list-more", left=len(lines) - ON_CARD)]
    return lines


def every_line(task: Task, voice: Voice, *, whom: bool = True) -> Iterator[str]:
    for number, document in enumerate(task.documents, 1):
        line = voice.say("document-line", number=number, filename=cut(document.filename, 40), pages=document.pages)
        yield line + (_for_whom(task, document, voice) if whom else "")


def _for_whom(task: Task, document: Document, voice: Voice) -> str:
    if document.only is None:
        return ""
    names = [cut(party.name, 20) for party in task.parties if is_meant_for(task, party, document)]
    return " · " + voice.say("document-only", names=cut(voice.listed(names), NAMES_LIMIT))
