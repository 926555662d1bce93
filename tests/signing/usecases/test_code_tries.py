"""Guessing and racing: what a code withstands."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from signing.errors import Refusal
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.model import PartyState, Task, TaskState
from signing.usecases.approve_document import approve_document
from signing.usecases.request_code import request_code
from signing.usecases.sign_document import sign_document
from tests.sent_tasks import states
from tests.world import World


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


async def said(world: World, who: Actor, task: Task, code: str, act: str = "sign") -> Refusal | None:
    use_case = sign_document if act == "sign" else approve_document
    try:
        await use_case(world.ports, who, task.id, code=code)
    except Refusal as refusal:
        return refusal
    return None


async def counted(world: World, task: Task, kind: str) -> int:
    async with world.ports.transaction() as tx:
        return sum(entry.kind == kind for entry in await tx.audit.of_task(task.id))


@pytest.mark.parametrize("act", ["sign", "approve"])
async def test_five_wrong_tries_lock_and_the_right_code_is_dead_then(world: World, act: str) -> None:
    bo = await world.person("李明")
    named = {"signers" if act == "sign" else "approvers": [bo]}
    task = await world.sent(await world.person("Ann"), **named)
    code = await world.asks_code(bo, task, act)
    for left in (4, 3, 2, 1):
        refused = await said(world, bo, task, wrong(code), act)
        assert refused is not None and (refused.code, refused.facts) == ("code-wrong", {"left": left})
    refused = await said(world, bo, task, wrong(code), act)
    assert refused is not None and (refused.code, refused.facts) == ("code-locked", {"minutes": 15})
    refused = await said(world, bo, task, code, act)
    assert refused is not None and refused.code == "code-locked"
    assert await counted(world, task, kinds.CODE_LOCKED) == 1
    world.clock.advance(minutes=15)
    refused = await said(world, bo, task, code, act)
    assert refused is not None and refused.code == "code-over", "the lock is over, the old code stays dead"
    assert await said(world, bo, task, await world.asks_code(bo, task, act), act) is None


async def test_a_new_code_is_no_new_chance(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    for left in (4, 3, 2, 1):
        code = await world.asks_code(bo, task)
        refused = await said(world, bo, task, wrong(code))
        assert refused is not None and refused.facts == {"left": left}
        world.clock.advance(seconds=31)
    code = await world.asks_code(bo, task)
    refused = await said(world, bo, task, wrong(code))
    assert refused is not None and refused.code == "code-locked"
    world.clock.advance(seconds=31)
    with pytest.raises(Refusal, match="code-locked"):
        await world.asks_code(bo, task)


async def test_a_restart_is_no_new_chance(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    for _ in range(5):
        await said(world, bo, task, wrong(code))
        await world.restart()
    refused = await said(world, bo, task, code)
    assert refused is not None and refused.code == "code-locked"


async def test_another_device_is_no_new_chance(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    for at in range(5):
        elsewhere = Actor(bo.person_id, "page", ip=f"192.0.2.{at}", agent=f"agent {at}")
        await said(world, elsewhere, task, wrong(code))
    refused = await said(world, bo, task, code)
    assert refused is not None and refused.code == "code-locked"


async def test_one_signers_lock_is_not_anothers(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    code = await world.asks_code(bo, task)
    for _ in range(5):
        await said(world, bo, task, wrong(code))
    task = await world.sign(cy, task)
    assert states(task) == {"李明": PartyState.TO_ACT, "王芳": PartyState.SIGNED}


async def test_twenty_wrong_codes_at_once_are_counted_exactly(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    refusals = await asyncio.gather(*(said(world, bo, task, wrong(code)) for _ in range(20)))
    assert Counter(refusal.code for refusal in refusals if refusal) == {"code-wrong": 4, "code-locked": 16}
    assert sorted(r.facts["left"] for r in refusals if r and r.code == "code-wrong") == [1, 2, 3, 4]
    assert await counted(world, task, kinds.CODE_WRONG) == 5


async def test_the_right_code_twenty_times_at_once_is_one_signature(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    code = await world.asks_code(bo, task)
    refusals = await asyncio.gather(*(said(world, bo, task, code) for _ in range(20)))
    assert refusals.count(None) == 1
    assert {refusal.code for refusal in refusals if refusal} <= {"signing-busy", "already-acted"}
    assert await counted(world, task, kinds.SIGNED) == 1
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.revisions.of_task(task.id)] == ["base", "party"]


async def test_the_right_code_twenty_times_at_once_is_one_approval(world: World) -> None:
    legal = await world.person("法务")
    task = await world.sent(await world.person("Ann"), approvers=[legal])
    code = await world.asks_code(legal, task, "approve")
    refusals = await asyncio.gather(*(said(world, legal, task, code, "approve") for _ in range(20)))
    assert refusals.count(None) == 1 and await counted(world, task, kinds.APPROVED) == 1
    assert (await world.task(task)).state is TaskState.CLOSING


async def test_two_signers_confirming_at_the_same_moment_give_one_signature_and_one_second_look(
    world: World,
) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    codes = [await world.asks_code(bo, task), await world.asks_code(cy, task)]
    refusals = await asyncio.gather(said(world, bo, task, codes[0]), said(world, cy, task, codes[1]))
    assert refusals.count(None) == 1
    assert {refusal.code for refusal in refusals if refusal} <= {"signing-busy", "document-changed"}
    late = cy if refusals[0] is None else bo
    world.clock.advance(seconds=31)
    assert (await world.sign(late, task)).state is TaskState.CLOSING


async def test_many_requests_at_once_give_one_code(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    assert task.document is not None
    sha256 = task.document.current
    asked = (request_code(world.ports, bo, task.id, act="sign", sha256=sha256) for _ in range(8))
    results = await asyncio.gather(*asked, return_exceptions=True)
    refused = [each for each in results if isinstance(each, Refusal)]
    assert len(refused) == 7 and {each.code for each in refused} == {"code-too-soon"}
    assert len(await world.outbox(bo, "code")) == 1
