"""Naming somebody in one's place, in the chat: whom, why, and once more before it is done."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.picking import ask_somebody
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word
from signing.task.model import Task


def ask_whom(task: Task, voice: Voice, *, trouble: str | None = None) -> Screen:
    return ask_somebody(task, voice.say("ask-hand-on"), "example-hand-on", voice, trouble=trouble)


def ask_why(task: Task, name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-hand-on-why", name=cut(name, 60), title=cut(task.title, 80)),
        f"<code>{voice.say('example-hand-on-why')}</code>",
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def confirm(task: Task, to: str, reason: str, voice: Voice) -> Screen:
    lines = [
        bold(voice.say("confirm-hand-on", name=cut(to, 60), title=cut(task.title, 80))),
        f"<blockquote>{word(reason, 500)}</blockquote>",
        voice.say("confirm-hand-on-means"),
    ]
    yes = Button(voice.label("button-confirm-hand-on"), pack("handonyes", task.id), style="danger")
    return Screen("\n".join(lines), rows=((yes, _cancel(voice)),))


def done(name: str, voice: Voice, *, known: bool) -> Screen:
    return Screen(voice.say("handed-on", name=cut(name, 60), known="yes" if known else "no"))


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
