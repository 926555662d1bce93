"""One line that names a document's attachments."""

from __future__ import annotations

from bot.screens.voice import Voice, cut
from signing.task.model import Document

NAMES_LIMIT = 120  # characters of all names


def attachments_line(key: str, document: Document, voice: Voice) -> str:
    names = voice.listed([cut(one.name, 40) for one in document.attachments])
    return voice.say(key, count=len(document.attachments), names=cut(names, NAMES_LIMIT))
