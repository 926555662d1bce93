from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from signing.errors import Stale
from signing.ports import Seal, SealState, SealUser
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people

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
