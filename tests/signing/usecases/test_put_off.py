"""Withdrawing, rejecting and discarding wait for some seconds: undone, done once, done after a restart."""

from __future__ import annotations

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task.events import PUT_OFF, UNDONE
from signing.task.model import PartyState, TaskState
from signing.task.put_off import SECONDS
from signing.usecases.do_put_off import do_act
from signing.usecases.put_off_act import note_put_off, put_off_act
from signing.usecases.undo_act import undo_act
from tests.sent_tasks import states
from tests.world import World


async def test_what_is_undone_never_happens(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    await put_off_act(world.ports, ann, task.id, act="withdraw", reason="条款有变")
    world.clock.advance(seconds=SECONDS - 1)
    await world.work()
    assert (await world.task(task)).state is TaskState.AWAITING
    act, _ = await undo_act(world.ports, ann, task.id)
    assert act == "withdraw"
    world.clock.advance(seconds=60)
    await world.work()
    assert (await world.task(task)).state is TaskState.AWAITING
    with pytest.raises(Refusal, match="undo-late"):
        await undo_act(world.ports, ann, task.id)
    async with world.ports.transaction() as tx:
        kinds = [each.kind for each in await tx.audit.of_task(task.id)]
    assert PUT_OFF in kinds and UNDONE in kinds
    assert not [item for item in await world.outbox(ann, "told") if "withdraw" in item.facts["key"]]


@pytest.mark.parametrize("act", ["withdraw", "reject", "discard"])
async def test_it_is_done_once_after_a_restart_and_said_where_it_waited(world: World, act: str) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await (world.draft if act == "discard" else world.sent)(ann, signers=[li])
    who = li if act == "reject" else ann
    wanted = await put_off_act(world.ports, who, task.id, act=act, reason="" if act == "discard" else "金额有误")
    again = await put_off_act(world.ports, who, task.id, act=act, reason="" if act == "discard" else "第二次")
    assert again == wanted
    await note_put_off(world.ports, wanted, 77)
    await world.restart()
    world.clock.advance(seconds=SECONDS)
    await world.work()
    after = await world.task(task)
    assert after.state.value == {"withdraw": "withdrawn", "reject": "rejected", "discard": "discarded"}[act]
    assert after.end_reason == (None if act == "discard" else "金额有误")
    [told] = [item for item in await world.outbox(who, "told") if item.key == f"act:{wanted.id}"]
    assert told.facts["in_place"] == "77" and not told.facts["key"].startswith("not-")
    assert await do_act(world.ports, task.id, wanted.id) == "over"
    with pytest.raises(Refusal, match="undo-late"):
        await undo_act(world.ports, who, task.id)


async def test_who_acted_meanwhile_is_not_overruled(world: World) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[li, wang])
    await put_off_act(world.ports, ann, task.id, act="withdraw", reason="条款有变")
    await world.sign(li, task)
    world.clock.advance(seconds=SECONDS)
    await world.work()
    after = await world.task(task)
    assert after.state is TaskState.PARTIALLY_SIGNED and states(after)["李明"] is PartyState.SIGNED
    assert "not-done-withdraw" in await world.told(ann)


async def test_only_who_may_do_it_puts_it_off_and_only_they_undo_it(world: World) -> None:
    ann, li, stranger = [await world.person(name) for name in ("Ann", "李明", "路人")]
    task = await world.sent(ann, signers=[li])
    for who, act in ((li, "withdraw"), (ann, "reject"), (ann, "discard"), (li, "discard")):
        with pytest.raises(Refusal, match="put-off-not-now"):
            await put_off_act(world.ports, who, task.id, act=act, reason="x")
    with pytest.raises(BadAnswer, match="reason-empty"):
        await put_off_act(world.ports, ann, task.id, act="withdraw", reason=" ")
    await put_off_act(world.ports, ann, task.id, act="withdraw", reason="x")
    with pytest.raises(Refusal, match="undo-late"):
        await undo_act(world.ports, li, task.id)
    with pytest.raises(NotAllowed, match="not-found"):
        await undo_act(world.ports, stranger, task.id)
    world.clock.advance(seconds=SECONDS)
    await world.work()
    assert (await world.task(task)).state is TaskState.WITHDRAWN
