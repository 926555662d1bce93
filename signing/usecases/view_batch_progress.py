from __future__ import annotations

from dataclasses import replace

from signing.ports import Actor, Ports
from signing.task.batch import ItemState
from signing.usecases.batch_desk import check_theirs
from signing.usecases.batch_views import BatchProgress
from signing.usecases.go_on_batch import ENDS, go_on_batch


async def view_batch_progress(ports: Ports, actor: Actor, batch_id: str, *, go_on: bool = False) -> BatchProgress:
    """How far it is; with `go_on`, after the next task was acted in. Only for whose batch it is."""
    await check_theirs(ports, actor, batch_id, "view-batch")
    if go_on:
        await go_on_batch(ports, batch_id)
    async with ports.transaction() as tx:
        batch = await tx.batches.get(batch_id)
        assert batch is not None, "batches are never deleted"
        found = []
        for item in await tx.batches.items(batch_id):
            task = await tx.tasks.get(item.task_id)
            assert task is not None, "tasks are never deleted"
            party = task.party(item.party_id)
            if item.state is ItemState.PENDING and party is not None:
                # What it waited for may be back.
                found.append((replace(item, state=ENDS.get(party.state, ItemState.LEFT)), task))
            else:
                found.append((item, task))
    return BatchProgress(batch, tuple(found))
