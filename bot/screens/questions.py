"""A question to the initiator, and its answer, being written in the chat."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word_lines
from signing.task.model import Task
from signing.task.questions import Question


def ask_question(task: Task, name: str, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        voice.say("ask-question", name=cut(name, 60)),
        f"<code>{voice.say('example-question')}</code>",
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def ask_answer(task: Task, question: Question, voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        bold(voice.say("quoted-title", title=cut(task.title, 80))),
        f"<blockquote>{word_lines(question.words)}</blockquote>",
        voice.say("ask-answer", name=cut(question.name, 60)),
    ]
    return Screen("\n".join(lines), rows=((_cancel(voice),),))


def sent(key: str, name: str, task: Task, voice: Voice) -> Screen:
    button = Button(voice.label("button-card"), pack("card", task.id))
    return Screen(voice.say(key, name=cut(name, 60)), rows=((button,),))


def _cancel(voice: Voice) -> Button:
    return Button(voice.label("button-cancel"), pack("cancel"))
