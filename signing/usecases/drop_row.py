from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.bulk import BulkState
from signing.task.events import BULK_CHANGED
from signing.usecases.bulk_desk import at_bulk
from signing.usecases.bulk_views import BulkView
from signing.usecases.view_bulk import view_bulk


async def drop_row(ports: Ports, actor: Actor, bulk_id: str, *, at: int) -> BulkView:
    """Row `at` is left out; twice is once. NotAllowed `not-found`; Refusal `bulk-begun`, `bulk-row-only`."""
    async with at_bulk(ports, actor, bulk_id, "drop-row") as desk:
        if desk.bulk.state is not BulkState.CHECKED:
            raise Refusal("bulk-begun")
        if (await desk.tx.bulks.count(bulk_id)).whole == 1:
            raise Refusal("bulk-row-only")
        if await desk.tx.bulks.drop_row(bulk_id, at):
            facts = {"bulk_id": bulk_id, "row": at, "what": "dropped"}
            await record(desk.tx, at=ports.clock(), kind=BULK_CHANGED, actor=actor, task_id=None, facts=facts)
    return await view_bulk(ports, actor, bulk_id, line=at)
