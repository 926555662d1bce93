"""One thing changed in a plan of reminders: of a draft, or of all the tasks that somebody starts."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from signing.errors import BadAnswer
from signing.task.clock_words import read_time
from signing.task.model import ReminderPlan

HOURS_MOST = 720
SLOTS_MOST = 5
NO_TIME = "no"
AFTER_MOST = 20


class PlanPart(StrEnum):
    HOURS = "hours"  # before the deadline: there or not
    EVERY = "every"  # days between two; 0: no more
    AT = "at"  # "0900"; "no": as the deadline has it
    WORKDAYS = "workdays"
    AFTER = "after"  # so many in vain are told to the initiator; 0: never
    DEPUTY = "deputy"


def changed_plan(plan: ReminderPlan, part: PlanPart, value: str) -> ReminderPlan:
    """`value` as a button carries it: a number, "1"/"0", a time of day. BadAnswer `reminders-wrong`."""
    match part:
        case PlanPart.HOURS:
            hours = set(plan.hours_before) ^ {_number(value, 1, HOURS_MOST)}
            if len(hours) > SLOTS_MOST:
                raise BadAnswer("reminders-wrong")
            return replace(plan, hours_before=tuple(sorted(hours, reverse=True)))
        case PlanPart.EVERY:
            return replace(plan, every_days=_number(value, 0, HOURS_MOST // 24))
        case PlanPart.AT:
            return replace(plan, at=_clock(value))
        case PlanPart.WORKDAYS:
            return replace(plan, workdays=bool(_number(value, 0, 1)))
        case PlanPart.AFTER:
            return replace(plan, escalate_after=_number(value, 0, AFTER_MOST))
        case PlanPart.DEPUTY:
            return replace(plan, escalate_deputy=bool(_number(value, 0, 1)))


def _number(words: str, least: int, most: int) -> int:
    if not words.isascii() or not words.isdecimal() or not least <= int(words) <= most:
        raise BadAnswer("reminders-wrong")
    return int(words)


def _clock(words: str) -> str:
    if words == NO_TIME:
        return ""
    found = read_time(words if not words.isdecimal() or len(words) != 4 else f"{words[:2]}:{words[2:]}")
    if found is None:
        raise BadAnswer("reminders-wrong")
    return f"{found:%H:%M}"
