from __future__ import annotations

from sqlalchemy import and_, delete, select

from signing.ports import Answers
from storage.rows import Rows
from storage.tables import answers


class AnswerRows(Rows):
    async def get(self, task_id: str, party_id: str) -> Answers | None:
        at = and_(answers.c.task_id == task_id, answers.c.party_id == party_id)
        return await self._one(Answers, select(answers).where(at))

    async def put(self, kept: Answers) -> None:
        await self._put(answers, kept)

    async def drop(self, task_id: str, party_id: str | None = None) -> None:
        at = answers.c.task_id == task_id
        await self._changed(
            delete(answers).where(at if party_id is None else and_(at, answers.c.party_id == party_id))
        )
