"""The act itself: code asked for, typed, signature written. Every test ends with the invariants (conftest)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.task import events as kinds
from signing.task.model import Order, PartyState, TaskState
from signing.usecases.approve_document import approve_document
from signing.usecases.request_code import request_code
from signing.usecases.sign_document import sign_document
from tests.pdfs import drawing
from tests.sent_tasks import states
from tests.world import World


async def kinds_of(world: World, task_id: str) -> list[str]:
    async with world.ports.transaction() as tx:
        return [entry.kind for entry in await tx.audit.of_task(task_id)]


async def refusal_of(coroutine: object) -> Refusal:
    with pytest.raises(Refusal) as refused:
        await coroutine  # type: ignore[misc]
    return refused.value


async def test_a_signature_goes_from_code_to_revision(world: World) -> None:
    ann, bo = await world.person("Ann", language="en"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    wakes = world.wakes
    task = await world.sign(bo, task)
    assert task.state is TaskState.CLOSING and states(task) == {"李明": PartyState.SIGNED}
    assert world.wakes > wakes, "the courier and the closing job are told"
    kinds_now = await kinds_of(world, task.id)
    assert [k for k in kinds_now if k in SIGNING_KINDS] == SIGNING_KINDS


SIGNING_KINDS = [kinds.CODE_SENT, kinds.CODE_ACCEPTED, kinds.SIGNING_BEGAN, kinds.SIGNED, kinds.CLOSING]


async def test_everybody_acts_and_everybody_gets_the_document(world: World) -> None:
    ann, bo, cy, legal = [await world.person(name) for name in ("Ann", "李明", "王芳", "法务")]
    archive, audit = await world.person("存档"), await world.person("审计")
    task = await world.sent(
        ann, approvers=[legal], signers=[bo, cy], viewers=[audit], copies=[archive], order=Order.ONE_AFTER_ANOTHER
    )
    task = await world.approve(legal, task)
    task = await world.sign(bo, task, drawing_png=drawing())
    task = await world.sign(cy, task, typed="王 芳")
    assert await world.work() == 5, "completed, and a report for the four who took part"
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    for who in (ann, bo, cy, legal, archive, audit):
        assert len(await world.outbox(who, "copy")) == 1
    assert await world.work() == 0


async def test_the_code_reaches_the_signer_and_nobody_else(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    boss = await world.person("管理", admin=True)
    task = await world.sent(ann, signers=[bo])
    code = await world.asks_code(bo, task)
    assert len(await world.outbox(bo, "code")) == 1
    for item in await world.outbox():
        assert code not in repr(item)
        assert item.kind != "code" or item.person_id == bo.person_id
    assert not await world.outbox(boss, "code") and not await world.outbox(ann, "code")
    async with world.ports.transaction() as tx:
        assert code not in repr(await tx.audit.of_task(task.id))
        assert code not in repr(await tx.codes.newest(task.id, task.parties[0].id))


async def test_a_code_asked_for_bytes_that_are_not_the_newest_is_not_given(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    assert task.document is not None
    for sha256 in (task.document.original, "0" * 64, ""):
        refused = await refusal_of(request_code(world.ports, bo, task.id, act="sign", sha256=sha256))
        assert isinstance(refused, Stale) and refused.code == "document-changed"
    assert not await world.outbox(bo, "code")


async def test_the_second_of_two_parallel_signers_must_look_again(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy])
    bos, cys = await world.asks_code(bo, task), await world.asks_code(cy, task)
    await world.confirm(bo, task, bos)
    refused = await refusal_of(sign_document(world.ports, cy, task.id, code=cys))
    assert isinstance(refused, Stale) and refused.code == "document-changed"
    refused = await refusal_of(sign_document(world.ports, cy, task.id, code=cys))
    assert refused.code == "code-over", "the code died with the bytes it was for"
    task = await world.sign(cy, task)  # without waiting: that code could not be used
    assert task.state is TaskState.CLOSING
    assert kinds.CODE_VOIDED in await kinds_of(world, task.id)


async def test_values_swapped_between_code_and_confirmation_void_the_code(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    async with world.ports.transaction() as tx:
        known = await tx.codes.newest(task.id, task.parties[0].id)
        assert known is not None
        await tx.codes.save(replace(known, proposal={**known.proposal, "typed": "somebody else"}))
    refused = await refusal_of(sign_document(world.ports, bo, task.id, code=code))
    assert refused.code == "document-changed"
    assert states(await world.task(task)) == {"李明": PartyState.TO_ACT}


async def test_a_code_to_approve_does_not_sign_and_the_other_way_round(world: World) -> None:
    bo, legal = await world.person("李明"), await world.person("法务")
    task = await world.sent(await world.person("Ann"), signers=[bo], approvers=[legal])
    signing, approving = await world.asks_code(bo, task), await world.asks_code(legal, task, "approve")
    for code in (signing, approving):
        assert (await refusal_of(sign_document(world.ports, legal, task.id, code=code))).code == "nothing-to-do"
        assert (await refusal_of(approve_document(world.ports, bo, task.id, code=code))).code == "nothing-to-do"
    refused = await refusal_of(request_code(world.ports, bo, task.id, act="withdraw", sha256=""))
    assert refused.code == "not-found"


async def test_a_code_is_no_good_for_another_task_of_the_same_person(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    one, two = await world.sent(ann, signers=[bo]), await world.sent(ann, signers=[bo])
    code = await world.asks_code(bo, one)
    assert (await refusal_of(sign_document(world.ports, bo, two.id, code=code))).code == "code-over"


async def test_a_code_is_over_after_ten_minutes(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    world.clock.advance(minutes=10)
    assert (await refusal_of(sign_document(world.ports, bo, task.id, code=code))).code == "code-over"


async def test_a_newer_code_replaces_the_older_one(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    first = await world.asks_code(bo, task)
    world.clock.advance(seconds=31)
    second = await world.asks_code(bo, task)
    if first != second:  # one in a million
        assert (await refusal_of(sign_document(world.ports, bo, task.id, code=first))).code == "code-wrong"
    assert (await world.confirm(bo, task, second)).state is TaskState.CLOSING


async def test_signing_twice_signs_once(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo, await world.person("王芳")])
    code = await world.asks_code(bo, task)
    await world.confirm(bo, task, code)
    assert (await refusal_of(sign_document(world.ports, bo, task.id, code=code))).code == "already-acted"


async def test_before_their_turn_nobody_gets_a_code(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    assert task.document is not None
    asked = request_code(world.ports, cy, task.id, act="sign", sha256=task.document.current)
    assert (await refusal_of(asked)).code == "not-your-turn"
    assert (await refusal_of(sign_document(world.ports, cy, task.id, code="000000"))).code == "not-your-turn"


async def test_one_person_behind_two_parties_signs_for_each(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo, bo])
    task = await world.sign(bo, task)
    assert [party.state for party in task.parties] == [PartyState.SIGNED, PartyState.TO_ACT]
    world.clock.advance(seconds=31)
    assert (await world.sign(bo, task)).state is TaskState.CLOSING


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ({"typed": "长" * 61}, "typed-too-long"),
        ({"typed": "a\u202eb"}, "typed-too-long"),
        ({"typed": "\U0001f58b"}, "glyph-missing"),
        ({"drawing_png": b"<svg/>"}, "drawing-not-png"),
        ({"drawing_png": drawing(ink=3)}, "drawing-blank"),
        ({"drawing_png": drawing()[:90]}, "drawing-not-png"),
    ],
)
async def test_what_cannot_become_a_mark_is_said_before_the_code(
    world: World, how: dict[str, object], code: str
) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    assert (await refusal_of(world.asks_code(bo, task, **how))).code == code
    assert not await world.outbox(bo, "code")


async def test_a_name_that_no_font_can_write_is_said_before_the_code(world: World) -> None:
    bo = await world.person("李明 🖋")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    refused = await refusal_of(world.asks_code(bo, task))
    assert (refused.code, refused.facts) == ("glyph-missing", {"character": "🖋"})


@pytest.mark.parametrize("words", ["", "12345", "abcdef", "1234567"])
async def test_what_is_no_code_is_asked_for_again_and_costs_no_try(world: World, words: str) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    code = await world.asks_code(bo, task)
    for _ in range(6):
        with pytest.raises(BadAnswer, match="code-six-digits"):
            await sign_document(world.ports, bo, task.id, code=words)
    assert (await world.confirm(bo, task, code)).state is TaskState.CLOSING


async def test_once_the_deadline_has_passed_nobody_acts_even_before_the_tick(world: World) -> None:
    bo, legal = await world.person("李明"), await world.person("法务")
    task = await world.sent(
        await world.person("Ann"), signers=[bo], approvers=[legal], deadline=timedelta(minutes=20)
    )
    signing, approving = await world.asks_code(bo, task), await world.asks_code(legal, task, "approve")
    world.clock.advance(minutes=20)
    for late in (
        sign_document(world.ports, bo, task.id, code=signing),
        approve_document(world.ports, legal, task.id, code=approving),
        world.reject(bo, task),
        world.asks_code(bo, task),
    ):
        refused = await refusal_of(late)
        assert (refused.code, refused.facts) == ("task-ended", {"state": "expired"})


async def test_a_made_up_task_leaves_no_trace(world: World) -> None:
    bo = await world.person("李明")
    with pytest.raises(NotAllowed, match="not-found"):
        await sign_document(world.ports, bo, "nosuchtask12", code="123456")
    assert await kinds_of(world, "nosuchtask12") == []
