from __future__ import annotations

from sqlalchemy import delete, select

from signing.ports import Dialogue
from storage.queue_tables import dialogues
from storage.rows import Rows


class DialogueRows(Rows):
    async def get(self, person_id: str) -> Dialogue | None:
        return await self._one(Dialogue, select(dialogues).where(dialogues.c.person_id == person_id))

    async def put(self, dialogue: Dialogue) -> None:
        await self._put(dialogues, dialogue)

    async def end(self, person_id: str) -> None:
        await self._changed(delete(dialogues).where(dialogues.c.person_id == person_id))
