"""A deadline by a holiday is the last day before it begins, of the next one to come, at 18:00 where it is said."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from signing.errors import BadAnswer
from signing.task.deadlines import read_deadline


def read(words: str, day: str, zone: str = "Asia/Shanghai") -> str:
    now = datetime.fromisoformat(day).replace(hour=9, tzinfo=ZoneInfo(zone))
    return f"{read_deadline(words, now=now, zone=zone).astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("words", "day", "zone", "meant"),
    [
        ("国庆节前", "2026-09-29", "Asia/Shanghai", "2026-09-30 18:00"),
        ("国庆节前", "2026-09-30", "Asia/Shanghai", "2026-09-30 18:00"),
        ("国庆节前", "2026-10-03", "Asia/Shanghai", "2027-09-30 18:00"),
        ("春节前", "2026-01-05", "Asia/Shanghai", "2026-02-14 18:00"),  # a Saturday that is worked for it
        ("清明节前", "2026-12-01", "Asia/Shanghai", "2027-04-02 18:00"),  # Monday, and the weekend before it
        ("明年国庆节前", "2026-12-01", "Asia/Shanghai", "2027-09-30 18:00"),
        ("国庆前三天 下午5点", "2026-09-01", "Asia/Shanghai", "2026-09-28 17:00"),
        ("by Christmas", "2026-11-26", "Europe/London", "2026-12-24 18:00"),
        ("before Labor Day", "2026-07-01", "America/New_York", "2026-09-04 18:00"),
        ("before Labour Day", "2026-04-01", "Europe/Berlin", "2026-04-30 18:00"),
        ("before National Day", "2026-07-01", "Asia/Singapore", "2026-08-07 18:00"),
        ("3月前", "2026-11-26", "Asia/Shanghai", "2027-02-28 18:00"),
        ("季度末前", "2026-11-26", "Asia/Shanghai", "2026-12-31 18:00"),
        ("月初", "2026-11-26", "Asia/Shanghai", "2026-12-01 18:00"),
        ("end of Q1", "2026-11-26", "Europe/London", "2027-03-31 18:00"),
    ],
)
def test_it_is_the_day_before(words: str, day: str, zone: str, meant: str) -> None:
    assert read(words, day, zone) == meant


@pytest.mark.parametrize(
    ("words", "zone"), [("by Thanksgiving", "America/Toronto"), ("before National Day", "Europe/London")]
)
def test_a_holiday_that_nobody_knows_there_is_no_day(words: str, zone: str) -> None:
    """Canada gives thanks in October; Britain has no national day, and another's is not meant."""
    with pytest.raises(BadAnswer, match="deadline-unreadable"):
        read(words, "2026-09-01", zone)
