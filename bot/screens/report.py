"""Below an evidence report: everything in one file, and back. Pure."""

from __future__ import annotations

from bot.buttons import pack
from bot.screens.screen import Button
from bot.screens.voice import Voice


def report_rows(task_id: str, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    everything = Button(voice.label("button-everything"), pack("everything", task_id))
    return ((everything, Button(voice.label("button-card"), pack("card", task_id))),)
