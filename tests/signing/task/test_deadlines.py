"""Words that are a deadline: what is written as numbers alone is read as the writer's place does."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from signing.errors import BadAnswer
from signing.task.deadlines import read_deadline

NOW = datetime(2026, 11, 26, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "words", "meant"),
    [
        ("Asia/Shanghai", "12/5", "2026-12-05 18:00"),
        ("Asia/Shanghai", "12-5 18:30", "2026-12-05 18:30"),
        ("Asia/Shanghai", "12.5", "2026-12-05 18:00"),
        ("Asia/Shanghai", "5/12 下午3点", "2027-05-12 15:00"),
        ("America/New_York", "12/5/2026 at 6pm", "2026-12-05 18:00"),
        ("Europe/London", "5/12", "2026-12-05 18:00"),
        ("Europe/London", "12/5", "2027-05-12 18:00"),
        ("Europe/London", "12/15", "2026-12-15 18:00"),
        ("Asia/Shanghai", "15/12", "2026-12-15 18:00"),
        ("Europe/London", "12/5前", "2026-12-05 18:00"),
        ("Asia/Shanghai", "5个工作日内", "2026-12-03 18:00"),
        ("Europe/London", "within 2 business days", "2026-11-30 18:00"),
        ("Asia/Shanghai", "9.30am", "2026-11-27 09:30"),
    ],
)
def test_a_day_in_numbers_is_read_as_its_place_does(zone: str, words: str, meant: str) -> None:
    at = read_deadline(words, now=NOW, zone=zone).astimezone(ZoneInfo(zone))
    assert f"{at:%Y-%m-%d %H:%M}" == meant


@pytest.mark.parametrize("words", ["昨天", "yesterday", "last Friday", "上周五", "前天"])
def test_a_day_that_is_over_is_said_to_be(words: str) -> None:
    with pytest.raises(BadAnswer, match="deadline-past"):
        read_deadline(words, now=NOW, zone="Asia/Shanghai")
