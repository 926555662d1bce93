"""Who stands for a company is asked who of it acts."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.picking import ask_somebody
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Task


def ask_who_signs(task: Task, voice: Voice) -> Screen:
    lines = [bold(voice.say("quoted-title", title=cut(task.title, 80))), voice.say("ask-name-signer")]
    row = (
        Button(voice.label("button-signer-me"), pack("nameme", task.id, task.version), style="primary"),
        Button(voice.label("button-signer-other"), pack("nameother", task.id, task.version)),
    )
    return Screen("\n".join(lines), rows=(row,))


def ask_signer(task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    return ask_somebody(task, voice.say("ask-signer"), "example-replace-party", voice, trouble=trouble)


def signer_named(name: str, voice: Voice, *, known: bool) -> Screen:
    return Screen(voice.say("signer-named", name=cut(name, 60), known="yes" if known else "no"), drop_reply=True)
