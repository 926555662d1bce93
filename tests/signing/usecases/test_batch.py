"""Several tasks and one code: each is an act of its own, and only of the bytes that were shown."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from signing.errors import NotAllowed, Refusal
from signing.fields.kinds import FieldKind
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.batch import ItemState
from signing.task.demands import Demand, Known, Means
from signing.task.model import AskedFile, Order, PartyState, Reading, Task
from signing.usecases.allow_seal import allow_seal
from signing.usecases.batch_views import BatchSent
from signing.usecases.choose_reading import choose_reading
from signing.usecases.confirm_batch import confirm_batch
from signing.usecases.fetch_page import fetch_page
from signing.usecases.fetch_report import fetch_report
from signing.usecases.finish_batches import finish_batches
from signing.usecases.go_on_batch import go_on_batch
from signing.usecases.hand import Hand
from signing.usecases.list_tasks import list_tasks
from signing.usecases.request_batch_code import request_batch_code
from signing.usecases.request_code import request_code
from signing.usecases.seal_views import SealWish
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.view_batch import view_batch
from signing.usecases.view_batch_progress import view_batch_progress
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract, drawing
from tests.seals_at_hand import a_seal
from tests.signing.evidence.test_report import text_of
from tests.signing.usecases.sealing import a_sealing
from tests.world import World


class Waiting:
    """Three tasks that wait for one person: two to sign, one to approve."""

    def __init__(self, world: World, ann: Actor, li: Actor, bo: Actor, tasks: Sequence[Task]) -> None:
        self.world, self.ann, self.li, self.bo, self.tasks = world, ann, li, bo, tasks

    async def reads(self, tasks: Sequence[Task] | None = None) -> dict[str, str]:
        """All, as the page does; gives what it shows."""
        for task in self.tasks if tasks is None else tasks:
            await view_task(self.world.ports, self.li, task.id, mark_read=True)
        return {line.task.id: line.sha256 for line in (await view_batch(self.world.ports, self.li)).lines}

    async def asks(self, hand: Hand | None = None) -> BatchSent:
        return await request_batch_code(self.world.ports, self.li, await self.reads(), hand)

    async def code(self) -> str:
        return self.world.opened(
            [each for each in await self.world.outbox(self.li, "code") if not each.task_id][-1]
        )

    async def confirms(self, sent: BatchSent, code: str | None = None) -> dict[str, tuple[ItemState, str | None]]:
        code = code or await self.code()
        await confirm_batch(self.world.ports, self.li, sent.id, code=code, seen=sent.digest)
        while await go_on_batch(self.world.ports, sent.id):
            pass
        return await self.ended(sent)

    async def ended(self, sent: BatchSent) -> dict[str, tuple[ItemState, str | None]]:
        found = await view_batch_progress(self.world.ports, self.li, sent.id)
        assert found.finished
        return {task.id: (item.state, item.reason) for item, task in found.items}

    async def states(self) -> list[PartyState]:
        now = [await self.world.task(task) for task in self.tasks]
        return [task.parties_of(self.li.person_id or "")[0].state for task in now]

    async def chain(self, task: Task | None, kind: str) -> list[dict[str, object]]:
        async with self.world.ports.transaction() as tx:
            entries = await tx.audit.of_task(task.id if task else None)
        return [dict(each.facts) for each in entries if each.kind == kind]


@pytest.fixture
async def waiting(world: World) -> Waiting:
    ann, li, bo = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    together = await world.sent(ann, signers=[li, bo], title="保密协议")
    alone = await world.sent(ann, signers=[li], title="采购合同")
    approval = await world.sent(ann, approvers=[li], signers=[bo], title="付款申请")
    return Waiting(world, ann, li, bo, (together, alone, approval))


WAITING = [PartyState.TO_ACT] * 3
DONE = (ItemState.DONE, None)


async def test_one_code_and_an_act_of_its_own_in_each(waiting: Waiting) -> None:
    world = waiting.world
    sent = await waiting.asks(Hand(drawing_png=drawing(), keep=True))
    assert set(sent.task_ids) == {task.id for task in waiting.tasks} and sent.left == ()
    assert len(await world.outbox(waiting.li, "code")) == 1, "one for all"
    assert await waiting.states() == WAITING
    assert await waiting.confirms(sent) == {task.id: DONE for task in waiting.tasks}
    assert await waiting.states() == [PartyState.SIGNED, PartyState.SIGNED, PartyState.APPROVED]
    serials = set()
    for task, kind in zip(waiting.tasks, (kinds.SIGNED, kinds.SIGNED, kinds.APPROVED), strict=True):
        (accepted,) = await waiting.chain(task, kinds.CODE_ACCEPTED)
        assert (accepted["batch"], accepted["batch_digest"]) == (sent.id, sent.digest)
        (asked,) = await waiting.chain(task, kinds.CODE_SENT)
        assert (asked["batch"], asked["bound_to"]) == (sent.id, accepted["bound_to"])
        (acted,) = await waiting.chain(task, kind)
        serials.add(acted.get("certificate_serial"))
    assert len(serials) == 3, "a certificate of its own for each signature, none for the approval"
    (listed,) = await waiting.chain(None, kinds.BATCH_ASKED)
    assert listed["digest"] == sent.digest and len(listed["items"]) == 3  # type: ignore[arg-type]
    assert (await world.told(waiting.li)).count("told-batch-done") == 1
    assert (await view_batch(world.ports, waiting.li)).kept, "the hand is kept, once, as it was wished"
    await world.work()
    _, report = await fetch_report(world.ports, waiting.ann, waiting.tasks[1].id)
    assert sent.digest in text_of(report), "the evidence of one names the list, and nothing else of it"
    assert waiting.tasks[0].title not in text_of(report)


async def test_what_changed_meanwhile_is_left_out_and_said_and_the_rest_is_done(waiting: Waiting) -> None:
    """Another party signs, the sender withdraws, a code of its own is asked for: after the code was sent."""
    world, (together, alone, approval) = waiting.world, waiting.tasks
    own = await world.sent(waiting.ann, signers=[waiting.li], title="补充协议")
    waiting.tasks = (*waiting.tasks, own)
    sent = await waiting.asks()
    await world.sign(waiting.bo, together)
    await withdraw_task(world.ports, waiting.ann, alone.id, reason="条款有变")
    sha = (await view_task(world.ports, waiting.li, own.id)).sha256
    world.clock.advance(seconds=31)
    await request_code(world.ports, waiting.li, own.id, act="sign", sha256=sha)
    before = (await world.task(together)).document
    assert await waiting.confirms(sent) == {
        together.id: (ItemState.LEFT, "document-changed"),
        alone.id: (ItemState.LEFT, "task-ended"),
        own.id: (ItemState.LEFT, "batch-overtaken"),
        approval.id: DONE,
    }
    assert (await world.task(together)).document == before, "no other bytes than were shown"
    done = [item for item in await world.outbox(waiting.li, "told") if item.facts["key"] == "told-batch-done"]
    assert {**done[0].facts, "key": ""} == {"key": "", "done": 1, "pending": 0, "left": 3}
    assert await waiting.states() == [PartyState.TO_ACT, PartyState.ENDED, PartyState.APPROVED, PartyState.TO_ACT]
    await world.confirm(waiting.li, own, await world.code(waiting.li, own))


async def test_another_list_than_the_one_on_the_page_is_not_confirmed(waiting: Waiting) -> None:
    world = waiting.world
    first = await waiting.asks()
    old = await waiting.code()
    world.clock.advance(seconds=31)
    sent = await waiting.asks()
    with pytest.raises(Refusal, match="code-over"):
        await confirm_batch(world.ports, waiting.li, first.id, code=old, seen=first.digest)
    with pytest.raises(Refusal, match="batch-changed"):
        await confirm_batch(
            world.ports, waiting.li, sent.id, code=await waiting.code(), seen=first.digest.replace("a", "b")
        )
    with pytest.raises(Refusal, match="code-over"):
        await confirm_batch(world.ports, waiting.li, sent.id, code=await waiting.code(), seen=sent.digest)
    assert not await go_on_batch(world.ports, sent.id)
    assert await waiting.states() == WAITING


async def test_five_wrong_codes_lock_whatever_batch_and_ten_minutes_end_it(waiting: Waiting) -> None:
    world = waiting.world
    sent = await waiting.asks()
    right = await waiting.code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for left in (4, 3, 2, 1):
        with pytest.raises(Refusal) as refused:
            await confirm_batch(world.ports, waiting.li, sent.id, code=wrong, seen=sent.digest)
        assert (refused.value.code, refused.value.facts) == ("code-wrong", {"left": left})
    for code in (wrong, right):
        with pytest.raises(Refusal, match="code-locked"):
            await confirm_batch(world.ports, waiting.li, sent.id, code=code, seen=sent.digest)
    with pytest.raises(Refusal, match="code-locked"):
        await waiting.asks()
    world.clock.advance(minutes=16)
    sent = await waiting.asks()
    world.clock.advance(minutes=10)
    with pytest.raises(Refusal, match="code-over"):
        await confirm_batch(world.ports, waiting.li, sent.id, code=await waiting.code(), seen=sent.digest)
    assert await waiting.states() == WAITING
    assert len(await waiting.chain(None, kinds.BATCH_WRONG)) == 5


async def test_twenty_right_codes_and_twenty_workers_at_once_act_once_in_each(waiting: Waiting) -> None:
    world, sent = waiting.world, await waiting.asks()
    code = await waiting.code()
    tries = [confirm_batch(world.ports, waiting.li, sent.id, code=code, seen=sent.digest) for _ in range(20)]
    answers = await asyncio.gather(*tries, return_exceptions=True)
    assert sum(not isinstance(each, Exception) for each in answers) == 1
    assert {each.code for each in answers if isinstance(each, Refusal)} == {"code-over"}
    await asyncio.gather(*(go_on_batch(world.ports, sent.id) for _ in range(20)))
    assert await waiting.ended(sent) == {task.id: DONE for task in waiting.tasks}
    for task, kind in zip(waiting.tasks, (kinds.SIGNED, kinds.SIGNED, kinds.APPROVED), strict=True):
        assert len(await waiting.chain(task, kind)) == 1
    assert (await world.told(waiting.li)).count("told-batch-done") == 1


async def test_whose_page_is_gone_has_it_finished_by_the_timer(waiting: Waiting) -> None:
    """Also where the process died between an act and its record."""
    world, sent = waiting.world, await waiting.asks()
    await confirm_batch(world.ports, waiting.li, sent.id, code=await waiting.code(), seen=sent.digest)
    async with world.ports.transaction() as tx:
        item = next(each for each in await tx.batches.items(sent.id) if each.act == "sign")
        assert await tx.batches.begin(sent.id, item.place, world.clock.now)
    page = Actor(waiting.li.person_id, "page")
    await sign_document(world.ports, page, item.task_id, code="", batch=sent.id)
    assert await finish_batches(world.ports) == 0, "the page may still be at it"
    world.clock.advance(minutes=3)
    assert await finish_batches(world.ports) == 3
    assert await waiting.ended(sent) == {task.id: DONE for task in waiting.tasks}
    assert len(await waiting.chain(await world.task(item.task_id), kinds.SIGNED)) == 1
    assert await finish_batches(world.ports) == 0


async def test_nobody_else_uses_it_and_no_single_code_can_be_made_of_it(waiting: Waiting) -> None:
    world, sent = waiting.world, await waiting.asks()
    code = await waiting.code()
    for stranger in (waiting.bo, waiting.ann, Actor("nobody-by-id", "page"), Actor(None, "page")):
        with pytest.raises(NotAllowed, match="not-found"):
            await confirm_batch(world.ports, stranger, sent.id, code=code, seen=sent.digest)
        with pytest.raises(NotAllowed, match="not-found"):
            await view_batch_progress(world.ports, stranger, sent.id, go_on=True)
    assert len(await waiting.chain(None, kinds.REFUSED)) == 8, "the attempts are in the chain"
    alone = waiting.tasks[1]
    for typed, batch in ((code, None), ("000000", None), ("", sent.id), ("", "nosuchbatch1")):
        with pytest.raises(Refusal, match=r"code-over|batch-overtaken"):
            await sign_document(world.ports, waiting.li, alone.id, code=typed, batch=batch)
    wanted = {alone.id: (await world.task(alone)).documents[0].current}
    taken = await request_batch_code(world.ports, waiting.bo, wanted)
    assert taken.id == "" and [each.why.code for each in taken.left] == ["not-found"]
    assert await waiting.states() == WAITING
    assert await waiting.confirms(sent) == {task.id: DONE for task in waiting.tasks}


async def test_what_was_not_read_or_not_shown_does_not_go(waiting: Waiting) -> None:
    world, (together, alone, approval) = waiting.world, waiting.tasks
    wanted = await waiting.reads([together, alone])
    wanted[alone.id] = "a" * 64
    sent = await request_batch_code(world.ports, waiting.li, wanted)
    assert sent.task_ids == (together.id,)
    assert {each.task_id: each.why.code for each in sent.left} == {
        alone.id: "document-changed",
        approval.id: "batch-unread",
    }
    assert {line.task.id: line.read for line in (await view_batch(world.ports, waiting.li)).lines} == {
        together.id: True,
        alone.id: True,
        approval.id: False,
    }


async def test_what_one_code_cannot_confirm_is_listed_apart_with_the_reason(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    seal = await a_seal(world, ann, SealWish("contract", "印信公司"), asks=True)
    await allow_seal(world.ports, ann, seal.id, person_id=li.person_id or "")
    wanted = {(await a_sealing(world, li)).id: "seal-needs-leave"}
    paper, demand = (AskedFile("id1", "身份证"),), Demand(means=(Means.APP,))
    for code, kind, more in (
        ("batch-values", FieldKind.TEXT, {}),
        ("batch-initials", FieldKind.INITIALS, {}),
        ("batch-papers", FieldKind.SIGNATURE, {"asked_files": paper}),
        ("batch-means", FieldKind.SIGNATURE, {"demand": demand}),
        ("proof-phone", FieldKind.SIGNATURE, {"demand": Demand(known=(Known.PHONE,))}),
    ):
        task = await world.sent(ann, signers=[li], title=code)
        parties = tuple(replace(party, **more) for party in task.parties)
        fields = tuple(replace(field, kind=kind) for field in task.fields)
        async with world.ports.transaction() as tx:
            changed = replace(task, parties=parties, fields=fields, version=task.version + 1)
            await tx.tasks.save(changed, expected_version=task.version)
        wanted[task.id] = code
    view = await view_batch(world.ports, li)
    assert ({line.task.id: line.why.code for line in view.apart}, view.lines) == (wanted, ())
    shown = {}
    for task_id in wanted:
        shown[task_id] = (await view_task(world.ports, li, task_id, mark_read=True)).sha256
    sent = await request_batch_code(world.ports, li, shown)
    assert sent.id == "" and {each.task_id: each.why.code for each in sent.left} == wanted
    assert not await world.outbox(li, "code")


async def test_reading_that_the_sender_demands_comes_first(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li], document=contract(2))
    await choose_reading(world.ports, ann, task.id, reading=Reading(to_end=True))
    await send_task(world.ports, ann, task.id)
    await world.work()
    sha256 = (await view_task(world.ports, li, task.id, mark_read=True)).sha256
    sent = await request_batch_code(world.ports, li, {task.id: sha256})
    assert [each.why.code for each in sent.left] == ["reading-not-done"]
    assert [line.read for line in (await view_batch(world.ports, li)).lines] == [False]
    for page in (0, 1):
        await fetch_page(world.ports, li, task.id, page, 300)
    assert [line.read for line in (await view_batch(world.ports, li)).lines] == [True]
    assert (await request_batch_code(world.ports, li, {task.id: sha256})).task_ids == (task.id,)


async def test_the_list_counts_what_can_go_together(waiting: Waiting) -> None:
    world = waiting.world
    assert (await list_tasks(world.ports, waiting.li, "mine_to_do")).batchable == 3
    assert (await list_tasks(world.ports, waiting.li, "all")).batchable == 0
    assert (await list_tasks(world.ports, waiting.bo, "mine_to_do")).batchable == 2
    both = await world.sent(
        waiting.ann, approvers=[waiting.li], signers=[waiting.li], order=Order.ALL_AT_ONCE, title="双重身份"
    )
    view = await view_batch(world.ports, waiting.li)
    assert {line.task.id: line.why.code for line in view.apart} == {both.id: "batch-both"}
    assert len(view.lines) == (await list_tasks(world.ports, waiting.li, "mine_to_do")).batchable == 3
