"""One line that names attachments."""

from __future__ import annotations

from collections.abc import Sequence

from bot.screens.voice import Voice, cut
from signing.task.model import AttachedFile

NAMES_LIMIT = 120  # characters of all names


def attachments_line(key: str, files: Sequence[AttachedFile], voice: Voice) -> str:
    names = voice.listed([cut(one.name, 40) for one in files])
    return voice.say(key, count=len(files), names=cut(names, NAMES_LIMIT))
