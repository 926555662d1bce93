"""Numbers about tasks, counted where they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class MonthCount:
    """Of the tasks sent in [begins, ends): all, those that are completed by now, and those that failed (rejected,
    withdrawn, not signed in time)."""

    begins: datetime
    ends: datetime
    sent: int
    completed: int
    failed: int


class Stats(Protocol):
    """`initiator_id` None: of everybody."""

    async def by_month(
        self, spans: Sequence[tuple[datetime, datetime]], initiator_id: str | None
    ) -> Sequence[MonthCount]: ...
    async def lives(
        self, since: datetime, initiator_id: str | None, limit: int
    ) -> Sequence[tuple[datetime, datetime]]:
        """Of the newest completed tasks: sent, and completed."""
        ...

    async def open_now(self, now: datetime, initiator_id: str | None) -> tuple[int, int]:
        """Under way, and of these past their deadline."""
        ...
