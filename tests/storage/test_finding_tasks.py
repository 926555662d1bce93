from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from signing.ports import Revision, TaskFilter
from signing.task import actions
from signing.task.model import Order, TaskState
from storage.unit_of_work import Database
from tests.sent_tasks import NOW, after_signing, sent, signer, unbound, viewer
from tests.storage.rows import stored


async def test_the_most_urgent_come_first_then_the_newest(database: Database) -> None:
    days = {"late": -1, "near": 1, "far": 9}
    for at, (name, day) in enumerate(days.items()):
        await stored(database, id=name, number=name, deadline=NOW + timedelta(days=day))
        await stored(
            database, id=f"free{at}", number=f"f{at}", deadline=None, created_at=NOW + timedelta(hours=at)
        )
    await stored(
        database, id="over", number="o", state=TaskState.EXPIRED, ended_at=NOW, deadline=NOW - timedelta(days=9),
        created_at=NOW - timedelta(days=9),
    )  # fmt: skip
    async with database.transaction() as tx:
        found = await tx.tasks.find(TaskFilter())
        second = await tx.tasks.find(TaskFilter(limit=2, offset=2))
    ids = ["late", "near", "far", "free2", "free1", "free0", "over"]
    assert [task.id for task in found] == ids
    assert [task.id for task in second] == ids[2:4]


async def test_tasks_are_found_by_who_moves_who_takes_part_who_began_state_and_deadline(
    database: Database,
) -> None:
    both = sent(signer("甲方"), signer("乙方"), viewer("旁听"), order=Order.ONE_AFTER_ANOTHER)
    await stored(database, both, id="one", number="1")
    await stored(database, after_signing(both, "甲方"), id="two", number="2", initiator_id="p-other")
    await stored(database, sent(unbound(signer("丙方"))), id="three", number="3", deadline=None)
    withdrawn = actions.withdraw(both, NOW, reason="not needed")[0]
    await stored(database, withdrawn, id="four", number="4")

    async def ids(**wanted: object) -> set[str]:
        async with database.transaction() as tx:
            return {task.id for task in await tx.tasks.find(TaskFilter(**wanted))}  # type: ignore[arg-type]

    assert await ids(waiting_on="p-甲方") == {"one"}
    assert await ids(waiting_on="p-乙方") == {"two"}
    assert await ids(waiting_on="p-旁听") == set()
    assert await ids(party_person="p-旁听") == {"one", "two", "four"}
    assert await ids(initiator_id="p-other") == {"two"}
    assert await ids(states=frozenset({"awaiting"})) == {"one", "three"}
    assert await ids(states=frozenset()) == set()
    assert await ids(deadline_before=NOW) == set()
    assert await ids(deadline_before=NOW + timedelta(days=8)) == {"one", "two", "four"}
    assert await ids(initiator_id="p-initiator", party_person="p-甲方", states=frozenset({"awaiting"})) == {"one"}


async def test_tasks_are_counted_by_state(database: Database) -> None:
    await stored(database, id="one", number="1")
    await stored(database, id="two", number="2", initiator_id="p-other")
    await stored(database, id="three", number="3", state=TaskState.EXPIRED)
    async with database.transaction() as tx:
        assert await tx.tasks.count_by_state() == {"awaiting": 2, "expired": 1}
        assert await tx.tasks.count_by_state("p-other") == {"awaiting": 1}


async def test_a_task_is_known_by_any_of_its_revisions(database: Database) -> None:
    task = await stored(database)
    revision = Revision(task.id, 0, "b" * 64, 1000, "base", None, NOW)
    async with database.transaction() as tx:
        await tx.revisions.add(revision)
        await tx.revisions.add(replace(revision, number=1, sha256="c" * 64, kind="party", party_id="甲方"))
        assert [each.number for each in await tx.revisions.of_task(task.id)] == [0, 1]
        assert (await tx.revisions.of_task(task.id))[0] == revision
        for sha256 in ("b" * 64, "c" * 64):
            assert await tx.tasks.by_document(sha256) == task
        assert await tx.tasks.by_document("d" * 64) is None
