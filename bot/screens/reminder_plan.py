"""A plan of reminders, in words and as buttons: of one draft, or of all tasks that somebody starts. Pure."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.buttons import pack
from bot.screens.card_keys import in_rows
from bot.screens.screen import Button, Screen
from bot.screens.voice import Voice, bold, cut
from signing.task.model import ReminderPlan, Task
from signing.task.reminder_plan import PlanPart

T = TypeVar("T")

HOURS_BEFORE = (72, 24, 3)
EVERY = (0, 1, 2, 3, 7)
TIMES = ("", "0900", "1000", "1400", "1700")
AFTER = (0, 1, 2, 3, 5)

Press = Callable[[PlanPart, str | int], str]  # what a button carries


def plan_words(plan: ReminderPlan, voice: Voice) -> str:
    """In one line; the escalation stands in its own."""
    words = [voice.label("reminders-every", days=plan.every_days)] if plan.every_days else []
    words += [voice.label("button-reminder", hours=hours) for hours in plan.hours_before]
    if not words:
        return voice.label("no-reminders")
    if plan.at:
        words.append(voice.label("plan-at", time=plan.at))
    if plan.workdays:
        words.append(voice.label("plan-workdays"))
    return voice.listed(words)


def default_plan(plan: ReminderPlan, voice: Voice, *, deputy: str | None) -> Screen:
    def press(part: PlanPart, value: str | int) -> str:
        return pack("setrem", "", 0, part.value, value)

    lines = [bold(voice.say("plan-title-own")), voice.say("plan-means-own"), "", *_lines(plan, voice, deputy)]
    last = (Button(voice.label("button-settings-back"), pack("settings")),)
    return Screen("\n".join(lines), rows=(*_rows(plan, voice, press, deputy=deputy), last))


def draft_plan(task: Task, voice: Voice, *, deputy: str | None) -> Screen:
    def press(part: PlanPart, value: str | int) -> str:
        return pack("remset", task.id, task.version, part.value, value)

    lines = [
        bold(voice.say("plan-title", title=cut(task.title, 80))),
        voice.say("plan-means" if task.deadline else "plan-means-open"),
        "",
        *_lines(task.reminders, voice, deputy),
    ]
    last = (Button(voice.label("button-back"), pack("draft", task.id, 0)),)
    return Screen("\n".join(lines), rows=(*_rows(task.reminders, voice, press, deputy=deputy), last))


def _lines(plan: ReminderPlan, voice: Voice, deputy: str | None) -> list[str]:
    after = voice.say("plan-after", count=plan.escalate_after)
    if plan.escalate_after and plan.escalate_deputy and deputy:
        after = voice.say("plan-after-deputy", count=plan.escalate_after, name=cut(deputy, 40))
    return [voice.say("plan-now", plan=plan_words(plan, voice)), after]


def _rows(plan: ReminderPlan, voice: Voice, press: Press, *, deputy: str | None) -> tuple[tuple[Button, ...], ...]:
    """What is ticked is so; the others go round at each press."""
    hours = [
        Button(
            _ticked(voice.label("button-reminder", hours=each), each in plan.hours_before),
            press(PlanPart.HOURS, each),
        )
        for each in dict.fromkeys((*HOURS_BEFORE, *plan.hours_before))
    ]
    every = Button(
        voice.label("button-plan-every", days=plan.every_days),
        press(PlanPart.EVERY, _next(EVERY, plan.every_days)),
    )
    at = Button(
        voice.label("button-plan-at", time=plan.at or "no"),
        press(PlanPart.AT, _next(TIMES, plan.at.replace(":", "")) or "no"),
    )
    days = Button(
        _ticked(voice.label("button-plan-workdays"), plan.workdays),
        press(PlanPart.WORKDAYS, int(not plan.workdays)),
    )
    after = Button(
        voice.label("button-plan-after", count=plan.escalate_after),
        press(PlanPart.AFTER, _next(AFTER, plan.escalate_after)),
    )
    more = [every, at, days, after]
    if deputy and plan.escalate_after:
        label = _ticked(voice.label("button-plan-deputy", name=cut(deputy, 20)), plan.escalate_deputy)
        more.append(Button(label, press(PlanPart.DEPUTY, int(not plan.escalate_deputy))))
    return (*in_rows(hours), *in_rows(more))


def _next(choices: tuple[T, ...], now: T) -> T:
    return choices[(choices.index(now) + 1) % len(choices)] if now in choices else choices[0]


def _ticked(label: str, on: bool) -> str:
    return f"✓ {label}" if on else label
