from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.task.put_off import PutOff
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored


async def test_one_act_of_a_person_waits_in_a_task_and_is_taken_once(database: Database) -> None:
    task = await stored(database)
    person_id = task.initiator_id
    act = PutOff("act1", task.id, person_id, "withdraw", "条款有变", "awaiting:0", NOW + timedelta(seconds=10))
    async with database.transaction() as tx:
        assert await tx.put_off.add(act)
        assert not await tx.put_off.add(replace(act, id="act2", act="reject"))
        await tx.put_off.stands_in("act1", 2**40)
    async with database.transaction() as tx:
        waiting = replace(act, message_id=2**40)
        assert await tx.put_off.of(task.id, person_id) == await tx.put_off.get("act1") == waiting
        assert await tx.put_off.of(task.id, "nobody") is None
        assert await tx.put_off.take("act1")
        assert not await tx.put_off.take("act1")
