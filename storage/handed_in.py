"""What signers handed in, each once."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import and_, delete, select

from signing.ports import HandedIn
from storage.rows import Rows, insert, values_of
from storage.tables import handed_in

COLUMNS = [column for column in handed_in.c if column.name != "row"]
KEY = ("task_id", "party_id", "asked_id")


class HandedInRows(Rows):
    async def put(self, file: HandedIn) -> None:
        row = values_of(file)
        rest = {name: each for name, each in row.items() if name not in KEY}
        statement = insert(self._connection, handed_in).values(row)
        await self._changed(statement.on_conflict_do_update(index_elements=KEY, set_=rest))

    async def of_task(self, task_id: str, party_id: str | None = None) -> Sequence[HandedIn]:
        where = handed_in.c.task_id == task_id
        if party_id is not None:
            where = and_(where, handed_in.c.party_id == party_id)
        return await self._all(HandedIn, select(*COLUMNS).where(where).order_by(handed_in.c.row))

    async def drop(self, task_id: str, party_id: str, asked_id: str | None = None) -> bool:
        where = and_(handed_in.c.task_id == task_id, handed_in.c.party_id == party_id)
        if asked_id is not None:
            where = and_(where, handed_in.c.asked_id == asked_id)
        return bool(await self._changed(delete(handed_in).where(where)))
