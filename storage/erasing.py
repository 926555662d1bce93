"""What rows of an ended task say of people, apart from task and chain themselves, goes."""

from __future__ import annotations

from sqlalchemy import delete

from storage.queue_tables import outbox
from storage.rows import Rows
from storage.tables import (
    answers,
    codes,
    group_cards,
    group_links,
    handed_in,
    intents,
    invitations,
    page_links,
    pages_read,
    questions,
    reports,
)

GONE = (
    *(answers, questions, pages_read, handed_in, reports, intents, codes),
    *(invitations, page_links, group_cards, group_links, outbox),
)


class ErasingRows(Rows):
    async def erase(self, task_id: str) -> int:
        return sum([await self._changed(delete(table).where(table.c.task_id == task_id)) for table in GONE])
