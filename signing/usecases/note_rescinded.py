from __future__ import annotations

from signing.ports import SYSTEM, Ports, Transaction
from signing.task import follow_ups
from signing.task.model import Task
from signing.usecases.announce import settle


async def note_rescinded(ports: Ports, tx: Transaction, agreement: Task) -> None:
    """The agreement has been completed: the task that it ends says so, wherever it is shown."""
    old = await tx.tasks.claim(agreement.rescinds) if agreement.rescinds else None
    if old is not None:
        after, events = follow_ups.rescinded(old, agreement, ports.clock())
        await settle(ports, tx, old, after, events, actor=SYSTEM)
