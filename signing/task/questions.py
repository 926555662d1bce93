"""What a party asks the initiator, and what they answer. Read by these two alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from signing.errors import BadAnswer, Refusal
from signing.one_line import one_line

WORDS_LIMIT = 1000  # characters
WAITING_LIMIT = 3  # of one person in one task, without an answer
DAY = timedelta(days=1)
DAY_LIMIT = 10  # of one person in one task


@dataclass(frozen=True, slots=True)
class Question:
    """`name`: the party's at that time; it may be handed on since."""

    id: str
    task_id: str
    party_id: str
    asker_id: str
    name: str
    words: str
    asked_at: datetime
    answer: str | None = None
    answered_at: datetime | None = None


def read_words(said: str) -> str:
    """1 to 1,000 characters; lines stay lines, but no more than one is left empty."""
    lines = [one_line(line) for line in said.splitlines()]
    kept = [line for at, line in enumerate(lines) if line or (at and lines[at - 1])]
    words = "\n".join(kept).strip()
    if not words:
        raise BadAnswer("words-empty")
    if len(words) > WORDS_LIMIT:
        raise BadAnswer("words-too-long", limit=WORDS_LIMIT, length=len(words))
    return words


def check_may_ask(earlier: Sequence[Question], now: datetime) -> None:
    """`earlier`: all that this person has asked in this task."""
    if sum(each.answer is None for each in earlier) >= WAITING_LIMIT:
        raise Refusal("questions-waiting", limit=WAITING_LIMIT)
    if sum(each.asked_at > now - DAY for each in earlier) >= DAY_LIMIT:
        raise Refusal("questions-too-many", limit=DAY_LIMIT)
