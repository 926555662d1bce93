"""What has to be read before anybody signs: chosen for a draft."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import Reading, Task
from signing.usecases.draft_views import DraftView

SECONDS = (30, 60, 180)


def ask_reading(view: DraftView, voice: Voice) -> Screen:
    task = view.task
    ticks = [_button(task, voice, voice.label("button-reading-end"), "end", task.reading.to_end)]
    ticks += [
        _button(
            task,
            voice,
            voice.label("button-reading-seconds", seconds=each),
            str(each),
            task.reading.seconds == each,
        )
        for each in SECONDS
    ]
    ticks.append(_button(task, voice, voice.label("button-reading-none"), "none", not task.reading))
    back = Button(voice.label("button-back"), pack("draft", task.id, task.version))
    text = "\n".join(
        [
            bold(voice.say("quoted-title", title=cut(task.title, 80))),
            voice.say("ask-reading"),
            "",
            voice.pair("draft-reading", reading_words(task.reading, voice)),
        ]
    )
    return Screen(text, rows=(*in_rows(ticks), (back,)))


def reading_words(reading: Reading, voice: Voice) -> str:
    if not reading:
        return voice.say("reading-none")
    end = "yes" if reading.to_end else "no"
    return voice.say("reading-wanted", end=end, seconds=reading.seconds)


def _button(task: Task, voice: Voice, label: str, value: str, on: bool) -> Button:
    return Button(f"✓ {label}" if on else label, pack("reading", task.id, task.version, value))
