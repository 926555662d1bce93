"""Replaced papers, and who still names them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.ports import HandedIn, LeftPaper
from signing.task.model import Document
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored

NAMES = [letter * 64 for letter in "abcdef"]


async def test_they_are_named_by_their_own_task_by_papers_and_by_nobody(database: Database) -> None:
    task = await stored(database)
    mine = replace(task, documents=(Document("a.pdf", NAMES[0], NAMES[1], 1, 10),), version=task.version + 1)
    papers = [LeftPaper(name, task.id, NOW + timedelta(days=at)) for at, name in enumerate(NAMES)]
    async with database.transaction() as tx:
        await tx.tasks.save(mine, expected_version=task.version)
        await tx.handed_in.put(HandedIn("h", task.id, "p1", "card", "card.jpg", NAMES[2], 10, NOW))
        await tx.left_papers.note(papers)
        assert [await tx.left_papers.is_named(each) for each in papers] == [True, True, True, False, False, False]
        later = replace(papers[0], left_at=NOW + timedelta(days=30))
        await tx.left_papers.note([later])
        assert await tx.left_papers.left_before(NOW + timedelta(days=3), 5) == papers[1:3]
        assert await tx.left_papers.left_before(NOW + timedelta(days=99), 9) == [*papers[1:], later]
        await tx.left_papers.forget(NAMES[1])
        assert await tx.left_papers.left_before(NOW + timedelta(days=99), 1) == papers[2:3]
