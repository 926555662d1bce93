"""Signing tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from signing.task.model import Task


@dataclass(frozen=True, slots=True)
class TaskFilter:
    initiator_id: str | None = None
    waiting_on: str | None = None  # person id whose move it is now
    party_person: str | None = None  # person id who is any party of it
    states: frozenset[str] | None = None
    deadline_before: datetime | None = None
    ids: frozenset[str] | None = None
    limit: int = 50
    offset: int = 0


class Tasks(Protocol):
    async def add(self, task: Task) -> None: ...
    async def get(self, task_id: str) -> Task | None: ...
    async def claim(self, task_id: str) -> Task | None:
        """Like `get`, but nobody else changes the task until this transaction ends (SELECT … FOR UPDATE)."""
        ...

    async def save(self, task: Task, *, expected_version: int) -> None:
        """Replaces task, parties and fields. Raises Stale("task-changed") if the row has another version."""
        ...

    async def find(self, wanted: TaskFilter) -> Sequence[Task]:
        """Overdue and nearest deadlines first, then newest first."""
        ...

    async def count_by_state(self, initiator_id: str | None = None) -> Mapping[str, int]: ...
    async def next_number(self, day: str) -> str:
        """`day` is yymmdd; gives YX-<day>-0001, 0002, …: never the same twice, on both databases."""
        ...

    async def by_number(self, number: str) -> Task | None: ...
    async def by_document(self, sha256: str) -> Task | None:
        """The task one of whose revisions has this digest."""
        ...
