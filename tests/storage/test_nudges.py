from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest_asyncio

from signing.ports import Nudge
from storage.unit_of_work import Database
from tests.sent_tasks import NOW, sent, signer
from tests.storage.rows import stored

HOUR = timedelta(hours=1)
FIRST = Nudge("task", "甲方", "h72", NOW)


@pytest_asyncio.fixture(autouse=True)
async def task(database: Database) -> None:
    await stored(database, sent(signer("甲方"), signer("乙方")))


async def plan(database: Database, *nudges: Nudge) -> None:
    async with database.transaction() as tx:
        await tx.nudges.plan(nudges)


async def claim(database: Database, *, at: timedelta = timedelta(0), limit: int = 100) -> Sequence[Nudge]:
    async with database.transaction() as tx:
        return await tx.nudges.claim_due(NOW + at, limit)


async def test_a_due_slot_is_given_once_ever(database: Database) -> None:
    later = replace(FIRST, slot="h24", due_at=NOW + HOUR)
    await plan(database, later, FIRST)
    assert await claim(database, at=-HOUR) == []
    assert await claim(database) == [replace(FIRST, claimed_at=NOW)]
    assert await claim(database) == []
    await plan(database, FIRST, later)  # planned again: nothing new
    assert await claim(database, at=HOUR) == [replace(later, claimed_at=NOW + HOUR)]


async def test_claimers_at_once_get_different_slots(database: Database) -> None:
    planned = [replace(FIRST, slot=f"s{at:02}", due_at=NOW - at * HOUR) for at in range(30)]
    await plan(database, *planned)
    shares = await asyncio.gather(*(claim(database, limit=5) for _ in range(8)))
    got = [nudge.slot for share in shares for nudge in share]
    got += [nudge.slot for nudge in await claim(database)]
    assert sorted(got) == [nudge.slot for nudge in planned]


async def test_the_longest_due_come_first(database: Database) -> None:
    await plan(database, FIRST, replace(FIRST, slot="old", due_at=NOW - HOUR))
    assert [nudge.slot for nudge in await claim(database, limit=1)] == ["old"]


async def test_what_was_skipped_was_not_sent(database: Database) -> None:
    by_hand = Nudge("task", "甲方", "manual-1", NOW, claimed_at=NOW)
    await plan(database, FIRST, replace(FIRST, party_id="乙方"), by_hand)
    claimed = await claim(database)
    async with database.transaction() as tx:
        assert await tx.nudges.sent_since("p-甲方", NOW - HOUR) == 2
        await tx.nudges.skip(next(each for each in claimed if each.party_id == "甲方"), "capped")
        assert await tx.nudges.sent_since("p-甲方", NOW - HOUR) == 1
        assert await tx.nudges.sent_since("p-乙方", NOW - HOUR) == 1
        assert await tx.nudges.sent_since("p-甲方", NOW) == 0
        assert await tx.nudges.sent_since("p-other", NOW - HOUR) == 0
        in_place = Nudge("task", "甲方", "h3-kx", NOW, claimed_at=NOW, reader_id="p-乙方")
        await tx.nudges.plan([in_place])
        assert in_place in await tx.nudges.of_task("task")
        assert [await tx.nudges.sent_since(f"p-{who}", NOW - HOUR) for who in ("甲方", "乙方")] == [1, 2]
        skipped = [nudge.skipped for nudge in await tx.nudges.of_task("task")]
    assert sorted(skipped, key=str) == [None, None, None, "capped"]


async def test_dropping_leaves_what_was_claimed(database: Database) -> None:
    await plan(database, FIRST, replace(FIRST, slot="h3", due_at=NOW + HOUR))
    await claim(database)
    async with database.transaction() as tx:
        await tx.nudges.drop_unclaimed("task")
        assert await tx.nudges.of_task("task") == [replace(FIRST, claimed_at=NOW)]
        assert await tx.nudges.of_task("none") == []


async def test_a_slot_skipped_before_it_was_due_is_not_given(database: Database) -> None:
    await plan(database, FIRST)
    async with database.transaction() as tx:
        await tx.nudges.skip(FIRST, "acted")
    assert await claim(database) == []


async def test_whoever_counts_waits_for_whoever_is_claiming(database: Database) -> None:
    """Two processes must not both see one reminder left for today."""
    await plan(database, FIRST)

    async def count() -> int:
        async with database.transaction() as tx:
            return await tx.nudges.sent_since("p-甲方", NOW - HOUR)

    async with database.transaction() as tx:
        await tx.nudges.claim_due(NOW, 10)
        counting = asyncio.create_task(count())
        await asyncio.sleep(0.1)
        assert not counting.done()
    assert await counting == 1


async def test_what_is_due_shortly_before_its_task_ends_is_found_with_that_end(database: Database) -> None:
    ends = NOW + 5 * HOUR
    await stored(database, replace(sent(signer("丙")), id="near", number="YX-261124-0002", deadline=ends))
    near = Nudge("near", "丙", "h3", ends - 3 * HOUR)
    done = replace(near, slot="h4", due_at=NOW + HOUR, claimed_at=NOW)
    await plan(database, near, done, replace(near, slot="past", due_at=NOW), replace(FIRST, due_at=NOW + HOUR))
    async with database.transaction() as tx:
        assert await tx.nudges.before_deadline(NOW, 3 * HOUR) == [(near, ends)], "the other task ends later"
        assert await tx.nudges.before_deadline(NOW, HOUR) == []
