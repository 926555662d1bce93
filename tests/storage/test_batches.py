from __future__ import annotations

import asyncio
from dataclasses import asdict, replace
from datetime import timedelta

from signing.ports import Actor
from signing.task.batch import STUCK_AFTER, Batch, BatchItem, ItemState
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored


async def test_each_item_is_begun_by_one_and_taken_up_again_when_its_worker_died(database: Database) -> None:
    task = await stored(database)
    whose, life = task.initiator_id, timedelta(minutes=10)
    old = Batch("batch1", whose, "hash", "digest", NOW, NOW + life)
    batch = replace(old, id="batch2", made_at=NOW + timedelta(minutes=1))
    item = BatchItem("batch2", 0, task.id, "party", "sign", "a" * 64, "b" * 64)
    async with database.transaction() as tx:
        await tx.batches.add(old, ())
        await tx.batches.void(whose, NOW)
        await tx.batches.add(batch, (item, replace(item, place=1, act="approve")))
    async with database.transaction() as tx:
        assert [each.id for each in await tx.batches.of_person(whose, NOW - life)] == ["batch1", "batch2"]
        assert (await tx.batches.get("batch1")) == replace(old, voided_at=NOW)
        assert await tx.batches.of_person("nobody", NOW - life) == []
        actor = asdict(Actor(whose, "page", "203.0.113.7", identified="link"))
        used = replace(batch, used_at=NOW, wrong_at=(NOW,), actor=actor)
        await tx.batches.save(used)
        assert await tx.batches.claim("batch2") == used
        assert await tx.batches.unfinished(NOW + life, 9) == [used]
    async with database.transaction() as tx:
        begun = await tx.batches.begin("batch2", 0, NOW)
        assert begun == replace(item, state=ItemState.UNDER_WAY, began_at=NOW)
        assert await tx.batches.begin("batch2", 0, NOW + STUCK_AFTER) is None
        later = NOW + STUCK_AFTER + timedelta(seconds=1)
        again = await tx.batches.begin("batch2", 0, later)
        assert again is not None and again.began_at == later
        ended = replace(again, state=ItemState.LEFT, reason="task-ended", facts={"state": "withdrawn"})
        await tx.batches.end(ended)
        await tx.batches.end(replace(ended, state=ItemState.DONE, reason=None))
        assert await tx.batches.begin("batch2", 0, later + STUCK_AFTER * 2) is None
        assert [each.state for each in await tx.batches.items("batch2")] == [ItemState.LEFT, ItemState.WAITING]
        assert (await tx.batches.items("batch2"))[0] == ended
        await tx.batches.save(replace(used, told_at=NOW))
        assert await tx.batches.unfinished(NOW + life, 9) == []


async def test_of_twenty_who_begin_an_item_at_once_one_does(database: Database) -> None:
    task = await stored(database)
    async with database.transaction() as tx:
        batch = Batch("batch1", task.initiator_id, "hash", "digest", NOW, NOW + timedelta(minutes=10))
        await tx.batches.add(batch, (BatchItem("batch1", 0, task.id, "party", "sign", "a" * 64, "b" * 64),))

    async def begins() -> BatchItem | None:
        async with database.transaction() as tx:
            return await tx.batches.begin("batch1", 0, NOW)

    begun = await asyncio.gather(*(begins() for _ in range(20)))
    assert sum(each is not None for each in begun) == 1
