from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.task.quiet import in_quiet_hours, quiet_end

NIGHT = (22, 8)  # 22 to 8
ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"]


def at(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("hour", "minute", "quiet"),
    [(21, 59, False), (22, 0, True), (23, 59, True), (0, 0, True), (7, 59, True), (8, 0, False), (12, 0, False)],
)
def test_the_night_is_quiet_in_the_readers_zone(hour: int, minute: int, quiet: bool) -> None:
    assert in_quiet_hours(at("Asia/Shanghai", 2026, 11, 24, hour, minute), "Asia/Shanghai", NIGHT) is quiet


def test_quiet_hours_within_a_day() -> None:
    siesta = (13, 15)
    assert in_quiet_hours(at("UTC", 2026, 11, 24, 14), "UTC", siesta)
    assert not in_quiet_hours(at("UTC", 2026, 11, 24, 15), "UTC", siesta)
    assert quiet_end(at("UTC", 2026, 11, 24, 14, 20), "UTC", siesta) == at("UTC", 2026, 11, 24, 15)


def test_from_and_to_alike_means_no_quiet_hours() -> None:
    never = (0, 0)
    assert not any(in_quiet_hours(at("UTC", 2026, 11, 24, hour), "UTC", never) for hour in range(24))


def test_before_midnight_they_end_tomorrow_and_after_it_today() -> None:
    morning = at("Asia/Shanghai", 2026, 11, 25, 8)
    assert quiet_end(at("Asia/Shanghai", 2026, 11, 24, 23, 30), "Asia/Shanghai", NIGHT) == morning
    assert quiet_end(at("Asia/Shanghai", 2026, 11, 25, 0, 30), "Asia/Shanghai", NIGHT) == morning


@pytest.mark.parametrize(
    ("zone", "evening", "morning", "hours"),
    [
        ("Europe/Berlin", (2027, 3, 27, 23), (2027, 3, 28, 8), 8),  # forward: a short night
        ("Europe/Berlin", (2027, 10, 30, 23), (2027, 10, 31, 8), 10),  # back: a long one
        ("America/New_York", (2027, 3, 13, 22), (2027, 3, 14, 8), 9),
        ("Australia/Lord_Howe", (2027, 4, 3, 23), (2027, 4, 4, 8), 9.5),
    ],
)
def test_eight_is_eight_on_the_wall_when_the_clocks_change(
    zone: str, evening: tuple[int, ...], morning: tuple[int, ...], hours: float
) -> None:
    end = quiet_end(at(zone, *evening), zone, NIGHT)
    assert end == at(zone, *morning)
    assert end - at(zone, *evening) == timedelta(hours=hours)


def test_an_end_that_the_clocks_jump_over_is_a_real_moment_just_after() -> None:
    """Quiet until 2:00, which does not exist in Berlin that night."""
    plan = (22, 2)
    end = quiet_end(at("Europe/Berlin", 2027, 3, 27, 23), "Europe/Berlin", plan)
    assert end == datetime(2027, 3, 28, 1, 0, tzinfo=UTC) and not in_quiet_hours(end, "Europe/Berlin", plan)


def test_an_end_inside_the_hour_that_comes_twice_is_outside_the_quiet_hours() -> None:
    plan = (22, 3)
    for minutes in range(0, 180, 10):
        moment = datetime(2027, 10, 30, 23, 0, tzinfo=UTC) + timedelta(minutes=minutes)
        end = quiet_end(moment, "Europe/Berlin", plan)
        assert end >= moment and not in_quiet_hours(end, "Europe/Berlin", plan)


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    zone=st.sampled_from(ZONES),
    hours=st.tuples(st.integers(0, 23), st.integers(0, 23)),
)
def test_the_end_is_never_before_never_quiet_and_never_more_than_a_day_away(
    moment: datetime, zone: str, hours: tuple[int, int]
) -> None:
    moment = moment.replace(tzinfo=UTC)
    end = quiet_end(moment, zone, hours)
    assert moment <= end <= moment + timedelta(hours=25)
    assert not in_quiet_hours(end, zone, hours)
