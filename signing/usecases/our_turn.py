"""While the move is ours (preparing, closing): a change of the task, unless it has moved on meanwhile."""

from __future__ import annotations

from collections.abc import Callable

from signing.errors import Waiting
from signing.ports import SYSTEM, Ports, Transaction
from signing.task import actions
from signing.task.actions import Change
from signing.task.model import Task, TaskState
from signing.usecases.announce import settle


async def change_while(
    ports: Ports, tx: Transaction, task_id: str, state: TaskState, change: Callable[[Task], Change]
) -> bool:
    """False, and nothing changed, if it is in another state by now: ours is thrown away."""
    task = await tx.tasks.claim(task_id)
    if task is None or task.state is not state:
        return False
    after, events = change(task)
    await settle(ports, tx, task, after, events, actor=SYSTEM)
    return True


async def wait_while(ports: Ports, task_id: str, state: TaskState, missing: Waiting) -> None:
    """Says what is missing; the job is put off by whoever runs it."""
    async with ports.transaction() as tx:
        await change_while(
            ports, tx, task_id, state, lambda task: actions.waits(task, ports.clock(), code=missing.code)
        )
    ports.wake()
