"""What waits for some seconds, with a way back."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut, word
from signing.task.model import Task
from signing.task.put_off import SECONDS, PutOff
from signing.usecases.views import TaskView


def put_off_screen(act: PutOff, view: TaskView, voice: Voice) -> Screen:
    task = view.task
    means = "put-off-discard-means" if act.act == "discard" else f"confirm-{act.act}-means"
    lines = [
        bold(voice.say(f"put-off-{act.act}", title=cut(task.title, 80), seconds=SECONDS)),
        *([f"<blockquote>{word(act.reason, 500)}</blockquote>"] if act.reason else []),
        voice.say(means),
    ]
    undo = Button(voice.label("button-undo", act=act.act), pack("undo", task.id), style="primary")
    now = Button(voice.label(f"button-at-once-{act.act}"), pack("end", task.id, 0, act.act), style="danger")
    return Screen("\n".join(lines), rows=((undo, now),))


def undone(act: str, task: Task, voice: Voice) -> Screen:
    button = Button(voice.label("button-card"), pack("card", task.id))
    return Screen(voice.say(f"undone-{act}", title=cut(task.title, 80)), rows=((button,),))
