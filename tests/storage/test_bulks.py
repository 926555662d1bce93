from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.task.bulk import Bulk, BulkCount, BulkRow, BulkState, Column, Fault, What
from signing.task.template_filling import Filling, Somebody
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored
from tests.storage.test_templates import TEMPLATE

BULK = Bulk("bulk1", "li", "tpl1", 1, NOW)
ROWS = [
    BulkRow(3, Filling(1, {"r1": Somebody("王芳", "青禾", "+8613800138001", telegram_id=7)}, {"sum": "8"})),
    BulkRow(
        4,
        Filling(1, {"r1": Somebody("赵磊", me=True)}),
        "协议",
        NOW + timedelta(days=1),
        (Fault(4, Column(What.PHONE, "r1"), "party-phone-wrong", {"phone": "1"}, "1"),),
    ),
]


async def kept(database: Database) -> str:
    """With a task to settle a row with."""
    task = await stored(database)
    async with database.transaction() as tx:
        initiator = task.initiator_id
        await tx.templates.add(replace(TEMPLATE, owner_id=initiator))
        await tx.bulks.add(replace(BULK, owner_id=initiator), ROWS)
    return task.id


async def test_a_sheet_comes_back_as_it_went_in(database: Database) -> None:
    await kept(database)
    async with database.transaction() as tx:
        found = await tx.bulks.get("bulk1")
        assert found is not None and replace(found, owner_id="li") == BULK
        assert await tx.bulks.get("none") is None
        assert await tx.bulks.rows("bulk1") == ROWS
        assert await tx.bulks.waiting_rows("bulk1", 1, NOW) == ROWS[:1]
        assert await tx.bulks.issuing() == []


async def test_a_row_is_settled_once(database: Database) -> None:
    task_id = await kept(database)
    async with database.transaction() as tx:
        assert await tx.bulks.settle_row("bulk1", 3, task_id=task_id)
        assert not await tx.bulks.settle_row("bulk1", 3, refusal={"code": "x", "facts": {}})
        assert await tx.bulks.settle_row("bulk1", 4, refusal={"code": "x", "facts": {"a": 1}})
        assert not await tx.bulks.settle_row("bulk1", 4, task_id=task_id)
        assert await tx.bulks.count("bulk1") == BulkCount(2, 1, 1)
        assert await tx.bulks.waiting_rows("bulk1", 9, NOW) == []
        first, second = await tx.bulks.rows("bulk1")
        assert (first.task_id, first.refusal) == (task_id, None)
        assert second.refusal == {"code": "x", "facts": {"a": 1}}


async def test_it_moves_on_once_and_only_what_was_not_issued_is_dropped(database: Database) -> None:
    await kept(database)
    async with database.transaction() as tx:
        first = await tx.bulks.get("bulk1")
        assert first is not None
        owner = first.owner_id
        assert await tx.bulks.move("bulk1", BulkState.CHECKED, BulkState.ISSUING)
        assert not await tx.bulks.move("bulk1", BulkState.CHECKED, BulkState.ISSUING)
        await tx.bulks.add(replace(BULK, id="bulk2", owner_id=owner), ROWS)
        await tx.bulks.drop_unissued("somebody")
        assert await tx.bulks.get("bulk2") is not None
        await tx.bulks.drop_unissued(owner)
        assert await tx.bulks.get("bulk2") is None and await tx.bulks.rows("bulk2") == []
        assert [each.id for each in await tx.bulks.issuing()] == ["bulk1"]


async def test_a_row_that_failed_waits_and_its_tries_are_counted(database: Database) -> None:
    await kept(database)
    async with database.transaction() as tx:
        await tx.bulks.put_off("bulk1", 3, NOW + timedelta(seconds=30))
        assert [row.at for row in await tx.bulks.waiting_rows("bulk1", 9, NOW)] == [4]
        later = NOW + timedelta(seconds=30)
        assert [(row.at, row.tries) for row in await tx.bulks.waiting_rows("bulk1", 9, later)] == [(3, 1), (4, 0)]


async def test_rows_change_and_go_only_before_they_are_issued(database: Database) -> None:
    await kept(database)
    async with database.transaction() as tx:
        mended = replace(ROWS[1], title="改好", faults=())
        await tx.bulks.save_row("bulk1", mended)
        assert (await tx.bulks.rows("bulk1"))[1] == mended
        assert await tx.bulks.drop_row("bulk1", 4) and not await tx.bulks.drop_row("bulk1", 4)
        await tx.bulks.move("bulk1", BulkState.CHECKED, BulkState.ISSUING)
        await tx.bulks.save_row("bulk1", replace(ROWS[0], title="late"))
        assert not await tx.bulks.drop_row("bulk1", 3)
        assert await tx.bulks.rows("bulk1") == ROWS[:1]


async def test_parties_whom_nobody_stands_behind_are_counted(database: Database) -> None:
    task_id = await kept(database)
    async with database.transaction() as tx:
        task = await tx.tasks.get(task_id)
        assert task is not None
        assert await tx.bulks.unbound("bulk1") == 0
        nobody = tuple(replace(party, person_id=None) for party in task.parties)
        await tx.tasks.save(
            replace(task, bulk_id="bulk1", parties=nobody, version=task.version + 1), expected_version=task.version
        )
        assert await tx.bulks.unbound("bulk1") == len(task.parties)
