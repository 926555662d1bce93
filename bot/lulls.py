"""How long to wait before the next try."""

from __future__ import annotations

import random


class Lull:
    """Doubles with each failure, up to `longest` seconds; a little by chance, so that many do not come at once."""

    def __init__(self, first: float, longest: float) -> None:
        self._first = first
        self._longest = longest
        self._failures = 0

    def next(self, *, most: float | None = None) -> float:
        seconds = lull(self._failures, first=self._first, longest=min(self._longest, most or self._longest))
        self._failures += 1
        return seconds

    def over(self) -> None:
        self._failures = 0


def lull(failures: int, *, first: float, longest: float) -> float:
    """Seconds after that many failures before this one."""
    seconds = min(first * 2.0 ** min(failures, 20), longest)
    return seconds * random.uniform(0.9, 1.1)  # noqa: S311 - spreads load, hides nothing
