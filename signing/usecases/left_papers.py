"""Papers that others took the place of: noted where it happens."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from signing.ports import LeftPaper, Transaction
from signing.task.documents import blob_names
from signing.task.model import Task


async def leave_papers(tx: Transaction, before: Task, after: Task, now: datetime) -> None:
    """Of a draft whose documents changed. What follows up another task has its papers from there: they stay."""
    if before.corrects is None and before.rescinds is None:
        gone = blob_names(before.documents) - blob_names(after.documents)
        await leave(tx, after.id, sorted(gone), now)


async def leave(tx: Transaction, task_id: str, names: Iterable[str], now: datetime) -> None:
    await tx.left_papers.note(LeftPaper(name, task_id, now) for name in names)
