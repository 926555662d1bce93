"""The moments of reminders: planned in the reader's day, moved out of what is theirs."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from signing.errors import BadAnswer
from signing.task.deadlines import reminder_slots
from signing.task.model import ReminderPlan
from signing.task.preferences import Preferences
from signing.task.quiet import in_quiet_hours
from signing.task.reminder_plan import PlanPart, changed_plan
from signing.task.reminding import Rest, decent, first_repeat, moved, next_repeat, rest_of, wants_clock
from signing.task.workdays import is_workday

SHANGHAI, BERLIN = "Asia/Shanghai", "Europe/Berlin"
NOBODY = Preferences("p")


def at(zone: str, *when: int) -> datetime:
    return datetime(*when, tzinfo=ZoneInfo(zone)).astimezone(UTC)  # type: ignore[misc, arg-type]


def test_china_works_on_the_weekends_that_it_moves_and_rests_on_the_days_it_moves_them_to() -> None:
    assert is_workday(date(2026, 2, 14), "CN"), "a Saturday before the spring festival"
    assert not is_workday(date(2026, 2, 20), "CN"), "a Friday of it"
    assert not is_workday(date(2026, 2, 14), "DE") and is_workday(date(2026, 2, 20), "DE")
    assert not is_workday(date(2026, 11, 28), "ZZ"), "where nobody knows the holidays, weekends are weekends"


def test_a_time_of_day_is_the_readers_and_hours_before_the_end_keep_to_the_end() -> None:
    plan = ReminderPlan(hours_before=(72, 24, 3), at="09:30")
    deadline, now = at(SHANGHAI, 2026, 12, 4, 18), at(SHANGHAI, 2026, 11, 25, 12)
    assert reminder_slots(deadline, plan, now, SHANGHAI) == (
        ("h72", at(SHANGHAI, 2026, 12, 1, 9, 30)),
        ("h24", at(SHANGHAI, 2026, 12, 3, 9, 30)),
        ("h3", at(SHANGHAI, 2026, 12, 4, 15)),
    )


def test_without_a_deadline_what_repeats_goes_on_from_day_to_day_of_the_wall_clock() -> None:
    plan = ReminderPlan(every_days=2, at="09:00")
    now = at(BERLIN, 2027, 3, 26, 15)  # the clocks go forward on the 28th
    first = first_repeat(plan, now, BERLIN)
    assert first == ("e1", at(BERLIN, 2027, 3, 28, 9))
    assert next_repeat(*first, plan, first[1], BERLIN) == ("e2", at(BERLIN, 2027, 3, 30, 9))
    late = at(BERLIN, 2027, 4, 2, 10)
    assert next_repeat(*first, plan, late, BERLIN) == ("e2", at(BERLIN, 2027, 4, 3, 9)), (
        "days that passed are left"
    )
    assert first_repeat(ReminderPlan(), now, BERLIN) is None


def test_a_wish_of_the_readers_comes_before_the_plan() -> None:
    night = rest_of(ReminderPlan(), Preferences("p", quiet_from=12, quiet_to=14), SHANGHAI)
    assert decent(at(SHANGHAI, 2026, 11, 25, 13), night) == (at(SHANGHAI, 2026, 11, 25, 14), "quiet")
    assert decent(at(SHANGHAI, 2026, 11, 25, 23), night)[1] is None


def test_the_day_off_is_passed_over_to_the_same_hour_of_the_next_working_day() -> None:
    plan = ReminderPlan(workdays=True)
    rest = rest_of(plan, NOBODY, SHANGHAI, lambda day: is_workday(day, "CN"))
    friday = at(SHANGHAI, 2026, 2, 13, 10)
    assert decent(friday, rest) == (friday, None)
    assert decent(friday + timedelta(days=1), rest)[1] is None, "a worked Saturday"
    assert decent(friday + timedelta(days=3), rest) == (at(SHANGHAI, 2026, 2, 24, 10), "holiday")


def test_a_slot_planned_for_another_zone_waits_for_its_hour_once() -> None:
    plan = ReminderPlan(at="09:00")
    due = at(SHANGHAI, 2026, 11, 25, 9)
    assert wants_clock("h72", due, SHANGHAI, plan) is None
    assert wants_clock("h72", due, BERLIN, plan) == time(9)
    assert wants_clock("h3", due, BERLIN, plan) is None and wants_clock("h72-q", due, BERLIN, plan) is None
    rest = rest_of(plan, NOBODY, BERLIN)
    assert decent(due, rest, time(9)) == (at(BERLIN, 2026, 11, 25, 9), "clock")


def test_a_slot_moves_under_a_new_name_each_time_and_not_for_ever() -> None:
    names = ["h72"]
    while (name := moved(names[-1])) is not None:
        names.append(name)
    assert names[:3] == ["h72", "h72-q", "h72-q2"] and len(names) == len(set(names)) == 10


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    zone=st.sampled_from([SHANGHAI, BERLIN, "America/New_York", "Australia/Lord_Howe"]),
    quiet=st.tuples(st.integers(0, 23), st.integers(0, 23)),
    clock=st.none() | st.times().map(lambda each: each.replace(second=0, microsecond=0)),
    region=st.sampled_from(["CN", "DE", "US", "ZZ", None]),
)
def test_a_decent_moment_is_never_before_never_quiet_and_never_on_a_day_off(
    moment: datetime, zone: str, quiet: tuple[int, int], clock: time | None, region: str | None
) -> None:
    moment = moment.replace(tzinfo=UTC)
    works = None if region is None else lambda day: is_workday(day, region)
    found, why = decent(moment, Rest(zone, quiet, works), clock)
    assert moment <= found <= moment + timedelta(days=30)
    assert not in_quiet_hours(found, zone, quiet)
    assert works is None or works(found.astimezone(ZoneInfo(zone)).date())
    assert (why is None) == (found == moment)


def test_a_plan_is_changed_one_thing_at_a_time_and_nonsense_is_refused() -> None:
    plan = ReminderPlan()
    assert changed_plan(plan, PlanPart.HOURS, "72").hours_before == (24, 3)
    assert changed_plan(plan, PlanPart.AT, "0930").at == "09:30"
    assert changed_plan(changed_plan(plan, PlanPart.AT, "0930"), PlanPart.AT, "no").at == ""
    assert changed_plan(plan, PlanPart.WORKDAYS, "1").workdays
    for part, value in [("hours", "0"), ("hours", "x"), ("every", "99"), ("at", "2561"), ("after", "-1")]:
        with pytest.raises(BadAnswer, match="reminders-wrong"):
            changed_plan(plan, PlanPart(part), value)
