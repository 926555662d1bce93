from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from signing.errors import Stale
from signing.task.sharing import Share, ShareStart, StartState
from signing.task.template_filling import Filling, Somebody
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored
from tests.storage.test_templates import TEMPLATE

FILLING = Filling(1, {"r1": Somebody("王芳", telegram_id=7)}, {"sum": "8"})


async def kept(database: Database) -> tuple[Share, str]:
    """A link, and a task to start by it."""
    task = await stored(database)
    until = NOW + timedelta(days=30)
    share = Share("share1", "tpl1", task.initiator_id, "hash", b"sealed", NOW, until, "r2", most=10, each=3)
    async with database.transaction() as tx:
        await tx.templates.add(replace(TEMPLATE, owner_id=task.initiator_id))
        await tx.shares.add(share)
    return share, task.id


async def test_a_link_comes_back_as_it_went_in_and_changes_once_a_version(database: Database) -> None:
    share, _ = await kept(database)
    async with database.transaction() as tx:
        assert await tx.shares.get("share1") == share == await tx.shares.claim("hash")
        assert await tx.shares.claim("other") is None
        assert await tx.shares.living("tpl1", NOW) == share
        assert await tx.shares.living("tpl1", NOW + timedelta(days=30)) is None
        await tx.shares.save(replace(share, most=50))
        assert (await tx.shares.get("share1")) == replace(share, most=50, version=2)
        await tx.shares.save(replace(share, revoked_at=NOW, version=2))
        assert await tx.shares.living("tpl1", NOW) is None
    with pytest.raises(Stale, match="share-changed"):
        async with database.transaction() as tx:
            await tx.shares.save(share)


async def test_starts_are_counted_and_decided_once(database: Database) -> None:
    share, task_id = await kept(database)
    who = share.owner_id
    async with database.transaction() as tx:
        for at, name in enumerate(("a", "b", "c")):
            await tx.shares.add_start(ShareStart(name, "share1", who, NOW + timedelta(hours=at), FILLING))
        assert [each.id for each in await tx.shares.waiting("share1", 2)] == ["a", "b"]
        assert await tx.shares.decide("a", StartState.STARTED, task_id)
        assert not await tx.shares.decide("a", StartState.REFUSED)
        assert await tx.shares.decide("b", StartState.REFUSED)
        found = await tx.shares.start("a")
        assert found == ShareStart("a", "share1", who, NOW, FILLING, StartState.STARTED, task_id)
        uses = await tx.shares.uses("share1", who, NOW)
        assert (uses.whole, uses.theirs, uses.waiting, uses.today) == (2, 2, 1, 2)
        others = await tx.shares.uses("share1", "somebody", NOW)
        assert (others.whole, others.theirs, others.today) == (2, 0, 0)
