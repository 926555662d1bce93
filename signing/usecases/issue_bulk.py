from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.bulk import BulkState
from signing.task.events import BULK_ISSUED
from signing.usecases.bulk_desk import at_bulk
from signing.usecases.bulk_views import BulkView
from signing.usecases.view_bulk import view_bulk


async def issue_bulk(ports: Ports, actor: Actor, bulk_id: str) -> BulkView:
    """The owner says yes: from here on `go_on_bulks` issues it, row by row. Two taps are one. NotAllowed
    `not-found`;
    Refusal `bulk-faulty` (count)."""
    async with at_bulk(ports, actor, bulk_id, "issue-bulk") as desk:
        faults = sum(len(row.faults) for row in await desk.tx.bulks.rows(bulk_id))
        if faults:
            raise Refusal("bulk-faulty", count=faults)
        if await desk.tx.bulks.move(bulk_id, BulkState.CHECKED, BulkState.ISSUING):
            count = await desk.tx.bulks.count(bulk_id)
            facts = {"bulk_id": bulk_id, "template_id": desk.template.id, "rows": count.whole}
            await record(desk.tx, at=ports.clock(), kind=BULK_ISSUED, actor=actor, task_id=None, facts=facts)
    return await view_bulk(ports, actor, bulk_id)
