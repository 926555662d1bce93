"""An upgrade with open tasks, buttons that were drawn before it and a code that is half done: the rows are taken
back to what an older program had, and brought forward again. Entries of the record lose by that what only newer
ones have, so it is not verified here: test_audit_tampering has entries of before."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from alembic import command

from signing.task.model import PartyState, TaskState
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.nudge_due import nudge_due
from signing.usecases.send_task import send_task
from signing.usecases.view_task import view_task
from storage.migrations.upgrade import alembic_config, migrating
from storage.sealed_columns import seal_with
from storage.unit_of_work import open_database
from storage.vault import Vault
from tests.storage.databases import postgres_database
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


# 0002: the oldest tables in which a code can be half done. Before it there was nothing to act with.
@pytest.mark.parametrize("older", ["0002", "0012", "0021"])
async def test_open_tasks_go_on_with_their_code_and_their_buttons(world: World, older: str) -> None:
    await _go_on(world, older)


@pytest.mark.slow
@pytest.mark.postgres
async def test_open_tasks_go_on_over_an_upgrade_of_postgresql_from_the_oldest_tables(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with postgres_database() as database:
        monkeypatch.setattr(world, "_open", lambda: open_database(str(database.engine.url), world._key))
        await world.database.close()
        seal_with(database.engine.dialect, world._key)
        world.database = database
        world.ports = replace(world.ports, vault=Vault(world._key, database))
        await _go_on(world, "0002")
        await world.database.close()


async def _go_on(world: World, older: str) -> None:
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    draft = await world.draft(ann, signers=[bo], title="草稿")
    task = await world.sent(ann, signers=[bo, cy])
    code = await world.asks_code(bo, task)
    before = await view_task(world.ports, ann, task.id)

    async with migrating(world.database.engine) as connection:
        await connection.run_sync(lambda sync: command.downgrade(alembic_config(sync), older))
    await world.database.migrate()
    await world.restart()

    after = await view_task(world.ports, ann, task.id)
    assert (after.task.version, after.task.state, after.can) == (
        before.task.version,
        before.task.state,
        before.can,
    )
    await send_task(world.ports, ann, draft.id, version=draft.version)
    await world.work()
    assert (await world.task(draft)).state is TaskState.AWAITING
    await world.confirm(bo, task, code)
    await extend_deadline(world.ports, ann, task.id, days=3)
    world.clock.advance(days=7)
    await nudge_due(world.ports)
    await world.sign(cy, task)
    await world.work()
    done = await world.task(task)
    assert done.state is TaskState.COMPLETED
    assert {party.state for party in done.parties} == {PartyState.SIGNED}
