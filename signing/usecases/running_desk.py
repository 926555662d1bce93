"""The initiator changes the parties of a running task: one transaction each, refusals in the chain."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from signing.errors import NotAllowed, Stale
from signing.ports import Actor, Ports
from signing.usecases.admission import Desk, at_desk


@asynccontextmanager
async def at_running(
    ports: Ports, actor: Actor, task_id: str, act: str, version: int | None
) -> AsyncIterator[Desk]:
    """NotAllowed `initiator-only`; Stale `task-changed` where a button was made for another version."""
    async with at_desk(ports, actor, task_id, act) as desk:
        if desk.task.initiator_id != desk.person.id:
            raise NotAllowed("initiator-only")
        if version is not None and version != desk.task.version:
            raise Stale("task-changed")
        yield desk
    ports.wake()
