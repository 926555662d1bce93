from __future__ import annotations

from sqlalchemy import func, select

from signing.usecases.make_page_link import make_page_link
from signing.usecases.sweep_expired import sweep_expired
from storage.tables import codes, page_links
from tests.world import World


async def test_after_a_season_nothing_temporary_is_left_and_everything_that_counts_is(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("Bo")
    task = await world.sign(bo, await world.sent(ann, signers=[bo]))
    await make_page_link(world.ports, bo, "seals", None)
    await world.work()
    assert await sweep_expired(world.ports) == 0
    world.clock.advance(days=200)
    assert await sweep_expired(world.ports) >= 2
    async with world.ports.transaction() as tx:
        for table in (codes, page_links):
            assert (await tx._connection.execute(select(func.count()).select_from(table))).scalar() == 0
        assert (await tx.tasks.get(task.id)) is not None
    assert await sweep_expired(world.ports) == 0
