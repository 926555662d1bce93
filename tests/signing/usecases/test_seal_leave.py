"""A keeper's leave before each use (用印审批): asked for, given or refused, for this document, used up once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.ports import Actor, Seal
from signing.task.model import PartyState, Task
from signing.task.sealing import AskState, SealRequest, seen_bytes
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.decide_seal_request import decide_seal_request
from signing.usecases.inspect_seal import inspect_seal
from signing.usecases.lapse_seal_requests import lapse_seal_requests
from signing.usecases.list_tasks import list_tasks
from signing.usecases.seal_requests_waiting import seal_requests_waiting
from signing.usecases.sign_document import sign_document
from signing.usecases.status import status
from signing.usecases.view_leave import view_leave
from signing.usecases.view_seal_request import fetch_request_page, view_seal_request
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import CHOP, a_sealing, code_for, kinds
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def asked(world: World, who: Actor, task: Task, seal: Seal) -> SealRequest:
    return await ask_for_seal(
        world.ports, who, task.id, seal_id=seal.id, sha256=seen_bytes(task, who.person_id or "")
    )


async def test_without_leave_no_code_with_leave_one_sealing_and_all_of_it_on_record(world: World) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    (choice,) = (await view_task(world.ports, li, task.id)).seals
    assert choice.asks
    with pytest.raises(Refusal, match="seal-needs-leave"):
        await code_for(world, li, task, seal)
    assert not await world.outbox(li, "code")

    request = await asked(world, li, task, seal)
    assert await asked(world, li, task, seal) == request, "asked again, it is the same request"
    (card,) = [item for item in await world.outbox(keeper, "seal") if item.facts["what"] == "asked"]
    assert (card.facts["request_id"], card.facts["by"]) == (request.id, "李明")
    assert [one.request.id for one in await seal_requests_waiting(world.ports, keeper)] == [request.id]
    (wait,) = (await view_task(world.ports, li, task.id)).waits_for_seal
    assert (wait.name, wait.keeper, wait.more, wait.request_id) == ("李明", "保管人", 0, None)
    with pytest.raises(Refusal, match="seal-needs-leave"):
        await code_for(world, li, task, seal)

    seen = await view_seal_request(world.ports, keeper, request.id)
    assert (seen.is_open, seen.who, len(seen.papers.shapes)) == (True, "李明", 2)
    assert (await fetch_request_page(world.ports, keeper, request.id, 0, 400))[8:12] == b"WEBP"
    await decide_seal_request(world.ports, keeper, request.id, granted=True)
    assert "told-seal-granted" in await world.told(li)
    assert (await view_task(world.ports, li, task.id)).waits_for_seal == ()
    with pytest.raises(Refusal, match="seal-request-over"):
        await decide_seal_request(world.ports, keeper, request.id, granted=False, reason="改主意了")

    code = await code_for(world, li, task, seal)
    after = await sign_document(world.ports, li, task.id, code=code)
    assert after.parties[0].state is PartyState.SIGNED
    async with world.ports.transaction() as tx:
        used = await tx.seals.request(request.id)
        entries = await tx.audit.of_task(task.id)
    assert used is not None and used.state is AskState.USED
    trail = [entry for entry in entries if entry.kind.startswith("seal-")]
    assert [entry.kind for entry in trail] == ["seal-asked", "seal-granted", "seal-used"]
    assert {entry.facts.get("request_id") or entry.facts["leave"] for entry in trail} == {request.id}
    (line,) = (await inspect_seal(world.ports, keeper, seal.id)).log
    assert (line.who, line.number, line.use.request_id) == ("李明", task.number, request.id)
    assert after.document is not None and line.use.sha256 == after.document.current


async def test_the_next_move_is_the_keepers_whom_insiders_know_by_name_and_others_by_whose_seal_it_is(
    world: World,
) -> None:
    keeper, second, li = [await world.person(name) for name in ("保管人", "副保管", "李明")]
    boss = await world.person("管理员", admin=True)
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    await allow_seal(world.ports, keeper, seal.id, person_id=second.person_id or "", keeps=True)
    task = await a_sealing(world, li)
    sender = Actor(task.initiator_id, "chat")
    assert (await list_tasks(world.ports, sender, "sent")).waits == {}
    request = await asked(world, li, task, seal)
    (outside,) = (await list_tasks(world.ports, sender, "sent")).waits[task.id]
    assert (outside.keeper, outside.owner, outside.request_id) == (None, seal.owner, None)
    assert (await status(world.ports, sender)).waits == {task.id: (outside,)}
    (over,) = (await status(world.ports, boss)).waits[task.id]
    assert over.keeper is None, "the seal is no house's"
    async with world.ports.transaction() as tx:
        kept = await tx.seals.get(seal.id)
        assert kept is not None
        await tx.seals.save(replace(kept, house=True, version=kept.version + 1), expected_version=kept.version)
    (inside,) = (await status(world.ports, boss)).waits[task.id]
    assert (inside.keeper, inside.more) == ("保管人", 1)
    for who in (keeper, second):
        assert [one.request.id for one in await seal_requests_waiting(world.ports, who)] == [request.id]
    await withdraw_task(world.ports, sender, task.id, reason="不签了")
    assert await seal_requests_waiting(world.ports, keeper) == []
    assert (await list_tasks(world.ports, sender, "sent")).waits == {}


async def test_a_refusal_says_why_and_the_signer_is_told(world: World) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    request = await asked(world, li, task, seal)
    with pytest.raises(BadAnswer, match="reason-empty"):
        await decide_seal_request(world.ports, keeper, request.id, granted=False, reason="  ")
    await decide_seal_request(world.ports, keeper, request.id, granted=False, reason="金额有误")
    told = [item for item in await world.outbox(li) if item.facts.get("key") == "told-seal-refused"]
    assert [item.facts["reason"] for item in told] == ["金额有误"]
    with pytest.raises(Refusal, match="seal-needs-leave"):
        await code_for(world, li, task, seal)
    for _ in range(4):
        again = await asked(world, li, task, seal)
        assert again.id != request.id
        await decide_seal_request(world.ports, keeper, again.id, granted=False, reason="仍有误")
    with pytest.raises(BadAnswer, match="seal-asked-often"):
        await asked(world, li, task, seal)


async def test_leave_is_for_these_bytes_this_person_and_a_day(world: World) -> None:
    keeper, li, zhao = [await world.person(name) for name in ("保管人", "李明", "赵雷")]
    seal = await a_seal(world, keeper, CHOP, asks=True)
    for person in (li, zhao):
        await allow_seal(world.ports, keeper, seal.id, person_id=person.person_id or "")
    task = await a_sealing(world, li, zhao)
    request = await asked(world, li, task, seal)
    other = await asked(world, zhao, task, seal)
    await decide_seal_request(world.ports, keeper, request.id, granted=True)
    with pytest.raises(Refusal, match="seal-needs-leave"):  # granted to somebody else
        await code_for(world, zhao, task, seal)
    await sign_document(world.ports, li, task.id, code=await code_for(world, li, task, seal))
    with pytest.raises(Refusal, match="seal-request-over"):  # asked before the document went on
        await decide_seal_request(world.ports, keeper, other.id, granted=True)
    assert not (await view_seal_request(world.ports, keeper, other.id)).is_open
    with pytest.raises(Stale, match="document-changed"):
        await asked(world, zhao, task, seal)
    task = await world.task(task)
    fresh = await asked(world, zhao, task, seal)
    await decide_seal_request(world.ports, keeper, fresh.id, granted=True)
    world.clock.advance(hours=24)
    with pytest.raises(Refusal, match="seal-needs-leave"):
        await code_for(world, zhao, task, seal)


async def test_a_keeper_needs_no_leave_and_gives_none_to_themself(world: World) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li, keeper)
    with pytest.raises(Refusal, match="seal-needs-no-leave"):
        await asked(world, keeper, task, seal)
    await code_for(world, keeper, task, seal)
    request = await asked(world, li, task, seal)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "", keeps=True)
    with pytest.raises(Refusal, match="seal-request-own"):
        await decide_seal_request(world.ports, li, request.id, granted=True)


async def test_nobody_else_sees_asks_or_decides(world: World) -> None:
    keeper, li, mallory = [await world.person(name) for name in ("保管人", "李明", "路人")]
    admin = await world.person("管理员", admin=True)
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li, mallory)
    request = await asked(world, li, task, seal)
    with pytest.raises(NotAllowed, match="seal-not-yours"):
        await asked(world, mallory, task, seal)
    async with world.ports.transaction() as tx:
        entry = list(await tx.audit.of_task(None))[-1]
    assert (entry.kind, entry.facts["seal_id"], entry.actor.person_id) == ("refused", seal.id, mallory.person_id)
    for who in (mallory, admin, li, await world.person("王芳2")):
        for act in (
            view_seal_request(world.ports, who, request.id),
            fetch_request_page(world.ports, who, request.id, 0, 400),
            decide_seal_request(world.ports, who, request.id, granted=True),
        ):
            with pytest.raises(NotAllowed, match="not-found"):
                await act
        assert await seal_requests_waiting(world.ports, who) == []
    assert (await view_seal_request(world.ports, keeper, request.id)).request.state is AskState.WAITING


async def test_a_task_that_ended_needs_no_answer_any_more(world: World) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    request = await asked(world, li, task, seal)
    async with world.ports.transaction() as tx:
        initiator = await tx.people.get(task.initiator_id)
    assert initiator is not None
    await withdraw_task(world.ports, Actor(initiator.id, "chat"), task.id, reason="不签了")
    with pytest.raises(Refusal, match="seal-request-over"):
        await decide_seal_request(world.ports, keeper, request.id, granted=True)
    with pytest.raises(Refusal, match="seal-request-over"):
        await fetch_request_page(world.ports, keeper, request.id, 0, 400)


async def test_a_request_that_nobody_answers_and_a_leave_that_nobody_uses_are_said_and_noted_once(
    world: World,
) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    ann = Actor(task.initiator_id, "chat")
    request = await asked(world, li, task, seal)
    world.clock.advance(days=2)
    assert await lapse_seal_requests(world.ports) == 0
    world.clock.advance(days=1)
    with pytest.raises(Refusal, match="seal-request-over"):
        await decide_seal_request(world.ports, keeper, request.id, granted=True)
    assert (await lapse_seal_requests(world.ports), await lapse_seal_requests(world.ports)) == (1, 0)
    assert (await view_leave(world.ports, li, task.id, seal_id=seal.id)).state == "over"
    assert "told-seal-unanswered" in await world.told(li)
    assert (await world.told(ann)).count("told-seal-unanswered-initiator") == 1

    again = await asked(world, li, task, seal)
    assert again.id != request.id
    await decide_seal_request(world.ports, keeper, again.id, granted=True)
    world.clock.advance(hours=24)
    assert await lapse_seal_requests(world.ports) == 1
    assert "told-seal-unused" in await world.told(li)
    assert "told-seal-unused-initiator" in await world.told(ann)
    trail = [kind for kind in await kinds(world, task) if kind.startswith("seal-")]
    assert trail == ["seal-asked", "seal-unanswered", "seal-asked", "seal-granted", "seal-unused"]
    async with world.ports.transaction() as tx:
        house = [entry.facts["request_id"] for entry in await tx.audit.of_task(None) if entry.kind in trail[1::3]]
    assert house == [request.id, again.id]


async def test_what_nothing_waits_for_any_more_lapses_without_a_word(world: World) -> None:
    keeper, li = await world.person("保管人"), await world.person("李明")
    seal = await a_seal(world, keeper, CHOP, asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    await asked(world, li, task, seal)
    await withdraw_task(world.ports, Actor(task.initiator_id, "chat"), task.id, reason="不签了")
    world.clock.advance(days=3)
    assert await lapse_seal_requests(world.ports) == 1
    assert "seal-unanswered" not in await kinds(world, task)
    assert "told-seal-unanswered" not in await world.told(li)
