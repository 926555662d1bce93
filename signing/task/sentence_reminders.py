"""How often a request reminds, and when: found inside a sentence, whatever stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from signing.task.clock_words import ENGLISH_NUMBER, number, read_time

HOURS_MOST = 720
_N = rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}|an?|{ENGLISH_NUMBER})"
_AT = r"(?: at (?P<e>\d{1,2}(?::\d\d)?\s*(?:[ap]m)?|noon)(?![\w:]))?"
_TIME = (
    r"(?P<t>(?:凌晨|早上|早|上午|中午|下午|晚上)?\s*\d{1,2}(?:[:点时](?:\d{1,2}分?"
    r"|半)?)?\s*(?:[ap]m)?\s*)?"
)
_REMIND = (
    r"(?:please )?(?:send |with |and )?(?:a )?remind(?:ers?|ing|s)?(?: (?:them|him|her|everyone"
    r"|everybody|all|people|us|me|both|(?P<who>(?!daily|every|each|weekly|once|the|an?\b|two|three|at|by|to)[a-z]+)))?"
)
# Everybody is reminded whose turn it is; of one alone it cannot be meant, and that is told.
_WHOM = "(?:一次|一下|他们|大家|(?P<whom>[\u3400-\u9fff]{2,3})(?=[,;。 ]|$))?"
_UNTIL = (
    "(?:,?直到?(?:全部|都|大家)?(?:签完|签好|签署完成|签字|完成)(?:为止)?"
    "|,? until (?:it is |it['’]s |they |everyone |all )?(?:has |have )?(?:signed?|done|completed))?"
)
_EVERY = (
    (
        re.compile(
            rf"(?:每(?:一)?[天日](?:都)?{_TIME}(?:都)?(?:发)?提醒{_WHOM}"
            rf"|(?:{_REMIND} (?:daily|every day|each day)|daily reminders?|every day remind\w*){_AT}){_UNTIL}"
        ),
        "1",
    ),
    (re.compile(rf"提醒(?:频率|方式)?(?::|为)\s*每[天日](?:一次)?{_TIME}"), "1"),
    (re.compile(rf"提醒(?:频率|方式)?(?::|为)\s*每隔?(?P<n>{_N})天(?:一次)?"), ""),
    (re.compile(rf"{_REMIND} at (?P<e>\d{{1,2}}(?::\d\d)?\s*(?:[ap]m)?|noon) (?:daily|every day|each day)"), "1"),
    (
        re.compile(
            rf"(?:(?:每隔|隔)(?:一)?天(?:都)?{_TIME}(?:都)?提醒{_WHOM}"
            rf"|{_REMIND} every (?:other|second) day{_AT}){_UNTIL}"
        ),
        "2",
    ),
    (
        re.compile(
            rf"(?:每隔?(?P<n>{_N})\s*天(?:都)?{_TIME}(?:都)?提醒{_WHOM}"
            rf"|(?:{_REMIND} every (?P<m>{_N}) days?|reminders? every (?P<k>{_N}) days?){_AT}){_UNTIL}"
        ),
        "",
    ),
    (
        re.compile(
            rf"(?:每(?:周|星期|礼拜)(?:都)?提醒{_WHOM}|(?:{_REMIND} (?:weekly|every week"
            rf"|once a week)|weekly reminders?){_AT}){_UNTIL}"
        ),
        "7",
    ),
)
_AHEAD_OF = (
    re.compile(
        rf"(?:截止|到期)?(?:提前|前)(?P<n>{_N})个?(?P<u>天|日|小时|周)"
        rf"(?:[、,和及]?(?:提前)?(?P<n2>{_N})个?(?P<u2>天|日|小时|周))?(?:再|各)?提醒(?:一次|一下|他们|大家)?"
    ),
    re.compile(
        rf"{_REMIND} (?P<n>the|{_N}) ?(?P<u>day|week|hour)s? (?:before(?! \w* ?(?:mon|tue|wed|thu"
        rf"|fri|sat|sun))|ahead|in advance|earlier)(?: (?:the )?deadline| it is due)?"
    ),
)
_NEVER = re.compile(
    r"(?:不用|不要|不需要|无需|别|不必|不)(?:再)?提醒(?:他们|大家)?|提醒(?:就)?不(?:用|要|必)了?|no reminders?"
    r"|without (?:any )?reminders?"
    r"|do(?:n['’]t| not) (?:send )?remind(?:ers?)?(?: (?:them|him|her|anyone|anybody"
    r"|people))?"
)


_HOURS = {"天": 24, "日": 24, "d": 24, "小": 1, "h": 1, "周": 168, "w": 168}


@dataclass(frozen=True, slots=True)
class Repeat:
    """`every` days; or `hours` before the deadline; or never (both empty). `at`: the time of day, "09:00";
    `not_used`: one that no clock has, or whom alone it was said of."""

    start: int
    end: int
    every: int = 0
    hours: int = 0
    at: str = ""
    not_used: tuple[int, int] | None = None


def find_reminders(lower: str) -> Iterator[Repeat]:
    """Every one of them, as they stand."""
    taken: list[tuple[int, int]] = []
    for found in [*_never(lower), *_every(lower), *_ahead(lower)]:
        if all(found.end <= start or found.start >= end for start, end in taken):
            taken.append((found.start, found.end))
            yield found


def _never(lower: str) -> Iterator[Repeat]:
    for match in _NEVER.finditer(lower):
        yield Repeat(*_whole(lower, match))


def _every(lower: str) -> Iterator[Repeat]:
    for pattern, days in _EVERY:
        for match in pattern.finditer(lower):
            groups = match.groupdict()
            said = days or next((groups[key] for key in "nmk" if groups.get(key)), "1")
            key = next((each for each in "te" if (groups.get(each) or "").strip()), None)
            clock = read_time(_with_hour(match[key])) if key else None
            at = f"{clock:%H:%M}" if clock else ""
            key = (
                key
                if key and clock is None
                else next((each for each in ("who", "whom") if groups.get(each)), None)
            )
            wrong = match.span(key) if key else None
            if 1 <= number(said) <= HOURS_MOST // 24:
                yield Repeat(*_whole(lower, match), every=number(said), at=at, not_used=wrong)


def _with_hour(words: str) -> str:
    """A bare "at 9" is an hour."""
    return f"{words.strip()}:00" if words.strip().isdigit() else words.strip()


def _ahead(lower: str) -> Iterator[Repeat]:
    for pattern in _AHEAD_OF:
        for match in pattern.finditer(lower):
            start, end = match.span()
            second = match.groupdict().get("n2")
            middle = match.start("n2") if second else end
            said = [(start, middle, match["n"], match["u"])]
            said += [(middle, end, second, match["u2"])] if second else []
            for begin, over, amount, unit in said:
                hours = (1 if amount == "the" else number(amount)) * _HOURS[unit[0]]
                if 1 <= hours <= HOURS_MOST:
                    yield Repeat(begin, over, hours=hours)


def _whole(lower: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    return start, end
