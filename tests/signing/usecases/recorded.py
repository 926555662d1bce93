"""A house with a witness beside its database, and the entries of a chain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from signing.ports import AuditEntry
from storage.witness import FolderWitness
from tests.world import World


@pytest.fixture
def house(world: World) -> World:
    world.ports = replace(world.ports, witness=FolderWitness(world.folder / "checkpoints"))
    return world


async def chain(world: World, task_id: str | None) -> list[AuditEntry]:
    async with world.ports.transaction() as tx:
        return list(await tx.audit.of_task(task_id))
