"""A signature that is kept for the next time: only where it is wished, sealed, for its person alone."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from signing.errors import BadAnswer, NotAllowed
from signing.ports import Actor
from signing.task.events import HAND_FORGOTTEN, HAND_KEPT
from signing.task.model import Task
from signing.usecases.fetch_hands import fetch_hands
from signing.usecases.forget_hand import forget_hand
from signing.usecases.hand import Hand
from signing.usecases.request_code import Wishes
from signing.usecases.view_task import view_task
from storage.tables import kept_hands
from tests.pdfs import drawing
from tests.world import World


async def people(world: World) -> tuple[Actor, Actor, Task]:
    ann, li = await world.person("Ann"), await world.person("李明")
    return ann, li, await world.sent(ann, signers=[li])


async def installation_chain(world: World) -> list[str]:
    async with world.ports.transaction() as tx:
        return [each.kind for each in await tx.audit.of_task(None)]


async def test_nothing_is_kept_that_nobody_wished_to_be_kept(world: World) -> None:
    _, li, task = await people(world)
    await world.sign(li, task, wishes=Wishes(Hand(drawing_png=drawing())))
    assert await fetch_hands(world.ports, li) == {}
    assert HAND_KEPT not in await installation_chain(world)


async def test_what_is_typed_is_not_kept_as_a_hand(world: World) -> None:
    _, li, task = await people(world)
    await world.asks_code(li, task, wishes=Wishes(Hand(typed="李明", keep=True)))
    assert await fetch_hands(world.ports, li) == {}


async def test_a_kept_signature_is_offered_and_signs_the_next_time(world: World) -> None:
    ann, li, task = await people(world)
    await world.sign(li, task, wishes=Wishes(Hand(drawing_png=drawing(), keep=True)))
    kept = await fetch_hands(world.ports, li)
    assert list(kept) == ["signature"] and kept["signature"].startswith(b"\x89PNG")
    assert (await installation_chain(world)).count(HAND_KEPT) == 1
    second = await world.sent(ann, signers=[li])
    assert (await view_task(world.ports, li, second.id)).kept_hands == ("signature",)
    code = await world.asks_code(li, second, wishes=Wishes(Hand(kept=True)))
    async with world.ports.transaction() as tx:
        asked = await tx.codes.newest(second.id, second.parties[0].id)
    assert asked is not None and await world.ports.blobs.get(asked.proposal["drawing"]) == kept["signature"]
    after = await world.confirm(li, second, code)
    assert after.parties[0].state.value == "signed"


async def test_it_lies_sealed_and_is_nobody_elses(world: World) -> None:
    ann, li, task = await people(world)
    await world.asks_code(li, task, wishes=Wishes(Hand(drawing_png=drawing(), keep=True)))
    async with world.database.engine.connect() as connection:
        [row] = (await connection.execute(select(kept_hands))).mappings().all()
    assert drawing()[:8] not in row["sealed"]
    assert await fetch_hands(world.ports, ann) == {}
    with pytest.raises(NotAllowed, match="not-found"):
        await forget_hand(world.ports, ann, "signature")
    # Sealed for this person: in another's row it opens for nobody.
    async with world.database.engine.begin() as connection:
        await connection.execute(kept_hands.insert().values({**row, "person_id": ann.person_id}))
    assert await fetch_hands(world.ports, ann) == {}


async def test_deleted_it_is_gone_and_what_was_signed_with_it_stays(world: World) -> None:
    ann, li, task = await people(world)
    await world.sign(li, task, wishes=Wishes(Hand(drawing_png=drawing(), keep=True)))
    await forget_hand(world.ports, li, "signature")
    assert await fetch_hands(world.ports, li) == {}
    assert HAND_FORGOTTEN in await installation_chain(world)
    second = await world.sent(ann, signers=[li])
    assert (await view_task(world.ports, li, second.id)).kept_hands == ()
    with pytest.raises(BadAnswer, match="hand-gone"):
        await world.asks_code(li, second, wishes=Wishes(Hand(kept=True)))
    assert (await world.task(task)).parties[0].state.value == "signed"
