from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from signing.ports import Json
from storage.queue_tables import inbox
from storage.rows import Rows


class InboxRows(Rows):
    async def store(self, update_id: int, payload: Json, at: datetime) -> bool:
        row = {"update_id": update_id, "payload": payload, "received_at": at, "attempts": 0, "done": False}
        return await self._add_new(inbox, row, "update_id")

    async def waiting(self, limit: int) -> Sequence[tuple[int, Json]]:
        query = select(inbox.c.update_id, inbox.c.payload).where(~inbox.c.done).order_by(inbox.c.id).limit(limit)
        return [(row.update_id, row.payload) for row in await self._connection.execute(query)]

    async def done(self, update_id: int, error: str | None = None) -> None:
        # The payload goes: somebody may have typed a code or a phone number into the chat.
        changes = {"done": True, "error": error, "payload": None}
        await self._changed(update(inbox).where(inbox.c.update_id == update_id).values(changes))

    async def attempt(self, update_id: int) -> int:
        counted = update(inbox).where(inbox.c.update_id == update_id).values(attempts=inbox.c.attempts + 1)
        count = await self._scalar(counted.returning(inbox.c.attempts))
        if count is None:
            raise LookupError(f"no update {update_id}")
        return int(count)

    async def last_id(self) -> int | None:
        """Of the newest arrival, not the highest: see the table."""
        found: int | None = await self._scalar(select(inbox.c.update_id).order_by(inbox.c.id.desc()).limit(1))
        return found
