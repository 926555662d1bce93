"""How the screens speak to one reader: their language, their zone, and nothing unescaped."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from html import escape, unescape
from typing import Any
from zoneinfo import ZoneInfo

from signing.ports import Installation
from signing.task.model import Person
from signing.wording import LANGUAGES, WordingError, has, say, say_moment
from signing.wording.moments import say_day, say_past, say_short

# A draft's card stands below a picture: a caption's limit (1024), with some to spare.
CARD_LIMIT = 1000
TASK_CARD_LIMIT = 2500  # of 4096: longer is not read on a phone
MESSAGE_LIMIT = 4000  # of 4096
SAME_YEAR = timedelta(days=300)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Voice:
    language: str
    zone: str  # IANA name

    def say(self, key: str, /, **facts: Any) -> str:
        """A sentence as HTML: the facts are people's words, so all of it is escaped."""
        return escape(say(self.language, key, **facts), quote=False)

    def label(self, key: str, /, **facts: Any) -> str:
        """For a button, which is no HTML."""
        return cut(say(self.language, key, **facts), 60)

    def pair(self, key: str, value: str) -> str:
        """ "Title: …", where `value` is HTML already."""
        return f"{self.say(key)}{'：' if self.language == 'zh' else ': '}{value}"

    def when(self, at: datetime, *, since: datetime | None = None) -> str:
        """`since`: when it was chosen, where the year is only said if it can be another."""
        year = since is None or at - since > SAME_YEAR
        return say_moment(self.language, self._here(at), year=year)

    def soon(self, at: datetime) -> str:
        """Of the next months: without its year."""
        return self.when(at, since=at)

    def past(self, at: datetime) -> str:
        """Of what is over: with its year, without weekday and zone."""
        return say_past(self.language, self._here(at))

    def short(self, at: datetime) -> str:
        """Month, day and time, for lines of a list."""
        return say_short(self.language, self._here(at))

    def day(self, at: datetime | date) -> str:
        return say_day(self.language, self._here(at).date() if isinstance(at, datetime) else at)

    def _here(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))

    def listed(self, words: Sequence[str]) -> str:
        return ("、" if self.language == "zh" else ", ").join(words)


def voice_of(person: Person, installation: Installation) -> Voice:
    return Voice(person.speaks, person.time_zone or installation.time_zone)


def can_say(key: str) -> bool:
    """Whether there is such a sentence, and it needs no facts: for codes that come from elsewhere."""
    try:
        return has(key) and all(bool(say(language, key)) for language in LANGUAGES)
    except WordingError:
        return False


def units(text: str) -> int:
    """UTF-16 units: what Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def shown_units(html: str) -> int:
    """As counted after the entities are parsed."""
    return units(unescape(_TAG.sub("", html)))


def cut(words: str, limit: int) -> str:
    """One line of at most `limit` characters."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def word(words: str, limit: int = 80) -> str:
    """Somebody's own words inside HTML, cut."""
    return escape(cut(words, limit), quote=False)


def word_lines(words: str, limit: int = 1000) -> str:
    """Somebody's own words inside HTML, with their lines."""
    return escape(words[:limit], quote=False)


def bold(html: str) -> str:
    return f"<b>{html}</b>"


def fitted(
    before: Sequence[str],
    lines: Sequence[str],
    after: Sequence[str],
    more: Callable[[int], str],
    limit: int = CARD_LIMIT,
) -> str:
    """`before`, as many of `lines` as there is room for, and `after`, each on a line of its own; `more(n)` stands
    for the n lines left out."""
    fixed = shown_units("\n".join([*before, *after])) + 2
    room = limit - fixed
    kept = list(lines)
    while kept and shown_units("\n".join(kept)) + (40 if len(kept) < len(lines) else 0) > room:
        kept.pop()
    left = len(lines) - len(kept)
    return "\n".join([*before, *kept, *([more(left)] if left else []), *after])
