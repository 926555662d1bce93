"""By when a request is to be done: found inside a sentence, whatever stands around."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from signing.task.clock_words import ENGLISH_NUMBER
from signing.task.deadlines import read_exactly
from signing.task.holiday_words import is_holiday
from signing.task.sentence_names import is_family_name
from signing.task.sentence_words import is_latin

LONGEST = 40  # characters of a date; none takes more
_BEGINS = re.compile(
    r"\d|[零一二两三四五六七八九十半大后明今昨前上早晚中凌傍本这当下周星礼月年]"
    r"|[第季国春元农过除劳端清圣感]|(?:in|within|the|end|next|this|coming|last"
    r"|begin|start|middle|mid|early|late|month|quarter|year|q[1-4]|eoq"
    r"|christmas|xmas|new year|nye|thanksgiving|easter|good fri|chinese|lunar|spring|cny|qing|tomb|dragon|labou?r"
    r"|national|golden"
    r"|tomorrow|today|tonight|yesterday|day|close|cob|eod|eow"
    r"|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|eom|eoy|noon|midnight"
    r"|half|an?"
    rf"|{ENGLISH_NUMBER})"
)
_AHEAD = re.compile(
    r"(?:截止(?:日期|时间|日|到|至|于)?(?:为|是)?|(?:最迟)?不(?:得)?(?:超过|迟于)|最晚|最迟|不晚于|务必在|赶在|限|期限(?:是|为|到)?"
    r"|(?<![a-z])(?:due(?: date)?(?: is| on| by)?"
    r"|the deadline is|deadline(?: is| on)?|no later than|not later than|at the latest by|before|until"
    r"|till|by|on|between))[\s:]*$"
)
_BEHIND = re.compile(
    r"\s*(?:\((?:周|星期|礼拜)(?P<d>[一二三四五六日天])\)\s*)?"
    r"(?:之前|以前|前截止|前|为止|截止|到期|at the latest|or earlier)"
)
# 5pm ET is no time of the writer's; of 12月1日至12月5日 the second is the deadline.
_OTHER_ZONE = re.compile(
    r"\s*\(?(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|CES?T|GMT|UTC|BST|JST|HKT|SGT|IST)\b(?:\s*time)?\)?"
)
_GOES_ON = re.compile(
    r"\s*(?:[到至~]|and (?=[a-z]{3,9}\.? ?\d)|to (?=[a-z]{3,9}\.? ?\d))\s*(?=[\da-z一二三四五六七八九十])"
)
_DAYS_OF_WEEK = re.compile(r"(?:周|星期|礼拜)[一二三四五六日天]\s*[到至~-]\s*(?:周|星期|礼拜)?[一二三四五六日天]")
_SAID_WITH = re.compile(r"in |within |之?内|前|截止|最|before|by|until|due|latest")
# 李明下午签, 李国庆先签: of the name. 于 is said before a day far more often than it is somebody's.
_GIVEN = re.compile("明(?=[早晚上中下年])|(?:国庆|元旦|春节|中秋|清明|端午|五一)(?!节|劳动)")
_AGES = re.compile("年之?前")
_COUNT = re.compile(r"[\d零一二两三四五六七八九十百]+\s*(?:天|个?(?:周|星期)|个月|年|个?小时)")
_NUMERIC = re.compile(r"\d{1,2} ?[/.-]")
_LETTERS = re.compile(rf"(?:in |within )?(?:an?|(?!\d){ENGLISH_NUMBER})[hdwmy]")  # "and" is no day
_DATE_LIKE = re.compile(
    r"(?:[\d\s,./:年月日号点零一二三四五六七八九十-]|(?<=\d)(?:st|nd|rd|th)|of|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec)[a-z]*)+"
)
_BARE_DAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)")


@dataclass(frozen=True, slots=True)
class Moment:
    start: int
    end: int
    words: str
    at: datetime | None  # None: no calendar has that day
    marked: bool = False  # by what stands around it, "by" or 前
    told_of: bool = False  # a day that is over, and no deadline: yesterday's file


def find_moments(text: str, lower: str, here: datetime) -> Iterator[Moment]:
    """Days and times, from left to right, with what is said around them ("by … at the latest", …之前)."""
    at = 0
    while at < len(lower):
        days = _DAYS_OF_WEEK.match(lower, at)
        if days:
            yield Moment(at, days.end(), days[0], here, told_of=True)
            at = days.end()
            continue
        found = _moment_at(text, lower, at, here)
        if found is None:
            at += 1
            continue
        yield found
        at = found.end


def _moment_at(text: str, lower: str, at: int, here: datetime) -> Moment | None:
    if not _BEGINS.match(lower, at) or (at and is_latin(lower[at]) and is_latin(lower[at - 1])):
        return None
    if _is_of_name(lower, at):
        return None
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
        found = _with_surroundings(text, lower, (at, end), moment, here)
        if found is not None:
            past = found.at is not None and found.at < here
            return replace(found, told_of=found.told_of or (past and not found.marked))
    return None


def _is_of_name(lower: str, at: int) -> bool:
    """Or of the word before it, which is no day."""
    if at and _GIVEN.match(lower, at) and is_family_name(lower[at - 1]) and lower[at - 1] != "于":
        return True
    if not at or not _AGES.match(lower, at):
        return False
    named = lower[at - 1] == "明" and at > 1 and is_family_name(lower[at - 2])
    return lower[at - 1] in "去多数几前今明后" and not named


def _with_surroundings(
    text: str, lower: str, span: tuple[int, int], moment: datetime | None, here: datetime
) -> Moment | None:
    at, end = span
    ahead, behind = _AHEAD.search(lower, max(0, at - 24), at), _BEHIND.match(lower, end)
    if (
        behind
        and behind["d"]
        and (moment is None or _weekday(behind["d"]) != moment.astimezone(here.tzinfo).weekday())
    ):
        behind = None  # 11月30日（周五）前, which is a Monday
    marked = bool(ahead or behind or _SAID_WITH.search(lower, at, end))
    words = lower[at:end]
    if _is_none(text, lower, (at, end)) or (not marked and (moment is None or _NUMERIC.match(words))):
        return None  # 2/3 of them
    if is_holiday(words) and (not marked or (ahead and ahead[0].strip() == "on")):
        return None  # a Christmas card
    if _BARE_DAY.fullmatch(words) and not ahead:
        return None  # "Sun" is a family name, too
    start = ahead.start() if ahead else at
    if _OTHER_ZONE.match(text, end) or _GOES_ON.match(lower, end) or (ahead and "between" in ahead[0]):
        zone = _OTHER_ZONE.match(text, end)
        return Moment(start, zone.end() if zone else end, text[at:end], moment, marked, told_of=True)
    ago = bool(_COUNT.fullmatch(words)) and bool(behind) and not ahead  # 三年前签的合同
    return Moment(start, behind.end() if behind else end, text[at:end], moment, marked, ago)


def _is_none(text: str, lower: str, span: tuple[int, int]) -> bool:
    at, end = span
    words = lower[at:end]
    if len(words) == 3 and words.isalpha() and text[end : end + 2].strip()[:1].isupper():
        return True  # signed by Sun Li
    around = words.endswith("前") and lower.startswith("后", end)  # 国庆前后
    return words.isdigit() or bool(_LETTERS.fullmatch(words)) or around


def _weekday(said: str) -> int:
    return min("一二三四五六日天".index(said), 6)


def _cut_inside(lower: str, at: int, end: int) -> bool:
    """Not in the middle of a word or a number, and not with a blank at its end."""
    if lower[end - 1] in " ,:.":
        return True
    if end >= len(lower):
        return False
    both_latin = is_latin(lower[end - 1]) and is_latin(lower[end])
    return both_latin or (lower[end - 1].isdigit() and lower[end] in ":.点号日月天")
