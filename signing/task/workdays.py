"""Which days are worked where. The days that China moves its weekends to (调休) are known as they are announced,
year by year; a year that is not known yet has weekends and the fixed holidays."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

SATURDAY = 5


def is_workday(day: date, region: str) -> bool:
    """`region`: ISO 3166 alpha-2; one whose holidays nobody knows has weekends only."""
    calendar = _calendar(region, day.year)
    return day.weekday() < SATURDAY if calendar is None else bool(calendar.is_working_day(day))


def is_known(region: str) -> bool:
    return _calendar(region, 2026) is not None


@lru_cache(maxsize=256)
def holidays_named(name: str, region: str, year: int) -> tuple[date, ...]:
    """Days of that year whose English name in that region begins so; none where nobody knows them."""
    calendar = _calendar(region, year)
    if calendar is None:
        return ()
    return tuple(day for day in calendar if any(each.startswith(name) for each in calendar.get_list(day)))


@lru_cache(maxsize=256)
def _calendar(region: str, year: int) -> Any | None:
    import holidays  # noqa: PLC0415 - few plans ask for it

    try:
        return holidays.country_holidays(region, years=year, language="en_US")
    except NotImplementedError:
        return None
