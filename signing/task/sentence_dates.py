"""When a request is to be done, and how often it reminds: found inside a sentence, whatever stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from signing.task.clock_words import ENGLISH_NUMBER, number, read_time
from signing.task.deadlines import read_exactly
from signing.task.sentence_names import is_family_name
from signing.task.sentence_words import is_latin

LONGEST = 40  # characters of a date; none takes more
HOURS_MOST = 720
_N = rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}}|an?|{ENGLISH_NUMBER})"
_BEGINS = re.compile(
    r"\d|[零一二两三四五六七八九十半大后明今昨前上早晚中凌傍本这当下周星礼月年]|(?:in|within|the|end|next|this|coming|last"
    r"|tomorrow|today|tonight|yesterday|day|close|cob|eod|eow"
    r"|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eom|eoy|noon|midnight"
    r"|half|an?"
    rf"|{ENGLISH_NUMBER})"
)
_AHEAD = re.compile(
    r"(?:截止(?:日期|时间|到|至|于)?|最晚|最迟|不晚于|务必在|赶在|限|期限(?:是|为|到)?"
    r"|(?<![a-z])(?:due(?: date)?(?: is| on| by)?"
    r"|the deadline is|deadline(?: is| on)?|no later than|not later than|at the latest by|before|until"
    r"|till|by|on))[\s:]*$"
)
_BEHIND = re.compile(r"\s*(?:之前|以前|前截止|前|为止|截止|到期|at the latest|or earlier)")
_SAID_WITH = re.compile(r"in |within |之?内|前|截止|最|before|by|until|due|latest")
_MORNING = re.compile("明(?=[早晚上中下])")
_NUMERIC = re.compile(r"\d{1,2} ?[/.-]")
_LETTERS = re.compile(rf"(?:in |within )?(?:an?|(?!\d){ENGLISH_NUMBER})[hdwmy]")  # "and" is no day
_DATE_LIKE = re.compile(
    r"(?:[\d\s,./:年月日号点零一二三四五六七八九十-]|(?<=\d)(?:st|nd|rd|th)|of|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*)+"
)
_BARE_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)")
_AT = r"(?: at (?P<e>\d{1,2}(?::\d\d)?\s*(?:[ap]m)?|noon)(?![\w:]))?"
_TIME = (
    r"(?P<t>(?:凌晨|早上|早|上午|中午|下午|晚上)?\s*\d{1,2}(?:[:点时](?:\d{1,2}分?"
    r"|半)?)?\s*(?:[ap]m)?\s*)?"
)
_REMIND = (
    r"(?:please )?(?:send |with |and )?(?:a )?remind(?:ers?|ing|s)?(?: (?:them|him|her|everyone"
    r"|everybody|all|people|us|me|both))?"
)
_EVERY = (
    (
        re.compile(
            rf"每(?:一)?[天日](?:都)?{_TIME}(?:都)?(?:发)?提醒(?:一次|一下|他们|大家)?"
            rf"|(?:{_REMIND} (?:daily|every day|each day)|daily reminders?|every day remind\w*){_AT}"
        ),
        "1",
    ),
    (
        re.compile(
            rf"(?:每隔|隔)(?:一)?天(?:都)?{_TIME}(?:都)?提醒(?:一次|一下|他们|大家)?"
            rf"|{_REMIND} every (?:other|second) day{_AT}"
        ),
        "2",
    ),
    (
        re.compile(
            rf"每隔?(?P<n>{_N})\s*天(?:都)?{_TIME}(?:都)?提醒(?:一次|一下|他们|大家)?"
            rf"|(?:{_REMIND} every (?P<m>{_N}) days?|reminders? every (?P<k>{_N}) days?){_AT}"
        ),
        "",
    ),
    (
        re.compile(
            rf"每(?:周|星期|礼拜)(?:都)?提醒(?:一次|一下|他们|大家)?|(?:{_REMIND} (?:weekly|every week"
            rf"|once a week)|weekly reminders?){_AT}"
        ),
        "7",
    ),
)
_AHEAD_OF = (
    re.compile(
        rf"(?:截止|到期)?(?:提前|前)(?P<n>{_N})个?(?P<u>天|日|小时|周)(?:再)?提醒(?:一次|一下"
        rf"|他们|大家)?"
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


@dataclass(frozen=True, slots=True)
class Moment:
    start: int
    end: int
    words: str
    at: datetime | None  # None: no calendar has that day
    marked: bool = False  # by what stands around it, "by" or 前
    told_of: bool = False  # a day that is over, and no deadline: yesterday's file


@dataclass(frozen=True, slots=True)
class Repeat:
    """`every` days; or `hours` before the deadline; or never (both empty). `at`: the time of day, "09:00";
    `not_used`: one that no clock has."""

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
            wrong = match.span(key) if key and clock is None else None
            if 1 <= number(said) <= HOURS_MOST // 24:
                yield Repeat(*_whole(lower, match), every=number(said), at=at, not_used=wrong)


def _with_hour(words: str) -> str:
    """A bare "at 9" is an hour."""
    return f"{words.strip()}:00" if words.strip().isdigit() else words.strip()


def _ahead(lower: str) -> Iterator[Repeat]:
    for pattern in _AHEAD_OF:
        for match in pattern.finditer(lower):
            amount = 1 if match["n"] == "the" else number(match["n"])
            hours = amount * {"天": 24, "日": 24, "d": 24, "小": 1, "h": 1, "周": 168, "w": 168}[match["u"][0]]
            if 1 <= hours <= HOURS_MOST:
                yield Repeat(*_whole(lower, match), hours=hours)


def _whole(lower: str, match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span()
    return start, end


def find_moments(text: str, lower: str, here: datetime) -> Iterator[Moment]:
    """Days and times, from left to right, with what is said around them ("by … at the latest", …之前)."""
    at = 0
    while at < len(lower):
        found = _moment_at(text, lower, at, here)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _moment_at(text: str, lower: str, at: int, here: datetime) -> Moment | None:
    if not _BEGINS.match(lower, at) or (at and is_latin(lower[at]) and is_latin(lower[at - 1])):
        return None
    if _MORNING.match(lower, at) and at and is_family_name(lower[at - 1]):
        return None  # 李明下午签: 明 is of the name, and the afternoon this one
    for end in range(min(len(lower), at + LONGEST), at, -1):
        if _cut_inside(lower, at, end):
            continue
        words = lower[at:end]
        if "\x1f" in words:
            continue  # across what was read already
        try:
            moment = read_exactly(words, here)
        except (ValueError, OverflowError):
            moment, strange = None, bool(_DATE_LIKE.fullmatch(words))
        else:
            strange = False
        if moment is None and not strange:
            continue
        found = _with_surroundings(text, lower, at, end, moment)
        if found is not None:
            past = found.at is not None and found.at < here
            return replace(found, told_of=past and not found.marked)
    return None


def _with_surroundings(text: str, lower: str, at: int, end: int, moment: datetime | None) -> Moment | None:
    ahead, behind = _AHEAD.search(lower, max(0, at - 24), at), _BEHIND.match(lower, end)
    marked = bool(ahead or behind or _SAID_WITH.search(lower, at, end))
    words = lower[at:end]
    if words.isdigit() or _LETTERS.fullmatch(words) or (_BARE_DAY.fullmatch(words) and not ahead):
        return None  # "Sun" is a family name, too
    if len(words) == 3 and words.isalpha() and text[end : end + 2].strip()[:1].isupper():
        return None  # signed by Sun Li
    if not marked and (moment is None or _NUMERIC.match(words)):
        return None  # 2/3 of them
    start = ahead.start() if ahead else at
    return Moment(start, behind.end() if behind else end, text[at:end], moment, marked)


def _cut_inside(lower: str, at: int, end: int) -> bool:
    """Not in the middle of a word or a number, and not with a blank at its end."""
    if lower[end - 1] in " ,:.":
        return True
    if end >= len(lower):
        return False
    both_latin = is_latin(lower[end - 1]) and is_latin(lower[end])
    return both_latin or (lower[end - 1].isdigit() and lower[end] in ":.点号日月天")
