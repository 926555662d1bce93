"""The index itself, on both databases: what is put is found, newest first, and what changed or went is not."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from signing.ports.finding import ABOUT, FindEntry
from storage.unit_of_work import Database
from tests.storage.rows import stored

WORDS = {"王芳": -7, "采购": 2**31 - 1, "合同": -(2**31), "rare": 5}


def entry(task_id: str, *words: str, document: int = ABOUT, shown: bool = True) -> FindEntry:
    return FindEntry(task_id, document, shown, tuple(sorted(WORDS[word] for word in words)), "paper", (1, -2))


async def test_entries_are_found_by_all_of_their_terms_newest_first(database: Database) -> None:
    ids = [(await stored(database, id=f"task{n}", number=f"YX-261124-000{n}")).id for n in range(3)]
    async with database.transaction() as tx:
        await tx.finding.put(entry(ids[0], "王芳", "采购"))
        await tx.finding.put(entry(ids[1], "王芳", "合同", shown=False))
        await tx.finding.put(entry(ids[2], "王芳", "采购", "合同", document=0))

        async def found(*words: str, **how: object) -> list[str]:
            rows = await tx.finding.search([WORDS[word] for word in words], 10, **how)  # type: ignore[arg-type]
            return [task_id for _, task_id in rows]

        assert await found("王芳") == [ids[2], ids[1], ids[0]]
        assert await found("采购", "王芳") == [ids[2], ids[0]]
        assert await found("王芳", shown_only=True) == [ids[2], ids[0]]
        assert await found("rare") == []
        assert len(await tx.finding.search([WORDS["王芳"]], 2)) == 2
        (newest, _), (second, _), _ = await tx.finding.search([WORDS["王芳"]], 10)
        assert await found("王芳", above=second) == [ids[2]] and await found("王芳", above=newest) == []
        assert await found("王芳", above=second - 1, shown_only=True) == [ids[2]]

        await tx.finding.put(entry(ids[0], "合同", "rare"))
        assert await found("王芳") == [ids[2], ids[1]]
        assert await found("合同") == [ids[2], ids[1], ids[0]], "a change does not make it newer"
        assert await tx.finding.entries(ids[0]) == [entry(ids[0], "合同", "rare")]

        await tx.finding.drop(ids[2], 0)
        await tx.finding.drop(ids[0])
        assert await found("合同") == [ids[1]]


async def test_what_is_saved_is_due_until_it_is_taken_as_it_was_seen(database: Database) -> None:
    task = await stored(database)
    async with database.transaction() as tx:
        assert await tx.finding.due(5) == [(task.id, task.version)]
        assert not await tx.finding.take(task.id, task.version + 1)
        assert await tx.finding.take(task.id, task.version)
        assert await tx.finding.due(5) == []


@pytest.mark.parametrize("word", ["王芳", "采购"])
async def test_the_database_holds_no_word(database: Database, word: str) -> None:
    task = await stored(database)
    async with database.transaction() as tx:
        await tx.finding.put(entry(task.id, word))
        rows = (await tx._connection.execute(text("SELECT * FROM find_entries"))).all()
    assert word not in repr(rows)
