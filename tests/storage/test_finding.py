"""The index itself, on both databases: what is put is found, newest first, and what changed or went is not."""

from __future__ import annotations

import random
from itertools import combinations, product

import pytest
from alembic import command
from sqlalchemy import text

from signing.ports.finding import ABOUT, FindEntry
from storage import stretches
from storage.migrations.upgrade import alembic_config, migrating
from storage.tables import find_entries
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

        for _ in range(3):
            await tx.finding.put(entry(ids[0], "合同", "rare"))
        await tx.finding.put(entry(ids[2], "rare"))
        assert (await tx.finding.search([WORDS["rare"]], 1))[0] == (newest + 1, ids[2]), "no number is lost"

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


@pytest.mark.parametrize("few", [stretches.FEW, 0])
async def test_however_far_back_the_newest_that_have_all_terms_come_first(
    database: Database, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numbers with wide gaps, over many stretches; asked as the few that they are, and as if they were many."""
    monkeypatch.setattr(stretches, "FEW", few)
    task = await stored(database)
    chance = random.Random(19)
    numbers = sorted({int(chance.paretovariate(0.2)) % 900_000 + 1 for _ in range(250)})
    rows = [
        (number, tuple(sorted(chance.sample([*WORDS.values()], chance.randint(1, 3)))), chance.random() < 0.8)
        for number in numbers
    ]
    async with database.transaction() as tx:
        for at, (number, terms, shown) in enumerate(rows):
            values = {"id": number, "task_id": task.id, "document": at, "shown": shown, "terms": terms}
            await tx._connection.execute(find_entries.insert().values(paper="", inside=(), **values))
            if tx.finding._on_sqlite:
                await tx.finding._post(number, None, terms)
        asked = 0
        for words in (*combinations(WORDS.values(), 1), *combinations(WORDS.values(), 2)):
            for limit, above, shown_only in product((1, 9, 300), (0, numbers[60], numbers[-20]), (False, True)):
                wanted = [
                    number
                    for number, terms, shown in reversed(rows)
                    if {*words} <= {*terms} and number > above and (shown or not shown_only)
                ][:limit]
                found = await tx.finding.search(words, limit, shown_only=shown_only, above=above)
                assert [number for number, _ in found] == wanted, (words, limit, above, shown_only)
                asked += bool(wanted)
    assert asked > 100


async def test_what_was_filed_before_the_index_knew_the_newest_is_found_after_it(database: Database) -> None:
    task = await stored(database)
    async with database.transaction() as tx:
        await tx.finding.put(entry(task.id, "王芳", "采购"))
    async with migrating(database.engine) as connection:
        await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), "0034"))
    await database.migrate()
    async with database.transaction() as tx:
        assert [found for _, found in await tx.finding.search([WORDS["王芳"]], 9)] == [task.id]
