"""Quiet hours, in the reader's own zone and across its clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from signing.task.model import ReminderPlan
from signing.task.preferences import Hours

NEVER: Hours = (0, 0)  # no quiet hours


def hours_of(plan: ReminderPlan) -> Hours:
    return plan.quiet_from, plan.quiet_to


def in_quiet_hours(at: datetime, zone: str, hours: Hours) -> bool:
    """[from, to), over midnight where `to` is the smaller; no quiet hours where both are equal."""
    begin, end = hours
    hour = at.astimezone(ZoneInfo(zone)).hour
    if begin <= end:
        return begin <= hour < end
    return hour >= begin or hour < end


def quiet_begin(at: datetime, zone: str, hours: Hours) -> datetime:
    """When the quiet hours that `at` is in have begun, UTC, on the wall clock; `at` itself if it is outside."""
    if not in_quiet_hours(at, zone, hours):
        return at
    local = at.astimezone(ZoneInfo(zone))
    begin = local.replace(hour=hours[0], minute=0, second=0, microsecond=0)
    if begin > local:
        begin = (local - timedelta(days=1)).replace(hour=hours[0], minute=0, second=0, microsecond=0)
    return begin.astimezone(UTC)


def quiet_end(at: datetime, zone: str, hours: Hours) -> datetime:
    """The next moment outside the quiet hours, UTC; `at` itself if it is outside. Reckoned on the wall clock:
    08:00 is 08:00 on the day the clocks change, too."""
    if not in_quiet_hours(at, zone, hours):
        return at
    local = at.astimezone(ZoneInfo(zone))
    end = local.replace(hour=hours[1], minute=0, second=0, microsecond=0)
    if end <= local:
        end = (local + timedelta(days=1)).replace(hour=hours[1], minute=0, second=0, microsecond=0)
    return end.astimezone(UTC)
