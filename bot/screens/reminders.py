"""Reminders: several in one message, and being reminded later instead. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.buttons import pack
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted
from signing.usecases.snooze import AN_HOUR, MORNING, Snoozed

SHOWN = 8  # tasks with a button of their own
ASK = "ask"


def digest(tasks: Sequence[Mapping[str, Any]], voice: Voice) -> Screen:
    """Nearest deadline first."""
    ordered = sorted(tasks, key=lambda each: (each["deadline"] is None, each["deadline"] or "", each["number"]))
    lines = []
    for each in ordered:
        line = voice.say("digest-line", number=each["number"], title=cut(each["title"], 60))
        due = f" · {voice.short(datetime.fromisoformat(each['deadline']))}" if each["deadline"] else ""
        lines.append(f"• {line}{due}")
    head = [bold(voice.say("told-digest", count=len(ordered))), ""]
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    rows = [(Button(cut(each["title"], 40), pack("card", each["task_id"])),) for each in ordered[:SHOWN]]
    # There all that can be done with one code is done together.
    together = Button(voice.label("button-tasks"), pack("tasks"))
    return Screen(text, rows=(*rows, (together,), *later_rows("", voice)))


def later_rows(task_id: str, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Without a task: of all that waits for the reader."""
    return (
        (
            Button(voice.label("button-snooze-hour"), pack("snooze", task_id, 0, AN_HOUR)),
            Button(voice.label("button-snooze-morning"), pack("snooze", task_id, 0, MORNING)),
        ),
        (Button(voice.label("button-snooze-ask"), pack("snooze", task_id, 0, ASK)),),
    )


def ask_when(voice: Voice, *, trouble: str | None = None) -> Screen:
    lines = [
        *([f"⚠️ {trouble}", ""] if trouble else []),
        voice.say("ask-snooze"),
        f"<code>{voice.say('example-deadline')}</code>",
    ]
    return Screen("\n".join(lines), rows=((Button(voice.label("button-cancel"), pack("cancel")),),))


def snoozed(done: Snoozed, task_id: str | None, voice: Voice) -> Screen:
    until = voice.soon(done.until)
    if done.title is None or task_id is None:
        return Screen(voice.say("snoozed-all", count=done.count, until=until))
    card = Button(voice.label("button-card"), pack("card", task_id))
    return Screen(voice.say("snoozed", title=cut(done.title, 80), until=until), rows=((card,),))
