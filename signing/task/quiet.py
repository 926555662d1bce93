"""Quiet hours, in the reader's own zone and across its clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from signing.task.model import ReminderPlan


def in_quiet_hours(at: datetime, zone: str, plan: ReminderPlan) -> bool:
    """[from, to), over midnight where `to` is the smaller; no quiet hours where both are equal."""
    hour = at.astimezone(ZoneInfo(zone)).hour
    if plan.quiet_from <= plan.quiet_to:
        return plan.quiet_from <= hour < plan.quiet_to
    return hour >= plan.quiet_from or hour < plan.quiet_to


def quiet_end(at: datetime, zone: str, plan: ReminderPlan) -> datetime:
    """The next moment outside the quiet hours, UTC; `at` itself if it is outside. Reckoned on the wall clock:
    08:00 is 08:00 on the day the clocks change, too."""
    if not in_quiet_hours(at, zone, plan):
        return at
    local = at.astimezone(ZoneInfo(zone))
    end = local.replace(hour=plan.quiet_to, minute=0, second=0, microsecond=0)
    if end <= local:
        end = (local + timedelta(days=1)).replace(hour=plan.quiet_to, minute=0, second=0, microsecond=0)
    return end.astimezone(UTC)
