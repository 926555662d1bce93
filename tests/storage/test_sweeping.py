"""What has served its time leaves the database, and nothing else does."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, insert, select, update

from signing.audit.chain import record, verify_chain
from signing.ports import SYSTEM
from storage.queue_tables import inbox, outbox
from storage.tables import codes, invitations, page_links, sessions, tasks
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored

DAY = timedelta(days=1)


async def put(database: Database, table: Table, **row: Any) -> None:
    async with database.transaction() as tx:
        await tx._connection.execute(insert(table).values(row))


async def left(database: Database, column: Any) -> set[str]:
    async with database.transaction() as tx:
        return set((await tx._connection.execute(select(column))).scalars())


async def swept(database: Database, now: datetime, limit: int = 100) -> int:
    async with database.transaction() as tx:
        return await tx.sweep.clear(now, limit)


async def test_sessions_links_codes_and_updates_go_some_time_after_their_end(database: Database) -> None:
    task = await stored(database)
    who = task.initiator_id
    party = task.parties[0].id
    for name, ago in (("new", -1), ("fresh", 0.5), ("old", 400)):
        at = NOW - ago * DAY
        await put(database, sessions, token_hash=name, person_id=who, expires_at=at, how="link")
        await put(database, page_links, token_hash=name, person_id=who, purpose="x", expires_at=at)
        code = {"task_id": task.id, "party_id": party, "act": "sign", "hash": "h", "bound_to": "b", "attempts": 0}
        await put(database, codes, id=name, **code, proposal={}, expires_at=at)
        update_id = int(NOW.timestamp() + ago)
        await put(database, inbox, update_id=update_id, received_at=at, attempts=0, done=True, error=name)
    at = NOW - 400 * DAY
    await put(database, page_links, token_hash="open", person_id=who, purpose="x", expires_at=at, task_id=task.id)
    late = {"update_id": 1, "received_at": NOW - 400 * DAY, "attempts": 9, "error": "waits"}
    await put(database, inbox, **late, done=False)
    assert await swept(database, NOW) == 4
    assert await swept(database, NOW) == 0
    for column in (sessions.c.token_hash, codes.c.id):
        assert await left(database, column) == {"new", "fresh"}
    assert await left(database, page_links.c.token_hash) == {"new", "fresh", "open"}, "a letter can be sent anew"
    assert await left(database, inbox.c.error) == {"new", "fresh", "waits"}, "what is not done stays"


async def test_messages_and_invitations_stay_as_long_as_their_document_and_a_season_longer(
    database: Database,
) -> None:
    task = await stored(database)
    who, party = task.initiator_id, task.parties[0].id
    for state in ("sent", "failed", "unknown", "waiting", "sending"):
        row = {"kind": "notice", "person_id": who, "facts": {}, "attempts": 0, "repeatable": True}
        await put(database, outbox, key=state, state=state, task_id=task.id, **row)
    await put(database, outbox, key="of no task", state="sent", **row)
    link = {"task_id": task.id, "party_id": party, "made_at": NOW}
    await put(database, invitations, token_hash="used", **link, expires_at=NOW + 999 * DAY, used_at=NOW)
    await put(database, invitations, token_hash="living", **link, expires_at=NOW + 999 * DAY)

    assert await swept(database, NOW + 200 * DAY) == 0, "the document has not ended"
    async with database.transaction() as tx:
        await tx._connection.execute(update(tasks).values(ended_at=NOW))
    assert await swept(database, NOW + 89 * DAY) == 0
    assert await swept(database, NOW + 91 * DAY) == 4
    assert await left(database, outbox.c.key) == {"waiting", "sending", "of no task"}
    assert await left(database, invitations.c.token_hash) == {"living"}


async def test_a_great_many_go_in_parts(database: Database) -> None:
    task = await stored(database)
    for number in range(25):
        await put(
            database,
            sessions,
            token_hash=str(number),
            person_id=task.initiator_id,
            expires_at=NOW - 9 * DAY,
            how="link",
        )
    assert [await swept(database, NOW, 10) for _ in range(4)] == [10, 10, 5, 0]


async def test_the_chains_are_not_touched(database: Database) -> None:

    for _ in range(3):
        async with database.transaction() as tx:
            await record(tx, at=NOW - 9999 * DAY, kind="x", actor=SYSTEM, task_id=None, facts={})
    await swept(database, NOW)
    async with database.transaction() as tx:
        entries = await tx.audit.of_task(None)
    assert len(entries) == 3 and verify_chain(entries, None) is None
