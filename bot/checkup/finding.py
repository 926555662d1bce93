from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"  # works, and should be seen to
    BAD = "bad"  # something does not work, or soon will not


@dataclass(frozen=True, slots=True)
class Finding:
    """Worded as `check-<code>` with `facts`: what is, and, unless all is well, what to do. No secrets in them."""

    level: Level
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def fine(code: str, **facts: Any) -> Finding:
    return Finding(Level.OK, code, facts)


def warning(code: str, **facts: Any) -> Finding:
    return Finding(Level.WARN, code, facts)


def bad(code: str, **facts: Any) -> Finding:
    return Finding(Level.BAD, code, facts)
