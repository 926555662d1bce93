"""A small grammar of days and spans, Chinese and English: what a general reader gets wrong or does not know.

All on text in lower case, full-width forms made plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from signing.task.calendar_days import coming, month_end, months_on
from signing.task.clock_words import ENGLISH_NUMBER, number
from signing.task.period_words import MONTH_NAME, MONTHS, read_period

_NUMBER = rf"(?P<n>\d{{1,4}}|[零一二两三四五六七八九十百]{{1,5}}|an?|{ENGLISH_NUMBER})"
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SATURDAY = 5
_DAY_NAME = r"(?P<d>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"


# ── spans: from now on ───────────────────────────────────────────────────────────────────────────────────────

_SPAN = re.compile(
    rf"(?:\+|in |within )?{_NUMBER}\s*个?(?P<half>半)?(?P<u>小时|钟头|hours?|hrs?|h|分钟|minutes?|mins?)"
    r"(?:之?[后内以]内?|以后| later| from now)?"
)
_DAYS = re.compile(
    rf"(?:\+|in |within )?{_NUMBER}\s*个?"
    r"(?P<u>天|日|周|星期|礼拜|月|年|(?:days?|d|weeks?|w|months?|years?)(?![a-z]))"
    r"(?P<tail>\s*(?:之后|之内|以后|以内|后|内|later|from now)?)"
)


def read_span(words: str) -> timedelta | None:
    """Hours and minutes from now: "5小时后", "in 3 hours"."""
    match = _SPAN.fullmatch(words)
    if match is None:
        return None
    amount = number(match["n"]) + (0.5 if match["half"] else 0)
    return timedelta(minutes=amount) if match["u"][0] in "分m" else timedelta(hours=amount)


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────


def read_day(words: str, today: date) -> tuple[date, str] | None:
    """The day that `words` begin with and what is left of them; None if they begin with no day known here. The day
    may have passed. Raises ValueError or OverflowError for a day that no calendar has."""
    for pattern, day_of in _DAY_FORMS:
        match = pattern.match(words)
        if match is not None:
            day = day_of(match, today)
            if day is not None:
                return day, words[match.end() :].strip(" ,")
    return read_period(words, today)


def _later(match: re.Match[str], today: date) -> date | None:
    amount, unit = number(match["n"]), match["u"]
    if unit in "日月" and "个" not in match[0] and (unit == "月" or not match["tail"].strip()):
        return None  # "3日" is the third of the month, "3月内" March
    if unit == "年" and amount > 100:
        return None  # "2026年12月4日"
    if unit[0] in "天日d":
        return today + timedelta(days=amount)
    if unit[0] in "周星礼w":
        return today + timedelta(weeks=amount)
    return months_on(today, amount * (12 if unit[0] in "年y" else 1))


def _workdays_on(match: re.Match[str], today: date) -> date:
    """Monday to Friday; which holidays are kept, a sentence does not say."""
    day, left = today, number(match["n"])
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY
    return day


def _weekday(match: re.Match[str], today: date) -> date:
    """本周五, 下周五, 下下周五: of the week that begins on Monday. A bare 周五 is the next one to come."""
    said = match["d"]
    wanted = "一二三四五六日天".index(said) if said in "一二三四五六日天" else int(said) - 1
    wanted = 6 if wanted == 7 else wanted
    ahead = match["w"] or ""
    if not ahead:
        return today + timedelta(days=(wanted - today.weekday()) % 7)
    monday = today - timedelta(days=today.weekday())
    return monday + timedelta(weeks=ahead.count("下") - ahead.count("上"), days=wanted)


def _english_weekday(match: re.Match[str], today: date) -> date:
    """ "next Friday" is the Friday of next week, as 下周五 is; "Friday" and "this Friday" the next one to come."""
    wanted = _WEEKDAYS.index(match["d"][:3])
    if match["w"] and match["w"].startswith("last"):
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    if match["w"] and match["w"].startswith("next"):
        return today - timedelta(days=today.weekday()) + timedelta(weeks=1, days=wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _named_month(match: re.Match[str], today: date) -> date:
    month = MONTHS.index(match["m"][:3]) + 1
    return coming(month, int(match["day"]), match["y"], today)


def _month_day(match: re.Match[str], today: date) -> date:
    year = match["y"]
    if year in {"明", "今"}:
        year = str(today.year + (year == "明"))
    return coming(number(match["month"]), number(match["day"]), year, today)


def _day_of_month(match: re.Match[str], today: date) -> date:
    """5号, 下月5日, 15日: this month's if still to come, else the next month's."""
    ahead = match["w"] or ""
    first = months_on(today.replace(day=1), len(re.findall("下|next", ahead)))
    wanted = number(match["day"] or match["th"])
    day = first.replace(day=wanted)
    return day if ahead or day >= today else months_on(first, 1).replace(day=wanted)


def _relative(words: str, days: int) -> tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]]:
    return re.compile(words), lambda match, today: today + timedelta(days=days)


_DAY_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date | None]], ...] = (
    _relative(r"大后[天日]", 3),
    _relative(r"明?后[天日]|(?:the )?day after tomorrow", 2),
    _relative(r"明[天日]|tomorrow", 1),
    _relative(r"明(?=[早晚上中下])", 1),
    _relative(r"今[天日]|today|tonight", 0),
    _relative(r"今(?=[早晚上中下])", 0),
    _relative(r"大前[天日]", -3),
    _relative(r"前[天日]|(?:the )?day before yesterday", -2),
    _relative(r"昨[天日]|yesterday", -1),
    (
        re.compile(
            rf"(?:in |within )?{_NUMBER}\s*个?\s*(?:工作日|(?:business|working|work)[ -]?days?(?![a-z]))"
            r"\s*(?:之后|之内|以后|以内|后|内|later|from now)?"
        ),
        _workdays_on,
    ),
    (_DAYS, _later),
    (
        re.compile(r"(?:in )?(?:半个月|half a month)(?:后|内|之后|以内)?"),
        lambda m, today: today + timedelta(days=15),
    ),
    (
        re.compile(r"(?P<w>本|这个?|[下上]+个?)?\s*(?:周|星期|礼拜)(?P<d>[一二三四五六日天1-7])"),
        _weekday,
    ),
    (
        re.compile(r"(?:本|这个?)?周末|(?:this |the )?weekend"),
        lambda m, today: today + timedelta(days=(6 - today.weekday()) % 7),
    ),
    (
        re.compile(r"(?:本|这个?)(?:周|星期|礼拜)(?:之?内|以内|$)"),
        lambda m, today: today + timedelta(days=6 - today.weekday()),
    ),
    (
        re.compile(r"下个?(?:周|星期|礼拜)(?:之?内|以内)"),
        lambda m, today: today + timedelta(days=13 - today.weekday()),
    ),
    (
        re.compile(r"(?:this week|(?:the )?end of (?:the |this )?week|eow)$"),
        lambda m, today: today + timedelta(days=(4 - today.weekday()) % 7),
    ),
    (
        re.compile(r"(?:the )?end of next week"),
        lambda m, today: today + timedelta(days=11 - today.weekday()),
    ),
    (re.compile(r"下个?周末|next weekend"), lambda m, today: today + timedelta(days=13 - today.weekday())),
    (re.compile(r"下个?周$|next week$"), lambda m, today: today + timedelta(weeks=1)),
    (
        re.compile(r"下个?月(?:底|末)|(?:the )?end of (?:the )?next month"),
        lambda m, today: month_end(months_on(today.replace(day=1), 1)),
    ),
    (
        re.compile(
            r"(?:本|这个?|当)?月(?:底|末)|(?:本|这个?|当)月(?:之?内|以内|$)"
            r"|(?:the )?end of (?:the |this )?month|eom"
        ),
        lambda m, today: month_end(today),
    ),
    (
        re.compile(r"(?:今年)?年(?:底|末)|今?年(?:之内|以内|内)|(?:the )?end of (?:the |this )?year|eoy"),
        lambda m, today: date(today.year, 12, 31),
    ),
    (re.compile(rf"(?:(?:on|by)\s+)?(?P<w>this |next |coming |last )?{_DAY_NAME}\b"), _english_weekday),
    (
        re.compile(
            r"(?P<y>20\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?:\s*[日号]|t(?=\d))?"
        ),
        _month_day,
    ),
    (
        re.compile(
            r"(?:(?P<y>今|明)年\s*)?(?P<month>\d{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[日号]?"
        ),
        _month_day,
    ),
    (  # what says 前 behind it writes the month first
        re.compile(r"(?P<y>)(?P<month>\d{1,2})\s*[/.-]\s*(?P<day>\d{1,2})\s*(?:之前|以前|前)"),
        _month_day,
    ),
    (
        re.compile(
            rf"(?:the )?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME}(?:,?\s+(?P<y>20\d\d))?"
        ),
        _named_month,
    ),
    (
        re.compile(rf"{MONTH_NAME}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<y>20\d\d))?(?!:)"),
        _named_month,
    ),
    (
        re.compile(
            r"(?P<w>下个?月|本月|这个?月)?\s*(?P<day>\d{1,2}|[一二三四五六七八九十]{1,3})\s*[号日]"
            r"|(?:the )?(?P<th>\d{1,2})(?:st|nd|rd|th)\b"
        ),
        _day_of_month,
    ),
)
