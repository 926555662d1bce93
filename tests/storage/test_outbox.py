from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import pytest_asyncio

from signing.ports import OutboxItem, OutboxState
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people, stored

MINUTE = timedelta(minutes=1)


@pytest_asyncio.fixture(autouse=True)
async def readers(database: Database) -> None:
    await stored(database)
    await people(database, "li", "wang")


async def put(database: Database, key: str, person: str = "li", **facts: object) -> bool:
    async with database.transaction() as tx:
        return await tx.outbox.put(**{"key": key, "kind": "told", "person_id": person, **facts})  # type: ignore[arg-type]


async def claim(database: Database, limit: int = 10, *, at: timedelta = timedelta(0)) -> Sequence[OutboxItem]:
    async with database.transaction() as tx:
        return await tx.outbox.claim(NOW + at, limit)


async def only_item(database: Database) -> OutboxItem:
    async with database.transaction() as tx:
        (item,) = await tx.outbox.for_task("task")
    return item


async def test_an_item_is_claimed_as_it_was_put(database: Database) -> None:
    said = {
        "task_id": "task",
        "party_id": "甲方",
        "facts": {"key": "told-x"},
        "secret": b"\x00s",
        "repeatable": False,
    }
    assert await put(database, "a", **said, not_before=NOW)
    (item,) = await claim(database)
    assert item == OutboxItem(
        item.id, "a", "told", "li", **said, state=OutboxState.SENDING, attempts=1, not_before=NOW
    )


async def test_the_same_key_twice_is_one_item_even_after_it_was_sent(database: Database) -> None:
    assert sorted(await asyncio.gather(*(put(database, "a") for _ in range(5)))) == [False] * 4 + [True]
    (item,) = await claim(database)
    async with database.transaction() as tx:
        await tx.outbox.sent(item.id, 99)
    assert not await put(database, "a")
    assert await claim(database) == []


async def test_each_person_gets_one_at_a_time_and_in_order(database: Database) -> None:
    for key, person in (("a", "li"), ("b", "li"), ("c", "wang"), ("d", "li")):
        await put(database, key, person)
    first = await claim(database)
    assert [item.key for item in first] == ["a", "c"]
    assert await claim(database) == []
    async with database.transaction() as tx:
        await tx.outbox.sent(first[0].id, 1)
    assert [item.key for item in await claim(database)] == ["b"]


async def test_what_is_put_off_waits_alone(database: Database) -> None:
    await put(database, "later", not_before=NOW + MINUTE)
    await put(database, "now")
    assert [item.key for item in await claim(database)] == ["now"]
    async with database.transaction() as tx:
        await tx.outbox.sent(2, None)
    assert [item.key for item in await claim(database, at=MINUTE)] == ["later"]


async def test_the_limit_is_kept_and_the_oldest_come_first(database: Database) -> None:
    await put(database, "a", "wang")
    await put(database, "b", "li")
    assert [item.key for item in await claim(database, 1)] == ["a"]


async def test_claimers_at_once_get_different_items(database: Database) -> None:
    names = [f"p{at}" for at in range(30)]
    await people(database, *names)
    for name in names:
        await put(database, name, name)
    shares = await asyncio.gather(*(claim(database, 5) for _ in range(8)))
    keys = [item.key for share in shares for item in share]
    assert len(keys) == len(set(keys))
    rest = await claim(database, 100)
    assert sorted([*keys, *(item.key for item in rest)]) == sorted(names)


async def test_a_retry_waits_for_its_time_and_counts(database: Database) -> None:
    await put(database, "a", task_id="task", secret=b"s")
    (item,) = await claim(database)
    async with database.transaction() as tx:
        await tx.outbox.retry(item.id, NOW + MINUTE, "429")
    assert await claim(database) == []
    (again,) = await claim(database, at=MINUTE)
    assert (again.id, again.attempts, again.secret) == (item.id, 2, b"s")


async def test_sent_and_failed_items_forget_their_secret(database: Database) -> None:
    await put(database, "a", task_id="task", secret=b"code")
    (item,) = await claim(database)
    async with database.transaction() as tx:
        await tx.outbox.sent(item.id, 2**40)
    now_is = await only_item(database)
    assert (now_is.state, now_is.message_id, now_is.secret) == (OutboxState.SENT, 2**40, None)
    async with database.transaction() as tx:
        await tx.outbox.failed(item.id, "403")
    assert (await only_item(database)).state is OutboxState.FAILED
    assert (await only_item(database)).secret is None


async def test_after_a_crash_what_may_repeat_waits_and_what_must_not_is_unknown(database: Database) -> None:
    await put(database, "card", "li")
    await put(database, "nudge", "wang", task_id="task", repeatable=False, secret=b"s")
    await claim(database)
    async with database.transaction() as tx:
        assert await tx.outbox.recover(NOW) == []  # claimed at that moment: somebody is at it
        assert len(await tx.outbox.recover(NOW + MINUTE)) == 2
    assert [item.key for item in await claim(database)] == ["card"]
    nudge = await only_item(database)
    assert (nudge.state, nudge.secret) == (OutboxState.UNKNOWN, None)


async def card(database: Database, key: str, person: str = "li", **facts: object) -> bool:
    return await put(database, key, person, kind="card", task_id="task", facts=facts)


async def test_one_waiting_card_is_enough(database: Database) -> None:
    assert await card(database, "card:1")
    assert not await card(database, "card:2")
    assert await card(database, "card:3", "wang")
    assert [item.key for item in await claim(database)] == ["card:1", "card:3"]
    # The one on its way may have been drawn before the change.
    assert await card(database, "card:4")


async def test_a_waiting_card_that_is_to_be_new_stays_so(database: Database) -> None:
    await card(database, "card:1", shown="x")
    await card(database, "card:2", fresh=True)
    await card(database, "card:3")
    (item,) = await claim(database)
    assert item.facts == {"shown": "x", "fresh": True}


async def test_a_card_put_while_it_is_claimed_is_not_lost(database: Database) -> None:
    """Whatever the overlap: after the last put, some card leaves."""

    async def drain() -> None:
        for item in await claim(database):
            async with database.transaction() as tx:
                await tx.outbox.sent(item.id, 1)
            drawn.append(len(wished))

    wished: list[int] = []
    drawn: list[int] = []

    async def wish(at: int) -> None:
        async with database.transaction() as tx:
            await tx.outbox.put(key=f"card:{at}", kind="card", person_id="li", task_id="task")
        wished.append(at)

    for at in range(15):
        await asyncio.gather(wish(at), drain())
    await drain()
    await drain()
    assert drawn[-1] == 15


async def test_what_stands_in_a_chat_is_what_was_sent_to_this_person_about_this_task(database: Database) -> None:
    about = {"task_id": "task", "kind": "invitation"}
    for key, facts in (("a", about), ("b", about), ("c", {"task_id": "task"}), ("d", {"kind": "invitation"})):
        await put(database, key, **facts)
        (item,) = await claim(database)
        async with database.transaction() as tx:
            await tx.outbox.sent(item.id, 70 + item.id)
    await put(database, "e", **about)  # waits
    async with database.transaction() as tx:
        first, second = await tx.outbox.standing("task", "li", ("invitation", "nudge"))
        assert (first.key, second.key) == ("a", "b")
        await tx.outbox.sent(first.id, None)  # taken away again
        assert await tx.outbox.standing("task", "li", ("invitation", "nudge")) == [second]
        assert await tx.outbox.standing("task", "wang", ("invitation",)) == []


async def test_lists_of_reminders_that_stand_are_found_and_say_what_is_left(database: Database) -> None:
    for key, kind, person in (
        ("a", "digest", "li"),
        ("b", "digest", "li"),
        ("c", "told", "li"),
        ("d", "digest", "wang"),
    ):
        await put(database, key, person, kind=kind, facts={"tasks": [1, 2]})
    for at in range(2):
        for item in await claim(database, at=at * MINUTE):
            async with database.transaction() as tx:
                await tx.outbox.sent(item.id, item.id * 10)
    async with database.transaction() as tx:
        first = await tx.outbox.named("a")
        assert first is not None and await tx.outbox.named("z") is None
        assert [each.key for each in await tx.outbox.digests("li")] == ["a", "b"]
        await tx.outbox.restate(first.id, {"tasks": [2]})
        assert (await tx.outbox.digests("li"))[0].facts == {"tasks": [2]}
        await tx.outbox.sent(first.id, None)
        assert [each.key for each in await tx.outbox.digests("li")] == ["b"]
