"""Somebody is asked for: typed, or chosen in the picker of the chat."""

from __future__ import annotations

from bot.screens.screen import ReplyKeys, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Task


def ask_somebody(task: Task, question: str, example: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    """`question`: in words already; `example`: its key."""
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        question,
        f"<code>{voice.say(example)}</code>",
    ]
    keys = ReplyKeys(users=voice.label("button-pick-users"), cancel=voice.label("button-stop-picking"))
    return Screen("\n".join(lines), reply=keys)
