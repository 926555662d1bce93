"""A request as people say it becomes what a draft needs, by plain rules:

请让李明和王芳依次签这份合同，下周五前
get this signed by Ann then Bob by Friday, remind daily

Nothing is guessed: what is not understood is named, word by word, and what is not said is left open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from signing.task.model import Order
from signing.task.sentence_dates import find_moments
from signing.task.sentence_forms import Forms
from signing.task.sentence_joining import joined
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_names import company_at, name_at, without_courtesy
from signing.task.sentence_needs import COUNTED, TOGETHER, find_enough
from signing.task.sentence_people import who_does_what
from signing.task.sentence_places import sure_name_at
from signing.task.sentence_reminders import find_reminders
from signing.task.sentence_spoken import Spoken
from signing.task.sentence_vocabulary import WORDS
from signing.task.sentence_words import find_forms, is_hanzi, is_latin, keyword_at

SENTENCE_LIMIT = 1000  # characters; a caption has 1024


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
    here = now.astimezone(ZoneInfo(zone))
    reader = _Reader(text[:SENTENCE_LIMIT], region, here=here, known=known)
    return reader.read(text[SENTENCE_LIMIT:])


@dataclass
class _Reader(Forms):
    """Takes a sentence apart: first what has a form of its own, which is then blotted out, then word by word."""

    here: datetime = field(kw_only=True)
    known: Collection[str] = frozenset()
    walked: list[Token] = field(default_factory=list)  # word by word, in their order

    def read(self, beyond: str) -> Sentence:
        title = self.title()
        self.polite()
        self.reach()
        every, hours, remind_at = self._reminders()
        deadline, words, bad = self._deadline()
        self.denied()
        self._choices()
        self._words()
        self.tokens.sort(key=lambda token: token.start)
        meant = who_does_what(joined(self.tokens))
        for token in meant.lost:
            self.lose(token.start, token.end)
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
            lost=(*self.lost_words(), *((beyond.strip(),) if beyond.strip() else ())),
            asks=asks,
            enough=meant.enough,
        )

    def _reminders(self) -> tuple[int | None, tuple[int, ...] | None, str]:
        """One repetition, any number of hours; a second word against the first is lost."""
        every: int | None = None
        clock = ""
        hours: list[int] = []
        for found in sorted(find_reminders(self.lower), key=lambda each: each.start):
            never = not found.every and not found.hours
            against = (found.every and every is not None) or (never and (every is not None or hours))
            if against or (found.hours and every == 0 and not hours):
                self.lose(found.start, found.end)
            elif found.hours:
                hours.append(found.hours)
            else:
                every, clock = found.every, found.at
            if found.not_used and not against:
                self.lose(*found.not_used)
            self.blot(found.start, found.end)
        if every is None and not hours:
            return None, None, ""
        return every or 0, tuple(sorted(set(hours), reverse=True)), clock

    def _deadline(self) -> tuple[datetime | None, str, str]:
        """The first one; another that says something else is lost."""
        deadline: datetime | None = None
        words = bad = ""
        for moment in [*find_moments(self.text, self.lower, self.here)]:
            if moment.told_of:
                self.lose(moment.start, moment.end)
            elif moment.at is None and not words and not bad:
                bad = moment.words
            elif moment.at is not None and deadline is None and not bad:
                deadline, words = moment.at, moment.words
            elif moment.at != deadline or moment.at is None:
                self.lose(moment.start, moment.end)
            self.blot(moment.start, moment.end)
        return deadline, words, bad

    def _choices(self) -> None:
        for found in [*find_enough(self.lower)]:
            value = f"{found.count}/{found.of}/{int(found.ahead)}"
            self.tokens.append(Token(Kind.SOME, found.start, found.end, value))
            self.blot(found.start, found.end)
        for token in [*find_forms(self.lower)]:
            self.tokens.append(token)
            self.blot(token.start, token.end)
        for match in [*COUNTED.finditer(self.lower)]:
            self.take(Kind.FILLER, match, match[0])
        for match in [*TOGETHER.finditer(self.lower)]:
            self.take(Kind.TOGETHER, match, match[0])

    # ── word by word ─────────────────────────────────────────────────────────────────────────────────────────

    def _words(self) -> None:
        at, walked = 0, self.walked
        while at < len(self.text):
            if self.text[at].isspace() or self.text[at] == "\x1f":
                at += 1
                continue
            token = self._token(at)
            if token is None:
                end = self._unknown(at)
                self.lose(at, end)
                # A lost word parts what stands before it from what comes: no name reaches across it.
                token = Token(Kind.BREAK, at, end, "lost")
            walked.append(token)
            at = token.end
        self.tokens += walked

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
                return Token(Kind.NAME, at, end, without_courtesy(self._as_said(at, end)))
            end, name = sure_name_at(self.text, self.lower, at, self.walked) if word is None else (0, "")
            if end:
                return Token(Kind.NAME, at, end, " ".join(name.split()))
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
            if word is not None and (word.kind is not Kind.FILLER or self._before_a_name(word)):
                break
            end += 1
        return end

    def _before_a_name(self, word: Token) -> bool:
        """租赁合同李明签."""
        there = (
            (len(word.value) > 1 or word.value in "的给")
            and word.end < len(self.text)
            and is_hanzi(self.text[word.end])
        )
        return there and name_at(self.text, self.lower, word.end, self.known) > 0
