"""Evidence reports that were given out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Report:
    """An evidence report as one person gets it: of what they may see. `sha256` names its blob; `entries`: how many
    of the record it tells."""

    task_id: str
    person_id: str
    language: str
    sha256: str
    size: int
    entries: int
    made_at: datetime


class Reports(Protocol):
    async def add(self, report: Report) -> None: ...
    async def newest(self, task_id: str, person_id: str, language: str) -> Report | None: ...
    async def newest_of(self, task_id: str) -> Sequence[Report]: ...
    async def of_task(self, task_id: str) -> Sequence[Report]:
        """All that were ever made of it."""
        ...

    async def by_digest(self, sha256: str) -> Report | None: ...
