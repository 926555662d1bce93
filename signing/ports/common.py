"""What all the ports speak of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")
Json = Any  # what json.dumps takes: str, int, bool, None, lists and dicts of them


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does it and how they came in; goes into the audit entry as it is."""

    person_id: str | None  # None: the system itself
    channel: str  # "chat" | "page" | "timer" | "cli"
    ip: str | None = None
    agent: str | None = None  # user agent, at most 300 characters
    identified: str | None = None  # how we know: "telegram" (numeric id), "init-data", "link"; None: not at all
    language: str | None = None  # "zh" | "en": what was shown


SYSTEM = Actor(person_id=None, channel="timer")
