"""Words become a moment: 下周五 18:00, 三天后, 月底, 2026-12-04 18:00, in 3 days, next Friday 6pm, +7d."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from signing.errors import BadAnswer
from signing.task.clock_words import read_time
from signing.task.contacts import region_of
from signing.task.holiday_words import read_holiday
from signing.task.model import ReminderPlan
from signing.task.reminding import at_clock, clock_of, first_repeat, in_days
from signing.task.time_words import read_day, read_span

LEAST_AHEAD = timedelta(hours=1)
DAYS_MOST = 365
REPEATS_MOST = 60  # reminders of one task that repeats them: nobody reads more
DEFAULT_TIME = time(18, 0)  # the end of a working day, where no time is said
WORDS_LIMIT = 60  # characters; no date takes more

# Full-width forms made plain; 。、 part like a comma.
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20, 0x3001: 0x2C, 0x3002: 0x20}
_BEFORE = re.compile(
    r"^(?:截止(?:时间|日期|到|至)?|最晚|最迟|不晚于|在|到|至|于|by|before|until|till|due|deadline|on|at)[\s:]*"
)
_BEHIND = re.compile(r"[\s.!~]*(?:之前|以前|前|截止|为止|吧|at the latest|please)?[\s.!~]*$")
_AGO = re.compile(
    r"[\d一二两三四五六七八九十]+\s*(?:天|个?(?:周|星期)|个月|年|个?小时)之?前|昨天.*|前天.*|上(?!半年).*"
    r"|.*\bago|yesterday.*|last .*"
)
# 12/5, 12-5-2026, 12.5.
_NUMERIC = re.compile(
    r"(?P<a>\d{1,2}) ?(?P<by>[/.-]) ?(?P<b>\d{1,2})(?: ?(?P=by) ?(?P<y>20\d\d))?"
    r"(?![\d/-])(?!\.\d)(?! ?[ap]\.?m| ?(?:之前|以前|前))"
)
_MONTH_FIRST = re.compile(
    r"America/|US/|Asia/(?:Shanghai|Chongqing|Harbin|Urumqi|Hong_Kong|Macau|Taipei|Tokyo|Seoul)|PRC"
)
_WEEKDAY = re.compile(r"周|星期|礼拜|mon|tue|wed|thu|fri|sat|sun")
_HAS_TIME = re.compile(r"\d:\d|\d\s*[ap]\.?m|[点时]|hour|minute")


def read_deadline(words: str, *, now: datetime, zone: str) -> datetime:
    """The moment meant, aware, UTC. Days and times are those of `zone` (IANA) as they stand there at `now`; a day
    without a time ends at 18:00.

    Raises BadAnswer `deadline-unreadable` (words), `deadline-past` (less than an hour ahead), `deadline-too-far`
    (limit, in days).
    """
    plain = " ".join(words.translate(_PLAIN).lower().split())
    if not plain or len(plain) > WORDS_LIMIT:
        raise BadAnswer("deadline-unreadable", words=words.strip()[:WORDS_LIMIT])
    if _AGO.fullmatch(plain):
        raise BadAnswer("deadline-past")
    here = now.astimezone(ZoneInfo(zone))
    try:
        at = _read(plain, here)
    except (ValueError, OverflowError):  # the 31st of February, the year 99999
        at = None
    if at is None:
        raise BadAnswer("deadline-unreadable", words=words.strip()[:WORDS_LIMIT])
    check_deadline(at, now=now, zone=zone)
    return at


def check_deadline(at: datetime, *, now: datetime, zone: str) -> None:
    """BadAnswer `deadline-past` (less than an hour ahead) or `deadline-too-far` (limit, in days of `zone`)."""
    if at < now + LEAST_AHEAD:
        raise BadAnswer("deadline-past")
    here = ZoneInfo(zone)
    if at.astimezone(here).date() > now.astimezone(here).date() + timedelta(days=DAYS_MOST):
        raise BadAnswer("deadline-too-far", limit=DAYS_MOST)


def reminder_slots(
    deadline: datetime | None, plan: ReminderPlan, now: datetime, zone: str = "UTC"
) -> tuple[tuple[str, datetime], ...]:
    """The reminders still to come: names as in `ports.Nudge.slot` ("h72"), and when they are due, UTC. `zone`: of
    whoever is reminded, for a plan with a time of day. Without a deadline, the first of those that repeat."""
    if deadline is None:
        first = first_repeat(plan, now, zone)
        return (first,) if first else ()
    planned = set(plan.hours_before)
    if plan.every_days > 0:  # counted back from the deadline, the day itself included in neither end
        step = plan.every_days * 24
        planned |= set(range(step, int((deadline - now) / timedelta(hours=1)) + 1, step)[:REPEATS_MOST])
    due = []
    for hours in sorted(planned, reverse=True):
        slot, at = f"h{hours}", deadline - timedelta(hours=hours)
        due.append((slot, at_clock(at, clock_of(plan), zone) if in_days(slot) else at))
    return tuple((slot, at) for slot, at in due if now < at < deadline)


def read_exactly(plain: str, here: datetime) -> datetime | None:
    """The moment that `plain` (lower case, full-width forms made plain) is from its first to its last character,
    by the small grammar alone. Raises ValueError or OverflowError for a day that no calendar has."""
    span = read_span(plain)
    if span is not None:
        return _whole_minute(here.astimezone(UTC) + span)
    found = _day_and_time(plain, here)
    return _moment(*found, here) if found else None


def _read(plain: str, here: datetime) -> datetime | None:
    for words in _forms(plain):
        span = read_span(words)
        if span is not None:
            return _whole_minute(here.astimezone(UTC) + span)
        found = _day_and_time(words, here)
        if found is not None:
            return _moment(*found, here)
    found = _general(plain, here)
    return _moment(*found, here) if found else None


def _forms(plain: str) -> Iterator[str]:
    """As it stands, then without what people say around a date."""
    yield plain
    bare = _BEHIND.sub("", plain)
    yield bare
    yield _BEFORE.sub("", bare)


def _day_and_time(words: str, here: datetime) -> tuple[date, time] | None:
    """Day then time, time then day, or a mere time (today, or tomorrow where it has passed)."""
    today = here.date()
    words = _in_their_order(words, here)
    found = read_day(words, today) or read_holiday(words, today, region_of(str(here.tzinfo)))
    if found is not None:
        day, rest = found
        clock = DEFAULT_TIME if not rest else read_time(rest)
        if clock is not None:
            passed = day == today and datetime.combine(day, clock) <= here.replace(tzinfo=None)
            # A bare "Friday", said on a Friday evening, is the next one.
            return (day + timedelta(weeks=1) if passed and _WEEKDAY.match(words) else day), clock
    for cut in (at for at, c in enumerate(words) if c in " ,"):
        clock, after = read_time(words[:cut]), read_day(_BEFORE.sub("", words[cut:].strip(" ,")), today)
        if clock is not None and after is not None and not after[1]:
            return after[0], clock
    clock = read_time(words)
    if clock is None:
        return None
    return (today if clock > here.time() else today + timedelta(days=1)), clock


def _in_their_order(words: str, here: datetime) -> str:
    """12/5 is the fifth of December where months are said first, and the twelfth of May elsewhere; 25/12 is one
    day everywhere. In words that can be read in one way."""
    match = _NUMERIC.match(words)
    if match is None:
        return words
    month, day = int(match["a"]), int(match["b"])
    if month > 12 or (day <= 12 and not _MONTH_FIRST.match(str(here.tzinfo))):
        month, day = day, month
    year = f"{match['y']}年" if match["y"] else ""
    return f"{year}{month}月{day}日{words[match.end() :]}" if 1 <= month <= 12 else words


def _general(plain: str, here: datetime) -> tuple[date, time] | None:
    """What the small grammar does not know. Needs no network."""
    import dateparser  # noqa: PLC0415 - takes half a second to import, and most drafts never need it

    settings = {
        "RELATIVE_BASE": here.replace(tzinfo=None),
        "PREFER_DATES_FROM": "future",
        "RETURN_AS_TIMEZONE_AWARE": False,
        "REQUIRE_PARTS": ["day"],
        "PARSERS": ["relative-time", "absolute-time"],
        "DATE_ORDER": "DMY",
        "NORMALIZE": True,
    }
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of its own use of old APIs
            found = dateparser.parse(plain, languages=["en", "zh"], settings=settings)
    except Exception:  # it reads anything, and what it cannot read raises anything
        return None
    if found is None:
        return None
    return found.date(), found.time().replace(second=0, microsecond=0) if _HAS_TIME.search(plain) else DEFAULT_TIME


def _moment(day: date, clock: time, here: datetime) -> datetime:
    """A local time that comes twice is the later one; one that a change of clocks leaves out moves on by it."""
    local = datetime.combine(day, clock, tzinfo=here.tzinfo)
    return max(local.replace(fold=fold).astimezone(UTC) for fold in (0, 1))


def _whole_minute(at: datetime) -> datetime:
    """Rounded up."""
    down = at.replace(second=0, microsecond=0)
    return down if down == at else down + timedelta(minutes=1)
