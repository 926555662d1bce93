from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from alembic import command
from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from signing.audit.chain import record
from signing.errors import Stale
from signing.ports import Actor, Seal, SealState, SealUser
from signing.task.events import SEAL_MADE, SEAL_USED
from signing.task.sealing import AskState, SealRequest, SealUse
from storage.migrations.upgrade import alembic_config, migrating
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people, person, stored

CHOP = Seal(
    "chop",
    "印信公司",
    "contract",
    40.0,
    40.0,
    "page",
    "preview",
    "li",
    NOW,
    design={"name": "印信公司", "star": True},
)
PHOTO = Seal("photo", "风行公司", "company", 42.0, 41.5, "p2", "v2", "wang", NOW, original="jpeg")


async def test_a_seal_comes_back_as_it_went_in_and_is_seen_by_its_keeper_alone(database: Database) -> None:
    await people(database, "li", "wang")
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        await tx.seals.add(PHOTO)
    async with database.transaction() as tx:
        assert await tx.seals.get("chop") == CHOP
        assert await tx.seals.get("none") is None
        assert await tx.seals.of_person("li", NOW) == [CHOP]
        assert await tx.seals.of_person("wang", NOW) == [PHOTO]


async def test_whom_its_keeper_allows_sees_it_until_the_end_of_that(database: Database) -> None:
    await people(database, "li", "wang")
    until = NOW + timedelta(days=1)
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        await tx.seals.allow(SealUser("chop", "wang", NOW))
        await tx.seals.allow(SealUser("chop", "wang", NOW, until))
        assert await tx.seals.users("chop") == [SealUser("chop", "wang", NOW, until)]
        assert await tx.seals.of_person("wang", NOW) == [CHOP]
        assert await tx.seals.of_person("wang", until) == []
        assert await tx.seals.withdraw("chop", "wang")
        assert not await tx.seals.withdraw("chop", "wang")
        assert await tx.seals.of_person("wang", NOW) == []


async def test_two_changes_at_once_are_one(database: Database) -> None:
    await people(database, "li")
    frozen = replace(CHOP, state=SealState.FROZEN, version=2)
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        await tx.seals.save(frozen, expected_version=1)
        assert await tx.seals.get("chop") == frozen
        with pytest.raises(Stale):
            await tx.seals.save(replace(CHOP, state=SealState.CANCELLED, version=2), expected_version=1)


async def test_a_seal_comes_from_a_design_or_from_a_picture(database: Database) -> None:
    await people(database, "li")
    with pytest.raises(IntegrityError):
        async with database.transaction() as tx:
            await tx.seals.add(replace(CHOP, design=None))


async def test_what_is_the_houses_and_what_rests_is_found(database: Database) -> None:
    await people(database, "li", "wang")
    draft = replace(CHOP, id="draft", house=True, state=SealState.DRAFT, name="采购部用", asks=True)
    gone = replace(PHOTO, id="gone", state=SealState.CANCELLED, approved_by="li", approved_at=NOW)
    async with database.transaction() as tx:
        for each in (CHOP, draft, gone):
            await tx.seals.add(each)
        assert await tx.seals.get("draft") == draft
        assert await tx.seals.of_house(SealState.DRAFT) == [draft]
        assert await tx.seals.of_house(SealState.APPROVED) == []
        assert await tx.seals.in_state(SealState.CANCELLED) == [gone]


async def test_a_request_is_moved_on_once_and_found_as_long_as_it_waits(database: Database) -> None:
    task = await stored(database)
    await people(database, "li", "wang")
    first = SealRequest("r1", "chop", task.id, "p1", "wang", "a" * 64, NOW, NOW + timedelta(days=3))
    second = replace(first, id="r2", asked_at=NOW + timedelta(hours=1))
    granted = replace(first, state=AskState.GRANTED, decided_by="li", decided_at=NOW, reason=None)
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        await tx.seals.add_request(first)
        await tx.seals.add_request(second)
        assert await tx.seals.request("r1") == first and await tx.seals.request("none") is None
        assert await tx.seals.requests_for("chop", task.id, "p1") == [second, first]
        assert await tx.seals.requests_for("chop", task.id, "p2") == []
        assert await tx.seals.requests_in([task.id]) == [first, second]
        assert await tx.seals.move_request(granted, AskState.WAITING)
        assert not await tx.seals.move_request(replace(first, state=AskState.REFUSED), AskState.WAITING)
        assert await tx.seals.request("r1") == granted
        assert await tx.seals.waiting_requests(["chop"], NOW) == [second]
        assert await tx.seals.waiting_requests(["chop"], NOW + timedelta(days=3)) == []
        assert await tx.seals.waiting_requests([], NOW) == []
        late = NOW + timedelta(days=3)
        assert await tx.seals.late_requests(late, 5) == [granted, second]
        assert await tx.seals.late_requests(late, 1) == [granted]
        assert await tx.seals.move_request(replace(second, state=AskState.LAPSED), AskState.WAITING)
        assert await tx.seals.late_requests(late, 5) == [granted]


async def test_the_log_of_a_seal_is_read_newest_first_and_in_pieces(database: Database) -> None:
    task = await stored(database)
    await people(database, "li", "wang")
    uses = [
        SealUse("chop", task.id, f"p{at}", "seal", NOW + timedelta(hours=at), "wang", "b" * 64, "1f", None)
        for at in range(3)
    ]
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        for each in uses:
            await tx.seals.note_use(each)
        assert await tx.seals.uses("chop", 2) == uses[:0:-1]
        assert await tx.seals.uses("chop", 2, 2) == uses[:1]
        assert await tx.seals.uses("none", 2) == []


async def test_a_user_name_finds_who_was_heard_of_last_by_it(database: Database) -> None:
    async with database.transaction() as tx:
        await tx.people.add(person("a", username="Zhang_San"))
        await tx.people.add(person("b", username="other"))
        found = await tx.people.by_username("zhang_san")
        assert found is not None and found.id == "a"
        assert await tx.people.by_username("zhang") is None


async def test_uses_of_before_there_was_a_log_come_from_the_chain(database: Database) -> None:
    task = await stored(database)
    await people(database, "li", "wang")
    async with database.transaction() as tx:
        await tx.seals.add(CHOP)
        facts = {"seal_id": "chop", "task_id": task.id, "party_id": "p1", "place": "seal", "page": "page"}
        await record(tx, at=NOW, kind=SEAL_USED, actor=Actor("wang", "page"), task_id=None, facts=facts)
        await record(tx, at=NOW, kind=SEAL_MADE, actor=Actor("wang", "page"), task_id=None, facts=facts)

    def again(connection: Connection) -> None:
        command.downgrade(alembic_config(connection), "0012")
        command.upgrade(alembic_config(connection), "head")

    async with migrating(database.engine) as connection:
        await connection.run_sync(again)
    async with database.transaction() as tx:
        assert await tx.seals.uses("chop", 5) == [SealUse("chop", task.id, "p1", "seal", NOW, "wang")]
        kept = await tx.seals.get("chop")
    assert kept == CHOP
