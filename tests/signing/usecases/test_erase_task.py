"""What is kept about people goes after the legal period, and the record still holds."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import text

from signing.audit.chain import verify_chain
from signing.audit.personal import restricted
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor
from signing.usecases.erase_task import erase_task
from signing.usecases.verify_audit import verify_audit
from signing.usecases.view_task import view_task
from tests.world import World

OPERATOR = Actor(None, "cli", language="zh")


async def test_after_the_period_nobody_is_named_and_the_chain_still_holds(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    with pytest.raises(Refusal, match="erase-running"):
        await erase_task(world.ports, OPERATOR, task.number, after_years=5)
    task = await world.reject(bo, task, reason="李明不同意")
    await world.work()
    with pytest.raises(Refusal, match="erase-years"):
        await erase_task(world.ports, OPERATOR, task.number, after_years=0)
    with pytest.raises(Refusal, match="erase-too-early"):
        await erase_task(world.ports, OPERATOR, task.number, after_years=5)
    with pytest.raises(NotAllowed):
        await erase_task(world.ports, OPERATOR, "YX-000000-0000", after_years=5)
    async with world.ports.transaction() as tx:
        before = await tx.audit.of_task(task.id)

    world.acknowledged.clear()  # who it was is what goes
    world.clock.advance(days=5 * 366)
    done = await erase_task(world.ports, OPERATOR, task.number, after_years=5)
    assert done.entries == len(before) and not done.left and done.rows

    async with world.ports.transaction() as tx:
        after = await tx.audit.of_task(task.id)
        assert [one.hash for one in after[:-1]] == [one.hash for one in before], "no hash has changed"
        assert after[-1].kind == "erased" and verify_chain(after, task.id) is None
        told = json.dumps([(one.facts, one.actor.person_id, one.actor.ip) for one in after], ensure_ascii=False)
        assert "李明" not in told and str(bo.person_id) not in told
        kept = await tx.tasks.get(task.id)
        assert (
            kept is not None
            and "李明" not in repr(kept)
            and kept.documents[0].current == task.documents[0].current
        )
        assert not await tx.finding.entries(task.id)
    assert (await verify_audit(world.ports)).is_whole
    view = await view_task(world.ports, ann, task.id)
    assert [line.kind for line in view.history] == ["erased"]
    again = await erase_task(world.ports, OPERATOR, task.number, after_years=5)
    assert (again.entries, again.rows) == (0, 0)


async def test_what_an_older_layout_has_to_keep_is_shown_no_more(world: World) -> None:
    """Such an entry cannot be emptied, or its chain would break: it is counted, and told to nobody."""
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.reject(bo, await world.sent(ann, signers=[bo]), reason="李明不同意")
    await world.work()
    async with world.ports.transaction() as tx:
        (is_new,) = [each for each in await tx.audit.of_task(task.id) if each.kind == "rejected"]
    await _made(world, version=2, salt=None, personal=None)
    assert "李明不同意" in repr((await view_task(world.ports, ann, task.id)).history)

    world.acknowledged.clear()
    world.clock.advance(days=5 * 366)
    done = await erase_task(world.ports, OPERATOR, task.number, after_years=5)
    assert done.left == 1
    view = await view_task(world.ports, ann, task.id)
    assert [line.kind for line in view.history] == ["erased"]
    async with world.ports.transaction() as tx:
        kept = await tx.audit.of_task(task.id)
    assert any(each.version == 2 and each.facts.get("reason") == "李明不同意" for each in kept)
    assert "李明" not in repr(restricted(kept, by="erased"))
    await _made(world, version=3, salt=is_new.salt, personal=is_new.personal)  # the chain is looked at afterwards


async def _made(world: World, **layout: object) -> None:
    wanted = "UPDATE audit SET version = :version, salt = :salt, personal = :personal WHERE kind = 'rejected'"
    async with world.database.engine.begin() as connection:
        await connection.execute(text(wanted), layout)
