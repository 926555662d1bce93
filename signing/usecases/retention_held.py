"""A legal hold, asked for by whatever else erases or deletes."""

from __future__ import annotations

from signing.errors import Refusal
from signing.ports import Transaction
from signing.task.model import Task


async def check_not_held(tx: Transaction, task: Task) -> None:
    """Refusal `held`."""
    _, by_folder = await tx.keepings.folders_of(task.id)
    if by_folder or (await tx.keepings.get(task.id)).held:
        raise Refusal("held", number=task.number)
