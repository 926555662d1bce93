"""Beginnings, middles and ends of months, quarters, half years and years, Chinese and English: 12月底, 下个月初,
季度末前, end of Q1, mid-December. All on text in lower case, full-width forms made plain."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from signing.task.calendar_days import month_end, months_on
from signing.task.clock_words import number

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAME = r"(?P<m>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_BEFORE = r"(?:之?前|以前)"
_INSIDE = r"(?:之内|以内|内)"
_CN = r"\d{1,2}|[一二三四五六七八九十]{1,2}"
_CN_YEAR = r"(?:(?P<y>今|明|20\d\d)年\s*)?"
_EN_YEAR = r"(?:,?\s+(?P<y>20\d\d))?"
_PART = rf"(?P<p>初|上旬|中旬|中(?={_BEFORE})|下旬|底|末|{_INSIDE}|结束)"
_DAYS_OF_PART = {"初": 1, "上": 10, "early": 10, "中": 15, "mid": 15, "中旬": 20}
_ENGLISH_PART = (
    r"(?:(?P<of>(?:the )?(?:end|beginning|start|middle) of)|(?P<p>early|mid|late)(?: in)?)(?: the month of)?[ -]"
)
_HINT = re.compile("[初旬中底末内结前后]|half|end|begin|start|middle|early|mid|late|eoq")
_OF = {"end": "late", "beg": "start", "sta": "start", "mid": "mid"}


def read_period(words: str, today: date) -> tuple[date, str] | None:
    """The day that `words` begin with and what is left of them, as `time_words.read_day`."""
    if _HINT.search(words) is None:  # a request asks this of every place and length in it
        return None
    for pattern, day_of in _FORMS:
        match = pattern.match(words)
        if match is not None:
            return day_of(match, today), words[match.end() :].strip(" ,")
    return None


def _in_month(first: date, part: str) -> date:
    """上旬 ends on the tenth, 中旬 on the twentieth; the middle is the fifteenth, the beginning the first."""
    if part == "start":
        return first
    day = _DAYS_OF_PART.get(part) or _DAYS_OF_PART.get(part[0])
    return first.replace(day=day) if day else month_end(first)


def _year(said: str | None, today: date) -> int | None:
    return today.year + "今明".index(said) if said in {"今", "明"} else int(said) if said else None


def _coming_part(month: int, part: str, year: int | None, today: date) -> date:
    if not 1 <= month <= 12:
        raise ValueError(month)
    day = _in_month(date(year or today.year, month, 1), part)
    return day if year or day >= today else _in_month(date(today.year + 1, month, 1), part)


def _chinese_month(match: re.Match[str], today: date) -> date:
    return _coming_part(number(match["month"]), match["p"], _year(match["y"], today), today)


def _before_month(match: re.Match[str], today: date) -> date:
    first = _coming_part(number(match["month"]), "start", _year(match["y"], today), today)
    return first - timedelta(days=1)


def _english_month(match: re.Match[str], today: date) -> date:
    return _coming_part(MONTHS.index(match["m"][:3]) + 1, _english_part(match), _year(match["y"], today), today)


def _english_part(match: re.Match[str]) -> str:
    return match["p"] or _OF[match["of"].removeprefix("the ")[:3]]


def _relative_month(match: re.Match[str], today: date) -> date:
    """月初 that is over is the next one's."""
    ahead = len(re.findall("下|next", match["w"] or ""))
    part = match["p"] if "of" not in match.re.groupindex else _english_part(match)
    day = _in_month(months_on(today.replace(day=1), ahead), part)
    return day if ahead or day >= today else _in_month(months_on(today.replace(day=1), 1), part)


def _quarter(match: re.Match[str], today: date) -> date:
    said = next(said for key in "qrs" if (said := match.groupdict().get(key)))
    return _coming_part(number(said) * 3, "late", _year(match["y"], today), today)


def _this_quarter(match: re.Match[str], today: date) -> date:
    ahead = len(re.findall("下|next", match["w"] or ""))
    return month_end(months_on(today.replace(day=1), (-today.month) % 3 + 3 * ahead))


def _half(match: re.Match[str], today: date) -> date:
    return _coming_part(6 if match["half"] == "上" else 12, "late", _year(match["y"], today), today)


def _this_year(match: re.Match[str], today: date) -> date:
    if match["p"][0] == "初":
        return _coming_part(1, "start", _year(match["y"], today), today)
    return date(_year(match["y"], today) or today.year, 12, 31)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = tuple(
    (re.compile(pattern), day_of)
    for pattern, day_of in (
        (rf"{_CN_YEAR}(?P<month>{_CN})\s*月份?{_PART}{_BEFORE}?", _chinese_month),
        (rf"{_CN_YEAR}(?P<month>{_CN})\s*月份?{_BEFORE}", _before_month),
        (rf"(?P<w>本|这个?|当|下+个?)?月份?{_PART}{_BEFORE}?", _relative_month),
        (
            rf"{_CN_YEAR}(?:第?(?P<q>[一二三四1-4])季度?|q(?P<r>[1-4]))\s*(?:末|底|结束|{_INSIDE}){_BEFORE}?",
            _quarter,
        ),
        (rf"(?P<w>本|这个?|当|下个?)?季度?(?:末|底|结束|{_INSIDE}){_BEFORE}?", _this_quarter),
        (rf"{_CN_YEAR}(?P<half>上|下)半年(?:末|底|结束|{_INSIDE}){_BEFORE}?", _half),
        (rf"(?P<y>今|明|20\d\d)?年{{1,2}}(?P<p>底|末|初|{_INSIDE}|结束){_BEFORE}?", _this_year),
        (
            rf"(?:半年{_INSIDE}?后?|(?:in |within )?half a year)(?![a-z])",
            lambda m, today: months_on(today, 6),
        ),
        (rf"{_ENGLISH_PART}{MONTH_NAME}{_EN_YEAR}", _english_month),
        (rf"{_ENGLISH_PART}(?:the |this )?(?P<w>next )?month(?![a-z])", _relative_month),
        (
            rf"(?:the )?end of (?:the )?(?:q(?P<q>[1-4])|(?P<r>[1-4])(?:st|nd|rd|th) quarter){_EN_YEAR}"
            r"|q(?P<s>[1-4])[- ]end",
            _quarter,
        ),
        (
            r"(?:(?:the )?end of (?:the |this )?(?P<w>next )?quarter|(?:the )?quarter[- ]end|eoq)(?![a-z])",
            _this_quarter,
        ),
        (r"(?:the )?(?P<w>)month[- ]end(?![a-z])", lambda m, today: month_end(today)),
        (r"(?:the )?year[- ]end(?![a-z])", lambda m, today: date(today.year, 12, 31)),
        (r"(?:the )?end of next year", lambda m, today: date(today.year + 1, 12, 31)),
        (
            r"(?:the )?(?:beginning|start) of next year|early next year",
            lambda m, today: date(today.year + 1, 1, 1),
        ),
    )
)
