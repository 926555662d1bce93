"""Reminders to people who rest: when they come, and the way to send one all the same. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.buttons import pack
from bot.screens.next_move import reminded_words
from bot.screens.screen import Button
from bot.screens.voice import Voice, cut
from signing.usecases.views import RemindedParty, ReminderReport, Resting, TaskView

NOW = "now"  # of a button: quiet hours or not
SHOWN = 8


def rest_lines(report: ReminderReport, voice: Voice) -> list[str]:
    later = [_later(each, each.rest, voice) for each in report.later if each.rest]
    resting = [_resting(each, each.rest, voice) for each in report.resting if each.rest]
    return [line for lines in (later, resting) for line in _some(lines, voice)]


def rest_rows(report: ReminderReport, voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """One for each task that is due before its reader wakes."""
    tasks = {each.task_id: each.number for each in report.resting}
    if len(tasks) == 1:
        return tuple((_all_the_same(task_id, voice),) for task_id in tasks)
    return tuple(
        (Button(voice.label("button-remind-all-the-same-of", number=number), pack("remind", task_id, 0, NOW)),)
        for task_id, number in list(tasks.items())[:SHOWN]
    )


def not_reminded_rows(view: TaskView, facts: Mapping[str, Any], voice: Voice) -> tuple[tuple[Button, ...], ...]:
    """Below what tells the initiator that nobody was reminded: as long as there is somebody to remind."""
    rests = (facts["key"], facts.get("why")) == ("told-not-reminded", "rest")
    return ((_all_the_same(view.task.id, voice),),) if rests and "remind" in view.can else ()


def _all_the_same(task_id: str, voice: Voice) -> Button:
    return Button(voice.label("button-remind-all-the-same"), pack("remind", task_id, 0, NOW))


def _some(lines: Sequence[str], voice: Voice) -> list[str]:
    left = len(lines) - SHOWN
    return [*lines[:SHOWN], *([voice.say("list-more", left=left)] if left > 0 else [])]


def _later(party: RemindedParty, rest: Resting, voice: Voice) -> str:
    facts = _facts(party, rest, voice)
    if _offset(rest, rest.zone) == _offset(rest, voice.zone):
        return voice.say("remind-later", **facts)
    return voice.say("remind-later-abroad", **facts, own=voice.short(rest.until))


def _resting(party: RemindedParty, rest: Resting, voice: Voice) -> str:
    return voice.say("remind-resting", **_facts(party, rest, voice), title=cut(party.title, 60))


def _facts(party: RemindedParty, rest: Resting, voice: Voice) -> dict[str, str]:
    there = Voice(voice.language, rest.zone)
    clock = f"{rest.now.astimezone(ZoneInfo(rest.zone)):%H:%M}"
    return {
        "why": rest.why,
        "name": reminded_words(party, voice),
        "clock": clock,
        "until": there.short(rest.until),
    }


def _offset(rest: Resting, zone: str) -> object:
    return rest.until.astimezone(ZoneInfo(zone)).utcoffset()
