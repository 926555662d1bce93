from __future__ import annotations

from sqlalchemy import delete, select, update

from signing.task.put_off import PutOff
from storage.rows import Rows, values_of
from storage.tables.put_off import put_off


class PutOffRows(Rows):
    async def add(self, act: PutOff) -> bool:
        return await self._add_new(put_off, values_of(act), "task_id", "person_id")

    async def get(self, act_id: str) -> PutOff | None:
        return await self._one(PutOff, select(put_off).where(put_off.c.id == act_id))

    async def of(self, task_id: str, person_id: str) -> PutOff | None:
        theirs = (put_off.c.task_id == task_id, put_off.c.person_id == person_id)
        return await self._one(PutOff, select(put_off).where(*theirs))

    async def stands_in(self, act_id: str, message_id: int) -> None:
        await self._changed(update(put_off).where(put_off.c.id == act_id).values(message_id=message_id))

    async def take(self, act_id: str) -> bool:
        return bool(await self._changed(delete(put_off).where(put_off.c.id == act_id)))
