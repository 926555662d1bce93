"""Reminders: several in one message, and being reminded later instead. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import MESSAGE_LIMIT, Voice, bold, cut, fitted, word
from signing.usecases.snooze import AN_HOUR, MORNING, Snoozed

SHOWN = 8  # tasks with a button of their own
ASK = "ask"
ALL = (AN_HOUR, MORNING)


def digest(tasks: Sequence[Mapping[str, Any]], voice: Voice, offered: Sequence[str] = ALL) -> Screen:
    """Nearest deadline first. `offered`: see `later_rows`."""
    ordered = sorted(tasks, key=lambda each: (each["deadline"] is None, each["deadline"] or "", each["number"]))
    lines = [line for each in ordered for line in _lines(each, voice)]
    head = [bold(voice.say("told-digest", count=len(ordered))), ""]
    text = fitted(head, lines, [], lambda left: voice.say("list-more", left=left), MESSAGE_LIMIT)
    rows = [
        (Button(cut(f"{each['number'][-4:]} {each['title']}", 40), pack("card", each["task_id"])),)
        for each in ordered[:SHOWN]
    ]
    # There all that can be done with one code is done together.
    together = Button(voice.label("button-tasks"), pack("tasks"))
    return Screen(text, rows=(*rows, (together,), *later_rows("", voice, offered)))


def _lines(each: Mapping[str, Any], voice: Voice) -> list[str]:
    """Title; number, what is to be done, and until when."""
    until = []
    if each["deadline"]:
        until = [voice.say("line-until", at=voice.short(datetime.fromisoformat(each["deadline"])))]
    said = [each["number"], voice.say("digest-act", role=each["role"]), *until]
    return [f"● {bold(word(each['title'], 60))}", " · ".join(said)]


def later_rows(task_id: str, voice: Voice, offered: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    """Without a task: of all that waits for the reader. Nothing is offered that the deadline forbids."""
    if not offered:
        return ()
    keys = {AN_HOUR: "button-snooze-hour", MORNING: "button-snooze-morning", ASK: "button-snooze-ask"}
    words = [each for each in keys if each in {*offered, ASK}]
    return in_rows([Button(voice.label(keys[each]), pack("snooze", task_id, 0, each)) for each in words])


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
        left = [voice.say("snoozed-left", left=done.left)] if done.left else []
        return Screen("\n".join([voice.say("snoozed-all", count=done.count, until=until), *left]))
    card = Button(voice.label("button-card"), pack("card", task_id))
    return Screen(voice.say("snoozed", title=cut(done.title, 80), until=until), rows=((card,),))
