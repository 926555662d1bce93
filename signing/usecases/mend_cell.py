from __future__ import annotations

import asyncio

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.bulk import BulkState, Column, columns_of
from signing.task.events import BULK_CHANGED
from signing.usecases.bulk_desk import at_bulk
from signing.usecases.bulk_views import BulkView
from signing.usecases.sheet_rows import reader_for
from signing.usecases.view_bulk import view_bulk


async def mend_cell(ports: Ports, actor: Actor, bulk_id: str, *, at: int, column: Column, words: str) -> BulkView:
    """Other words in a cell of row `at`, as if they had stood in the sheet. NotAllowed `not-found`; Refusal
    `bulk-begun`, `bulk-row-gone`, and whatever a cell is refused for: then it stays as it was."""
    async with at_bulk(ports, actor, bulk_id, "mend-cell") as desk:
        if desk.bulk.state is not BulkState.CHECKED:
            raise Refusal("bulk-begun")
        row = next((each for each in await desk.tx.bulks.rows(bulk_id) if each.at == at), None)
        if row is None or column not in columns_of(desk.version):
            raise Refusal("bulk-row-gone")
        reader = reader_for(ports, desk.person, desk.version)
        await desk.tx.bulks.save_row(bulk_id, await asyncio.to_thread(reader.mended, row, column, words))
        facts = {"bulk_id": bulk_id, "row": at, "what": "cell", "column": f"{column.what.value}:{column.about}"}
        await record(desk.tx, at=ports.clock(), kind=BULK_CHANGED, actor=actor, task_id=None, facts=facts)
    return await view_bulk(ports, actor, bulk_id, line=at)
