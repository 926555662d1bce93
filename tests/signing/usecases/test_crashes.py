"""kill -9 between the code and the signature: finished exactly once, or as if it had never been."""

from __future__ import annotations

import asyncio

import pytest

from signing.errors import Refusal
from signing.ports import Actor, IntentState
from signing.task import events as kinds
from signing.task.model import PartyState, Task, TaskState
from signing.usecases.finish_intents import finish_intents
from signing.usecases.request_code import request_code
from signing.usecases.sign_document import sign_document
from signing.usecases.withdraw_task import withdraw_task
from tests.faulty import Died
from tests.sent_tasks import states
from tests.world import World

# sign_document commits: 0 code and intent · 1 (reading) · 2 the certificate, then the stamp, then the blob · 3 the
# revision. Dying at the commit undoes it, dying after it loses only the answer.
POINTS = [*[("commit", n) for n in range(4)], *[("committed", n) for n in range(4)], ("stamp", 0), ("blob", 0)]


async def about_to_confirm(world: World) -> tuple[Actor, Task, str]:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    return bo, task, await world.asks_code(bo, task)


async def die(world: World, about: tuple[Actor, Task, str], point: str, after: int = 0) -> None:
    bo, task, code = about
    world.faults.dies_at(point, after=after)
    with pytest.raises(Died):
        await sign_document(world.ports, bo, task.id, code=code)
    assert not world.faults.armed
    await world.restart()


async def signatures(world: World, task: Task) -> int:
    async with world.ports.transaction() as tx:
        entries = await tx.audit.of_task(task.id)
    return sum(entry.kind == kinds.SIGNED for entry in entries)


@pytest.mark.parametrize(("point", "after"), POINTS)
async def test_wherever_the_process_dies_a_restart_leads_to_one_signature(
    world: World, point: str, after: int
) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), point, after)
    await finish_intents(world.ports, older_than_s=0)
    task = await world.task(task)
    if states(task)["李明"] is PartyState.TO_ACT:
        assert (point, after) == ("commit", 0), "only what was never committed is undone"
        task = await world.confirm(bo, task, code)
    assert states(task) == {"李明": PartyState.SIGNED, "王芳": PartyState.TO_ACT}
    world.clock.advance(minutes=5)
    assert await finish_intents(world.ports, older_than_s=0) == 0
    await world.work()
    assert await signatures(world, task) == 1
    assert (await world.sign(next(iter(await others(world, task))), task)).state is TaskState.CLOSING


async def others(world: World, task: Task) -> list[Actor]:
    return [Actor(p.person_id, "chat") for p in task.parties if p.state is PartyState.TO_ACT]


@pytest.mark.parametrize("point", ["stamp", "blob"])
async def test_without_a_restart_the_jobs_safety_net_finishes_it(world: World, point: str) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), point)
    assert await world.work() == 0, "not while the one who took the code may be at it"
    world.clock.advance(seconds=61)
    assert await world.work() == 1
    assert states(await world.task(task))["李明"] is PartyState.SIGNED


async def test_the_job_the_timer_and_a_restart_at_once_finish_it_once(world: World) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), "stamp")
    world.clock.advance(minutes=3)
    finished = await asyncio.gather(
        *(finish_intents(world.ports, older_than_s=0) for _ in range(4)), world.work(), return_exceptions=True
    )
    assert not [each for each in finished if isinstance(each, BaseException)]
    assert await signatures(world, task) == 1


async def test_the_timer_leaves_young_intents_to_who_is_at_them(world: World) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), "stamp")
    world.clock.advance(seconds=119)
    assert await finish_intents(world.ports) == 0
    world.clock.advance(seconds=1)
    assert await finish_intents(world.ports) == 1
    assert await finish_intents(world.ports) == 0


async def test_meanwhile_the_others_are_told_to_wait_and_their_code_stays_good(world: World) -> None:
    bo, task, code = await about_to_confirm(world)
    [_, cy] = await others(world, task)
    cys = await world.asks_code(cy, task)
    await die(world, (bo, task, code), "stamp")
    with pytest.raises(Refusal, match="signing-busy"):
        await sign_document(world.ports, cy, task.id, code=cys)
    with pytest.raises(Refusal, match="signing-busy"):
        await sign_document(world.ports, bo, task.id, code=code)
    await finish_intents(world.ports, older_than_s=0)
    with pytest.raises(Refusal, match="document-changed"):
        await sign_document(world.ports, cy, task.id, code=cys)


async def test_withdrawn_meanwhile_means_not_signed(world: World) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), "blob")
    await withdraw_task(world.ports, Actor(task.initiator_id, "chat"), task.id, reason="改条款")
    async with world.ports.transaction() as tx:
        assert not await tx.intents.open(10)
    assert await finish_intents(world.ports, older_than_s=0) == 0
    world.clock.advance(minutes=2)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.WITHDRAWN and await signatures(world, task) == 0


async def test_withdrawn_while_the_revision_is_being_written_means_not_signed(world: World) -> None:
    """The withdrawal commits between the two transactions of signing."""
    bo, task, code = await about_to_confirm(world)
    put = world.ports.blobs.put_appended
    started, go_on = asyncio.Event(), asyncio.Event()

    async def slow_put(before: str, section: bytes, sha256: str) -> None:
        started.set()
        await go_on.wait()
        await put(before, section, sha256)

    world.ports.blobs.put_appended = slow_put  # type: ignore[method-assign]
    signing = asyncio.create_task(sign_document(world.ports, bo, task.id, code=code))
    await started.wait()
    await withdraw_task(world.ports, Actor(task.initiator_id, "chat"), task.id, reason="改条款")
    go_on.set()
    after = await signing
    assert after.state is TaskState.WITHDRAWN and await signatures(world, task) == 0


async def test_an_intent_is_redeemed_once_ever(world: World) -> None:
    bo, task, code = await about_to_confirm(world)
    await die(world, (bo, task, code), "stamp")
    async with world.ports.transaction() as tx:
        [intent] = await tx.intents.open(10)
        assert await tx.intents.finish(intent.id, IntentState.VOID)
    async with world.ports.transaction() as tx:
        assert not await tx.intents.finish(intent.id, IntentState.DONE)
        # As it was: for the invariants, the party must not stay between two states.
        await tx.intents.add(type(intent)(**{**as_dict(intent), "id": "again"}))
    assert await finish_intents(world.ports, older_than_s=0) == 1


def as_dict(intent: object) -> dict[str, object]:
    return {name: getattr(intent, name) for name in intent.__slots__}  # type: ignore[attr-defined]


async def test_dying_while_a_code_is_sent_leaves_no_half_code(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    assert task.document is not None
    world.faults.dies_at("commit", after=1)
    with pytest.raises(Died):
        await request_code(world.ports, bo, task.id, act="sign", sha256=task.document.current)
    assert not await world.outbox(bo, "code")
    assert (await world.sign(bo, task)).state is TaskState.CLOSING
