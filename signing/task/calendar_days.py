"""Days of a calendar: months on, ends of months, the next time that a date comes."""

from __future__ import annotations

import calendar
from datetime import date


def months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def coming(month: int, day: int, year: str | None, today: date) -> date:
    """Without a year, the next time that date comes. ValueError for one that no calendar has."""
    if year:
        return date(int(year), month, day)
    this_year = date(today.year, month, day) if (month, day) != (2, 29) else _leap_day(today)
    return this_year if this_year >= today else date(today.year + 1, month, day)


def _leap_day(today: date) -> date:
    return next(
        date(y, 2, 29) for y in range(today.year, today.year + 9) if calendar.isleap(y) and date(y, 2, 29) >= today
    )
