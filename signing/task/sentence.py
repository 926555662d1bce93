"""A request as people say it becomes what a draft needs, by plain rules:

请让李明和王芳依次签这份合同，下周五前
get this signed by Ann then Bob by Friday, remind daily

Nothing is guessed: what is not understood is named, word by word, and what is not said is left open."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from signing.task.contacts import read_email, read_phone
from signing.task.model import Order
from signing.task.sentence_dates import find_moments
from signing.task.sentence_names import company_at, name_at
from signing.task.sentence_needs import TOGETHER, find_enough
from signing.task.sentence_people import who_does_what
from signing.task.sentence_reminders import find_reminders
from signing.task.sentence_spoken import Spoken
from signing.task.sentence_words import WORDS, Kind, Token, find_forms, is_hanzi, is_latin, keyword_at, plainly

SENTENCE_LIMIT = 1000  # characters; a caption has 1024
_PLAIN = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_TITLE = re.compile(
    r"(?:(?:标题|名称|题目|文件名|合同名)(?:是|为|叫|:)?|命名为|取名为?|起名为?|改名为?|名为|叫做?"
    r"|(?:and )?(?:call it|named?|called|titled?|entitled|title:))\s*"
    r"(?:《(?P<a>[^《》\n]{1,120})》|“(?P<b>[^“”\n]{1,120})”|\"(?P<c>[^\"\n]{1,120})\""
    r"|「(?P<d>[^」\n]{1,120})」)"
)
_QUOTED = re.compile(
    r"(?:叫做?)?\s*(?:《[^《》\n]{1,200}》|“[^“”\n]{1,200}”|\"[^\"\n]{1,200}\"|「[^」\n]{1,200}」)"
)
_PHONE = re.compile(r"(?<![\w@.])(?:\+\s*)?\(?\d(?:[\d().-]|\s(?=[\d(]))*\d(?![A-Za-z])")
_EMAIL = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_USER = re.compile(r"(?<![A-Za-z0-9_.])@[A-Za-z][A-Za-z0-9_]{3,31}(?![A-Za-z0-9_])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`order` None: not said (or only one acts). `deadline` aware, UTC, with its `deadline_words`; `bad_deadline`:
    words of a day that no calendar has. `every`: days between reminders; `hours` before the deadline; both None
    where no reminders are spoken of; `remind_at` "09:00". `nameless`: companies and addresses that nobody is
    named for. `lost`: what was not understood, in its order. `asks`: it is a request, and no mere list of people.
    `enough`: so many of those who are named already."""

    people: tuple[Spoken, ...] = ()
    order: Order | None = None
    title: str | None = None
    deadline: datetime | None = None
    deadline_words: str = ""
    bad_deadline: str = ""
    every: int | None = None
    hours: tuple[int, ...] | None = None
    remind_at: str = ""
    nameless: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    asks: bool = False
    enough: int = 0

    @property
    def empty(self) -> bool:
        said = (self.order, self.title, self.deadline, self.every, self.hours)
        people = self.people or self.nameless or self.enough
        return not people and not self.bad_deadline and all(one is None for one in said)


def read_sentence(
    text: str, *, now: datetime, zone: str, region: str, known: Collection[str] = frozenset()
) -> Sentence:
    """Never raises. Days are those of `zone` (IANA), national telephone numbers those of `region`; `known`: names
    of people that the writer has had to do with, which are names whatever they look like."""
    return _Reader(text[:SENTENCE_LIMIT], now.astimezone(ZoneInfo(zone)), region, known).read(
        text[SENTENCE_LIMIT:]
    )


@dataclass
class _Reader:
    """Takes a sentence apart: first what has a form of its own, which is then blotted out, then word by word."""

    said: str
    here: datetime
    region: str
    known: Collection[str]
    text: str = ""
    lower: str = ""
    tokens: list[Token] = field(default_factory=list)
    unread: set[int] = field(default_factory=set)
    found: dict[str, object] = field(default_factory=dict)

    def read(self, beyond: str) -> Sentence:
        self.text = self.said.translate(_PLAIN)
        self._relower()
        title = self._title()
        self._reach()
        every, hours, remind_at = self._reminders()
        deadline, words, bad = self._deadline()
        self._choices()
        self._words()
        self.tokens.sort(key=lambda token: token.start)
        meant = who_does_what(self.tokens)
        for token in meant.lost:
            self._lose(token.start, token.end)
        asks = title is not None or every is not None or hours is not None or bool(words) or bool(bad)
        asking = {Kind.ASK, Kind.EACH, Kind.TOGETHER, Kind.THEN, Kind.LIST, Kind.BY, Kind.SOME, Kind.OR}
        asking |= {Kind.STEP, Kind.RANK, Kind.AFTER}
        asks = asks or any(token.kind in asking and token.value != "/" for token in self.tokens)
        asks = asks or any(token.kind is Kind.BEFORE and " " in token.value for token in self.tokens)
        return Sentence(
            people=meant.people,
            order=meant.order,
            title=title,
            deadline=deadline,
            deadline_words=words,
            bad_deadline=bad,
            every=every,
            hours=hours,
            remind_at=remind_at,
            nameless=meant.nameless,
            lost=(*self._lost(), *((beyond.strip(),) if beyond.strip() else ())),
            asks=asks,
            enough=meant.enough,
        )

    def _relower(self) -> None:
        self.lower = plainly(self.text)

    def _blot(self, start: int, end: int) -> None:
        self.text = self.text[:start] + "\x1f" * (end - start) + self.text[end:]
        self._relower()

    def _lose(self, start: int, end: int) -> None:
        self.unread.update(range(start, end))

    def _lost(self) -> tuple[str, ...]:
        """Runs of what nobody used; blanks between two lost words belong to them, and so do the signs."""
        runs: list[list[int]] = []
        for at in sorted(self.unread):
            if runs and not self.said[runs[-1][1] : at].strip():
                runs[-1][1] = at + 1
            else:
                runs.append([at, at + 1])
        words = (self.said[start:end].strip() for start, end in runs)
        return tuple(word for word in words if any(map(str.isalnum, word)) or "@" in word)

    # ── what has a form of its own ───────────────────────────────────────────────────────────────────────────

    def _title(self) -> str | None:
        match = _TITLE.search(self.lower)
        if match is None:
            self._quoted()
            return None
        group = next(key for key in "abcd" if match[key])
        title = " ".join(self.said[match.start(group) : match.end(group)].split())
        if not any(map(str.isalnum, title)) or not title.isprintable():
            return None
        self._blot(*match.span())
        self._quoted()
        return title

    def _quoted(self) -> None:
        """The name of a document is nobody's, whatever is in it; which one it is to be was not said."""
        for match in [*_QUOTED.finditer(self.text)]:
            self._lose(*match.span())
            self._blot(*match.span())

    def _reach(self) -> None:
        for match in [*_EMAIL.finditer(self.text)]:
            self._take(Kind.EMAIL, match, read_email(match[0].strip(".-")))
            start, end = match.span()
            if self.text[start - 1 : start] + self.text[end : end + 1] == "<>":
                self._blot(start - 1, end + 1)  # Ann <ann@example.com>: no arrow to the next one
        for match in [*_USER.finditer(self.text)]:
            self._take(Kind.USER, match, match[0])
        for match in [*_PHONE.finditer(self.text)]:
            if sum(char.isdigit() for char in match[0]) >= 7 and not re.fullmatch(
                r"20\d\d[-.]\d\d?[-.]\d\d?", match[0]
            ):
                self._take(Kind.PHONE, match, read_phone(match[0], self.region))

    def _take(self, kind: Kind, match: re.Match[str], value: str | None) -> None:
        """One that cannot be right is lost, not left out."""
        start, end = match.span()
        if value is None:
            self._lose(start, end)
        else:
            self.tokens.append(Token(kind, start, end, value))
        self._blot(start, end)

    def _reminders(self) -> tuple[int | None, tuple[int, ...] | None, str]:
        """One repetition, any number of hours; a second word against the first is lost."""
        every: int | None = None
        clock = ""
        hours: list[int] = []
        for found in sorted(find_reminders(self.lower), key=lambda each: each.start):
            never = not found.every and not found.hours
            against = (found.every and every is not None) or (never and (every is not None or hours))
            if against or (found.hours and every == 0 and not hours):
                self._lose(found.start, found.end)
            elif found.hours:
                hours.append(found.hours)
            else:
                every, clock = found.every, found.at
            if found.not_used and not against:
                self._lose(*found.not_used)
            self._blot(found.start, found.end)
        if every is None and not hours:
            return None, None, ""
        return every or 0, tuple(sorted(set(hours), reverse=True)), clock

    def _deadline(self) -> tuple[datetime | None, str, str]:
        """The first one; another that says something else is lost."""
        deadline: datetime | None = None
        words = bad = ""
        for moment in [*find_moments(self.text, self.lower, self.here)]:
            if moment.told_of:
                self._lose(moment.start, moment.end)
            elif moment.at is None and not words and not bad:
                bad = moment.words
            elif moment.at is not None and deadline is None and not bad:
                deadline, words = moment.at, moment.words
            elif moment.at != deadline or moment.at is None:
                self._lose(moment.start, moment.end)
            self._blot(moment.start, moment.end)
        return deadline, words, bad

    def _choices(self) -> None:
        for found in [*find_enough(self.lower)]:
            value = f"{found.count}/{found.of}/{int(found.ahead)}"
            self.tokens.append(Token(Kind.SOME, found.start, found.end, value))
            self._blot(found.start, found.end)
        for token in [*find_forms(self.lower)]:
            self.tokens.append(token)
            self._blot(token.start, token.end)
        for match in [*TOGETHER.finditer(self.lower)]:
            self._take(Kind.TOGETHER, match, match[0])

    # ── word by word ─────────────────────────────────────────────────────────────────────────────────────────

    def _words(self) -> None:
        at = 0
        while at < len(self.text):
            if self.text[at].isspace() or self.text[at] == "\x1f":
                at += 1
                continue
            token = self._token(at)
            if token is None:
                end = self._unknown(at)
                self._lose(at, end)
                # A lost word parts what stands before it from what comes: no name reaches across it.
                self.tokens.append(Token(Kind.BREAK, at, end, "lost"))
                at = end
            else:
                self.tokens.append(token)
                at = token.end

    def _token(self, at: int) -> Token | None:
        """A name before a word of ours (张和平), except where the word is longer than one sign."""
        word = keyword_at(self.lower, at)
        if word is not None and word.kind is Kind.BREAK:
            return word
        company = company_at(self.text, at) if word is None else 0
        if word is None or len(word.value) == 1:
            end = name_at(self.text, self.lower, at, self.known)
            if company >= max(end, 1) and (is_latin(self.text[at]) or not (end and keyword_at(self.lower, end))):
                return Token(Kind.COMPANY, at, company, self._as_said(at, company))
            if end and not (word and is_latin(self.text[at]) and word.end >= end):
                return Token(Kind.NAME, at, end, self._as_said(at, end))
        return word

    def _as_said(self, start: int, end: int) -> str:
        return " ".join(self.said[start:end].split())

    def _unknown(self, at: int) -> int:
        """A Latin word whole; of Chinese, up to the next word or name that is known."""
        end = at + 1
        if not is_hanzi(self.text[at]):
            while end < len(self.text) and (is_latin(self.text[end]) or self.text[end] in "'’_@"):
                end += 1
            return end
        while end < len(self.text) and is_hanzi(self.text[end]) and self.lower[end - 1 : end + 1] not in WORDS:
            word = keyword_at(self.lower, end)
            if word is not None and word.kind is not Kind.FILLER:
                break
            end += 1
        return end
