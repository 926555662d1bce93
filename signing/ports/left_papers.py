"""Files that a draft or a party held once, and that others took the place of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class LeftPaper:
    """`sha256` names its blob; `task_id`: whose it was."""

    sha256: str
    task_id: str
    left_at: datetime


class LeftPapers(Protocol):
    async def note(self, papers: Iterable[LeftPaper]) -> None:
        """The latest time counts."""
        ...

    async def left_before(self, moment: datetime, limit: int) -> Sequence[LeftPaper]:
        """Oldest first."""
        ...

    async def is_named(self, paper: LeftPaper) -> bool:
        """By any row that needs its bytes: its own task's, a template's, what was handed in, the register of
        revisions, a report's, a seal's."""
        ...

    async def forget(self, sha256: str) -> None: ...
