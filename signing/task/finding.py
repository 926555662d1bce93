"""What a task is found by: words cut into terms, the same way for what is kept and for what is asked.

A run of Chinese is cut into its pairs of characters, so that 采购 is found in 设备采购合同 without a dictionary; a
word in letters or digits stands for itself and for its beginnings. A question is answered by what has all of its
terms, in whatever order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from signing.task.model import Person, Task

BEGINNINGS = range(3, 11)  # letters of a word by whose beginning it is found, in a document
LONGEST_WORD = 40
MOST_TERMS = 20_000  # of one document: a book of 600 pages has as many
MOST_ASKED = 24  # terms of one question

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3040-\u30ff\uac00-\ud7af\U00020000-\U0003134f"
_RUNS = re.compile(rf"([{_HAN}]+)|([^\W_{_HAN}]+)")
_BETWEEN_HAN = re.compile(rf"(?<=[{_HAN}])\s+(?=[{_HAN}])")
_YEAR = r"(?<!\d)((?:19|20)\d\d)"
_DATES = (
    re.compile(rf"{_YEAR}[-/.](\d{{1,2}})(?:[-/.](\d{{1,2}}))?(?!\d)"),
    re.compile(rf"{_YEAR} ?年(?: ?(\d{{1,2}}) ?月(?: ?(\d{{1,2}}) ?[日号])?)?"),
)
_MONTH_DAY = re.compile(r"(?<!\d)(\d{1,2}) ?月(?: ?(\d{1,2}) ?[日号])?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "tember", "ober", "ember", "ember")
_ENGLISH_MONTH = re.compile(
    r"\b(?:" + "|".join(f"({short}(?:{rest})?)" for short, rest in zip(_MONTHS, _LONG, strict=True)) + r")\b"
)

_NAMED = "|".join(f"{short}(?:{rest})?" for short, rest in zip(_MONTHS, _LONG, strict=True))
_NTH = r"(?:st|nd|rd|th)?"
# 24 Nov 2026, the 24th of November; November 24, 2026.
_ENGLISH_DAYS = (
    re.compile(
        rf"(?<![\w.])(?P<day>\d{{1,2}}){_NTH}(?: of)? (?P<month>{_NAMED})\b\.?(?:,? (?P<year>(?:19|20)\d\d)\b)?"
    ),
    re.compile(rf"\b(?P<month>{_NAMED})\.? (?P<day>\d{{1,2}}){_NTH}(?![\w-])(?:,? (?P<year>(?:19|20)\d\d)\b)?"),
)
_SLASHED = re.compile(r"(?<![\w/.-])(\d{1,2})/(\d{1,2})(?![\w/.-])")
# Said from where the asker stands: days ago, or months.
_DAYS_AGO = {"今天": 0, "昨天": 1, "前天": 2, "today": 0, "yesterday": 1}
_MONTHS_AGO = {
    **dict.fromkeys(("本月", "这个月", "这月", "this month"), 0),
    **dict.fromkeys(("上个月", "上月", "last month"), 1),
}
_YEARS_AGO = {"今年": 0, "this year": 0, "去年": 1, "last year": 1}
_SAID = re.compile(
    "|".join(
        rf"\b{word}\b" if word.isascii() else word
        for word in sorted({**_DAYS_AGO, **_MONTHS_AGO, **_YEARS_AGO}, key=len, reverse=True)
    )
)


def about(task: Task, initiator: Person, zone: ZoneInfo) -> frozenset[str]:
    """Of everything that whoever may see the task may know of it: title, number, names, companies, its days."""
    terms = set(_spoken(task.title))
    names = [initiator.name, *(name for party in task.parties for name in (party.name, party.company) if name)]
    for name in names:
        terms |= set(_spoken(name))
    for run in re.findall(r"[A-Za-z]+|\d+", task.number):
        terms |= set(_parts(run.casefold()))
    for moment in (task.created_at, task.sent_at, task.deadline, task.ended_at):
        if moment is not None:
            terms |= set(_day(moment.astimezone(zone)))
    return frozenset(terms)


def inside(text: str, name: str) -> frozenset[str]:
    """Of a document: its name and what stands on its pages. Dates are words there: "10月" asks for tasks of
    October."""
    terms = set(_spoken(name))
    # A line's end inside of a Chinese word is no end of the word.
    for term in _words(_BETWEEN_HAN.sub("", _plain(text)), whole_words=False):
        terms.add(term)
        if len(terms) >= MOST_TERMS:
            break
    return frozenset(terms)


def asked(words: str, today: date | None = None) -> frozenset[str]:
    """What has all of these answers the question; empty where nothing can be looked for. `today`, where the asker
    is: for what is said from there (昨天, last month)."""
    plain, said = _said_from(_plain(words), today) if today else (_plain(words), set[str]())
    left, terms = _without_dates(plain)
    terms |= said
    for han, word in _RUNS.findall(left):
        if han:
            terms |= {han} if len(han) == 1 else {one + two for one, two in pairwise(han)}
        elif word:
            terms.add(word[:LONGEST_WORD])
    return frozenset(sorted(terms, key=lambda term: (-len(term), term))[:MOST_ASKED])


def _said_from(plain: str, today: date) -> tuple[str, set[str]]:
    terms: set[str] = set()

    def dated(found: re.Match[str]) -> str:
        word = found[0]
        if word in _YEARS_AGO:
            terms.add(str(today.year - _YEARS_AGO[word]))
        elif word in _MONTHS_AGO:
            year, month = divmod(today.year * 12 + today.month - 1 - _MONTHS_AGO[word], 12)
            terms.update(_date_terms(year, month + 1, None))
        else:
            day = today - timedelta(days=_DAYS_AGO[word])
            terms.update(_date_terms(day.year, day.month, day.day))
        return " "

    return _SAID.sub(dated, plain), terms


def apart(terms: Iterable[str]) -> list[str]:
    """Those first that share no character with one before them: of 授权书, the second pair stands wherever the
    first does, and narrows nothing."""
    first: list[str] = []
    rest: list[str] = []
    for term in sorted(terms):
        (rest if any({*term} & {*other} for other in first) else first).append(term)
    return first + rest


def _plain(text: str) -> str:
    """Full-width letters and digits are the usual ones, and case is none."""
    return unicodedata.normalize("NFKC", text).casefold()


def _spoken(text: str) -> Iterator[str]:
    plain = _plain(text)
    _, dates = _without_dates(plain)
    yield from dates
    yield from _words(plain, whole_words=True)


def _words(plain: str, *, whole_words: bool) -> Iterator[str]:
    """`whole_words`: of a few words, so that a single character or letter finds them, too."""
    for han, word in _RUNS.findall(plain):
        if han:
            yield from (one + two for one, two in pairwise(han))
            if whole_words:
                yield from han
        else:
            whole, least = word[:LONGEST_WORD], 1 if whole_words else BEGINNINGS.start
            yield whole
            yield from (whole[:length] for length in range(least, min(len(whole), BEGINNINGS.stop)))


def _parts(run: str) -> Iterator[str]:
    """Every piece of two characters and more: of a number, people remember any part."""
    for start in range(len(run)):
        yield from (run[start:end] for end in range(start + 2, len(run) + 1))


def _day(at: datetime) -> Iterator[str]:
    yield f"{at:%Y}"
    yield from _date_terms(at.year, at.month, at.day)


def _date_terms(year: int | None, month: int, day: int | None) -> Iterator[str]:
    """Each coarser one as well, so that what is kept is found by any of them."""
    yield f"#m{month}"
    if day is not None:
        yield f"#m{month}d{day}"
    if year is not None:
        yield f"#{year}m{month}"
        if day is not None:
            yield f"#{year}m{month}d{day}"


def _without_dates(plain: str) -> tuple[str, set[str]]:
    """The words that are left, and the terms of the dates among them."""
    terms: set[str] = set()

    def dated(found: re.Match[str]) -> str:
        year, month, day = (int(part) if part else None for part in found.groups())
        if month is None:
            terms.add(str(year))
        elif not _is_day(month, day):
            return found[0]
        else:
            terms.update(_date_terms(year, month, day))
        return " "

    def in_a_year(found: re.Match[str]) -> str:
        month, day = (int(part) if part else None for part in found.groups())
        if month is None or not _is_day(month, day):
            return found[0]
        terms.update(_date_terms(None, month, day))
        return " "

    def in_english(found: re.Match[str]) -> str:
        month, day = _MONTHS.index(found["month"][:3]) + 1, int(found["day"])
        if not _is_day(month, day):
            return found[0]
        terms.update(_date_terms(int(found["year"]) if found["year"] else None, month, day))
        return " "

    def slashed(found: re.Match[str]) -> str:
        """11/24 and 24/11 are one day; 5/6 may be two, and stays what it is."""
        less, more = sorted(map(int, found.groups()))
        if not (1 <= less <= 12 < more <= 31):
            return found[0]
        terms.update(_date_terms(None, less, more))
        return " "

    def named(found: re.Match[str]) -> str:
        terms.add(f"#m{found.lastindex}")
        return " "

    for shape in _DATES:
        plain = shape.sub(dated, plain)
    plain = _MONTH_DAY.sub(in_a_year, plain)
    for shape in _ENGLISH_DAYS:
        plain = shape.sub(in_english, plain)
    plain = _SLASHED.sub(slashed, plain)
    return _ENGLISH_MONTH.sub(named, plain), terms


def _is_day(month: int, day: int | None) -> bool:
    return 1 <= month <= 12 and (day is None or 1 <= day <= 31)
