"""When a reminder is given: what is planned, and to which moment it moves for the reader it goes to."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from signing.task.model import ReminderPlan
from signing.task.preferences import Hours, Preferences
from signing.task.quiet import hours_of, in_quiet_hours, quiet_begin, quiet_end

DAY_HOURS = 24
MOVES_MOST = 9  # of one slot; whoever changes their hours that often is reminded another time
LOOK_AHEAD = 40  # days; no holidays are longer
SNOOZE = "snooze-"
BY_HAND = "manual-"
MORNING = time(9, 0)
LEAD = timedelta(minutes=15)  # before quiet hours begin: enough to act in
_MOVED = re.compile(r"-q(\d*)$")
_REPEAT = re.compile(r"e(\d+)$")
_KEEPERS = re.compile(r"-k[a-z2-7]+$")


@dataclass(frozen=True, slots=True)
class Rest:
    """When a reader is not to be reminded. `works`: whether a day of theirs is worked."""

    zone: str
    quiet: Hours
    works: Callable[[date], bool] | None = None


def rest_of(
    plan: ReminderPlan, wishes: Preferences, zone: str, works: Callable[[date], bool] | None = None
) -> Rest:
    """The reader's own hours come before the plan's; days off count where either of the two says so."""
    off = plan.workdays or wishes.days_off
    return Rest(zone, wishes.quiet or hours_of(plan), works if off else None)


def decent(at: datetime, rest: Rest, clock: time | None = None) -> tuple[datetime, str | None]:
    """The first moment from `at` on when the reader may be reminded (at `clock`, where one is given), UTC, and why
    it is not `at` itself: "clock", "quiet", "holiday"."""
    why: str | None = None
    found = at
    for _ in range(LOOK_AHEAD):
        before = found
        if clock is not None and not _is_at(found, rest.zone, clock):
            found, why = _next_clock(found, rest.zone, clock), why or "clock"
        if in_quiet_hours(found, rest.zone, rest.quiet):
            # A wished time inside the quiet hours gives way to their end.
            found, why, clock = quiet_end(found, rest.zone, rest.quiet), why or "quiet", None
        if rest.works is not None and not rest.works(found.astimezone(ZoneInfo(rest.zone)).date()):
            found, why = _next_day(found, rest.zone), "holiday"
        if found == before:
            break
    return found, why


def before_rest(at: datetime, rest: Rest, now: datetime) -> datetime | None:
    """The last moment, not before `now`, ahead of the quiet hours that `at` is in; None where it is outside, they
    have begun, or that moment is on a day off."""
    begin = quiet_begin(at, rest.zone, rest.quiet)
    moment = max(begin - LEAD, now)
    return moment if moment < begin < at and decent(moment, rest)[1] is None else None


def first_awake(now: datetime, rest: Rest) -> tuple[datetime, str | None]:
    """As `decent`, for what is wanted as soon as may be: behind days off in the morning, at no clock of before."""
    found, why = decent(now, rest)
    if why != "holiday":
        return found, why
    morning = at_clock(found, MORNING, rest.zone)
    return (decent(morning, rest)[0] if now < morning < found else found), why


def clock_of(plan: ReminderPlan) -> time | None:
    return time.fromisoformat(plan.at) if plan.at else None


def wants_clock(slot: str, due_at: datetime, zone: str, plan: ReminderPlan) -> time | None:
    """The plan's time of day where this slot is to keep it and does not: it was planned before its reader's zone
    was known. What was moved or put off has a moment of its own."""
    clock = clock_of(plan)
    if clock is None or not in_days(slot) or _is_at(due_at, zone, clock):
        return None
    return clock


def in_days(slot: str) -> bool:
    """Whether a slot is reckoned in days, so that the hour of the day is free."""
    slot = _KEEPERS.sub("", slot)
    if _REPEAT.fullmatch(slot):
        return True
    hours = slot.removeprefix("h")
    return slot.startswith("h") and hours.isdecimal() and int(hours) >= DAY_HOURS


def of_keeper(slot: str, person_id: str) -> str:
    """The name of a party's slot that goes to one of a seal's keepers: to each of them once."""
    return f"{slot}-k{person_id}"


def moved(slot: str) -> str | None:
    """The slot's name once it has moved, "h72-q", "h72-q2"; None where it has moved often enough."""
    found = _MOVED.search(slot)
    if found is None:
        return f"{slot}-q"
    times = int(found.group(1) or 1) + 1
    return f"{slot[: found.start()]}-q{times}" if times <= MOVES_MOST else None


def first_repeat(plan: ReminderPlan, now: datetime, zone: str) -> tuple[str, datetime] | None:
    """Of a task without a deadline: every reminder plans the one behind it."""
    return ("e1", _in_days(now, plan, zone)) if plan.every_days > 0 else None


def next_repeat(slot: str, due_at: datetime, plan: ReminderPlan, now: datetime, zone: str) -> tuple[str, datetime]:
    """Behind "e1" comes "e2", so many days later; days that have passed meanwhile are left out."""
    found = _REPEAT.fullmatch(slot)
    assert found is not None, "only of repeats"
    at = _in_days(due_at, plan, zone)
    while at <= now:
        at = _in_days(at, plan, zone)
    return f"e{int(found.group(1)) + 1}", at


def is_repeat(slot: str) -> bool:
    return _REPEAT.fullmatch(slot) is not None


def at_clock(at: datetime, clock: time | None, zone: str) -> datetime:
    """On the same day of the reader's, at that time; UTC."""
    if clock is None:
        return at
    local = at.astimezone(ZoneInfo(zone))
    return datetime.combine(local.date(), clock, tzinfo=local.tzinfo).astimezone(UTC)


def _in_days(at: datetime, plan: ReminderPlan, zone: str) -> datetime:
    local = at.astimezone(ZoneInfo(zone)) + timedelta(days=plan.every_days)
    return at_clock(local.astimezone(UTC), clock_of(plan), zone)


def _is_at(at: datetime, zone: str, clock: time) -> bool:
    return at.astimezone(ZoneInfo(zone)).time().replace(second=0, microsecond=0) == clock


def _next_clock(at: datetime, zone: str, clock: time) -> datetime:
    today = at_clock(at, clock, zone)
    if today >= at:
        return today
    return at_clock((at.astimezone(ZoneInfo(zone)) + timedelta(days=1)).astimezone(UTC), clock, zone)


def _next_day(at: datetime, zone: str) -> datetime:
    """The same time on the next day of the wall clock."""
    return (at.astimezone(ZoneInfo(zone)) + timedelta(days=1)).astimezone(UTC)
