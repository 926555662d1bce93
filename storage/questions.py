"""Questions of parties to the initiator, each answered once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, select, update

from signing.task.questions import Question
from storage.rows import Rows
from storage.tables import questions

COLUMNS = [column for column in questions.c if column.name != "row"]


class QuestionRows(Rows):
    async def add(self, question: Question) -> None:
        await self._add(questions, question)

    async def of_task(self, task_id: str) -> Sequence[Question]:
        query = select(*COLUMNS).where(questions.c.task_id == task_id).order_by(questions.c.row)
        return await self._all(Question, query)

    async def answer(self, question_id: str, words: str, at: datetime) -> bool:
        unanswered = and_(questions.c.id == question_id, questions.c.answer.is_(None))
        values = {"answer": words, "answered_at": at}
        return bool(await self._changed(update(questions).where(unanswered).values(values)))
