"""Deadlines by a holiday: 国庆节前, 春节前三天, by Christmas, before Chinese New Year. All on text in lower case,
full-width forms made plain; always the next one to come.

What is meant is the last day before it begins. The free days that a holiday is joined with belong to it: before a
Monday that is free comes Friday."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from signing.task.clock_words import number
from signing.task.workdays import holidays_named, is_workday

_NAMED = (
    (r"元旦节?", "New Year's Day"),
    (r"春节|农历新年|农历年|过大?年|除夕夜?|大年三十|年三十|年(?=[之以]?前)", "Chinese New Year"),
    (r"清明节?", "Tomb-Sweeping Day"),
    (r"五一(?:劳动)?节?|劳动节", "Labor Day"),
    (r"端午节?", "Dragon Boat Festival"),
    (r"中秋节?", "Mid-Autumn Festival"),
    (r"国庆节?|十一", "National Day"),
    (r"圣诞节?", "12-25"),
    (r"感恩节", "Thanksgiving"),
)
_CHINESE = re.compile(
    r"(?:(?P<y>今|明|20\d\d)年)?(?:" + "|".join(f"({words})" for words, _ in _NAMED) + ")"
    r"(?:长假|小长假|假期|放假|假)?(?:开始)?(?:之前|以前|前夕|前)"
    r"(?:的?(?P<n>\d{1,2}|[一二两三四五六七八九十]{1,2})(?P<u>天|日|周|个?星期)|夕)?"
)
_SAID = (
    (r"(?:the )?(?:chinese|lunar) new year(?:['’]s day)?|(?:the )?spring festival|cny", "Chinese New Year"),
    (r"(?:the )?(?:christmas|xmas)(?: day| eve)?", "12-25"),
    (r"(?:the )?new year(?:['’]?s)?(?: day| eve)?|nye", "01-01"),
    (r"thanksgiving(?: day)?", "Thanksgiving"),
    (r"easter|good friday", "Good Friday"),
    (r"(?:the )?(?:qing ?ming|tomb[- ]sweeping)(?: festival| day)?", "Tomb-Sweeping Day"),
    (r"(?:the )?dragon boat(?: festival)?", "Dragon Boat Festival"),
    (r"(?:the )?mid-?autumn(?: festival)?", "Mid-Autumn Festival"),
    (r"may day", "05-01"),
    (r"labou?r day", "Labor Day"),
    (r"(?:the )?national day(?: holidays?)?|golden week", "National Day"),
)
_ENGLISH = re.compile("(?:" + "|".join(f"({words})" for words, _ in _SAID) + r")(?: holidays?)?(?![\w'’])")
# Whose, where it is not the reader's own. Canada gives thanks on another day, which is its provinces'.
_KEPT_IN = {"Thanksgiving": "US", "Good Friday": "GB"}
_OWN_ONLY = frozenset({("Thanksgiving", "CA")})


def read_holiday(words: str, today: date, region: str) -> tuple[date, str] | None:
    """The day that `words` begin with and what is left of them. `region`: of whoever says it, ISO 3166; a holiday
    that Chinese names is China's."""
    match = _CHINESE.match(words)
    if match is not None:
        name, kept_in = _which(match, _NAMED), "CN"
    else:
        match = _ENGLISH.match(words)
        if match is None:
            return None
        name, kept_in = _which(match, _SAID), region
    day = _day_before(name, kept_in, _years(match, today), today)
    return (day - _earlier(match), words[match.end() :].strip(" ,")) if day else None


def is_holiday(words: str) -> bool:
    return _ENGLISH.match(words) is not None


def _which(match: re.Match[str], table: tuple[tuple[str, str], ...]) -> str:
    unnamed = [at for at in range(1, match.re.groups + 1) if at not in match.re.groupindex.values()]
    return next(name for at, (_, name) in zip(unnamed, table, strict=True) if match[at])


def _years(match: re.Match[str], today: date) -> Iterable[int]:
    said = match.groupdict().get("y")
    if not said:
        return range(today.year, today.year + 3)
    return [int(said)] if said.isdigit() else [today.year + "今明".index(said[0])]


def _earlier(match: re.Match[str]) -> timedelta:
    """国庆前一天 is the day before, 前三天 two days earlier."""
    groups = match.groupdict()
    if not groups.get("n"):
        return timedelta()
    return timedelta(days=number(groups["n"]) * (1 if groups["u"] in "天日" else 7) - 1)


def _day_before(name: str, region: str, years: Iterable[int], today: date) -> date | None:
    found = (day for year in years for day in [_eve(name, region, year)] if day is not None)
    return next((day for day in found if day >= today), None)


def _eve(name: str, region: str, year: int) -> date | None:
    if name[0].isdigit():
        return date.fromisoformat(f"{year}-{name}") - timedelta(days=1)
    own_only = name == "National Day" or (name, region) in _OWN_ONLY
    for each in [region] if own_only else [region, _KEPT_IN.get(name, "CN")]:
        days = holidays_named(name, each, year)
        if days:
            day = min(days) - timedelta(days=1)
            while not is_workday(day, each):
                day -= timedelta(days=1)
            return day
    return None
