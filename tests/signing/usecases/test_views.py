"""What is shown: the task, the lists, /status, pages and files."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest

from signing.errors import BadAnswer, NotAllowed
from signing.task.model import Order, PartyState, TaskState
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_page import fetch_page
from signing.usecases.list_tasks import list_tasks
from signing.usecases.status import status
from signing.usecases.verify_document import verify_document
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.world import World


async def test_each_reader_sees_what_they_may_do(world: World) -> None:
    ann, bo, legal, audit = [await world.person(name) for name in ("Ann", "李明", "法务", "审计")]
    task = await world.sent(ann, approvers=[legal], signers=[bo, "外部客户"], viewers=[audit])
    can = {who: (await view_task(world.ports, who, task.id)).can for who in (ann, bo, legal, audit)}
    look = {"open", "download", "history"}
    assert can == {
        ann: look
        | {"withdraw", "remind", "invite", "change-party", "extend", "replace-document"}
        | {"group", "template"},
        bo: look | {"sign", "reject", "ask", "snooze"},
        legal: look | {"approve", "reject", "ask", "snooze"},
        audit: look | {"ask"},
    }


async def test_looking_changes_nothing_and_reading_is_noted_once(world: World) -> None:
    bo = await world.person("李明")
    task = await world.sent(await world.person("Ann"), signers=[bo])
    view = await view_task(world.ports, bo, task.id, with_pages=True)
    assert view.task == task and len(view.shapes) == 1 and view.shapes[0].width == pytest.approx(595.3, abs=0.5)
    assert [field.name for field in view.my_fields] == ["sign_1"]
    first = await view_task(world.ports, bo, task.id, mark_read=True)
    again = await view_task(world.ports, bo, task.id, mark_read=True)
    assert first.task.parties[0].read_at == world.clock.now and again.task.version == first.task.version
    assert [line.kind for line in again.history].count("read") == 1


async def test_the_history_tells_who_did_what_without_addresses(world: World) -> None:
    ann, bo, cy = await world.person("Ann"), await world.person("李明"), await world.person("王芳")
    task = await world.sent(ann, signers=[bo, cy])
    await world.sign(bo, task)
    await world.reject(cy, task, "金额有误")
    lines = (await view_task(world.ports, ann, task.id)).history
    assert [line.kind for line in lines][-3:] == ["read", "signed", "rejected"]
    assert (lines[-1].who, lines[-1].facts["name"], lines[-1].facts["reason"]) == ("王芳", "王芳", "金额有误")
    assert lines[0].who == "Ann"
    allowed = {"who", "name", "reason", "reachable", "code", "why"}
    assert all(
        set(line.facts) <= allowed and all(isinstance(v, str) for v in line.facts.values()) for line in lines
    )


async def test_how_far_it_is_and_for_whom_it_waits(world: World) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    await world.sign(bo, task)
    view = await view_task(world.ports, bo, task.id)
    assert (view.done, view.total, [party.name for party in view.waiting_on]) == (1, 2, ["王芳"])
    assert view.mine[0].state is PartyState.SIGNED and view.can == {"open", "download", "history", "ask"}


async def test_a_page_is_drawn_from_the_newest_bytes(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo, await world.person("王芳")])
    before = await fetch_page(world.ports, ann, task.id, 0, 640)
    assert before[:4] == b"RIFF" and before[8:12] == b"WEBP"
    assert await fetch_page(world.ports, ann, task.id, 0, 640) == before
    await world.sign(bo, task)
    assert await fetch_page(world.ports, ann, task.id, 0, 640) != before, "the mark is on it"


@pytest.mark.parametrize("page", [-1, 1, 10**9])
async def test_a_page_that_is_not_there_is_said_so(world: World, page: int) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=[await world.person("李明")])
    with pytest.raises(BadAnswer) as refused:
        await fetch_page(world.ports, ann, task.id, page, 640)
    assert (refused.value.code, refused.value.facts) == ("no-such-page", {"page": page + 1, "pages": 1})


@pytest.mark.parametrize("width", [-5, 0, 1, 10**9])
async def test_a_silly_width_is_brought_into_bounds(world: World, width: int) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=[await world.person("李明")])
    assert len(await fetch_page(world.ports, ann, task.id, 0, width)) < 2_000_000


async def test_the_file_that_one_gets_is_the_one_in_the_chain(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    await world.sign(bo, task)
    await world.work()
    task = await world.task(task)
    assert task.document is not None
    name, data = await fetch_document(world.ports, bo, task.id)
    assert name == f"采购合同 {task.number}.pdf" and hashlib.sha256(data).hexdigest() == task.document.current
    name, original = await fetch_document(world.ports, bo, task.id, "original")
    assert name == "采购合同.pdf" and hashlib.sha256(original).hexdigest() == task.document.original
    async with world.ports.transaction() as tx:
        downloads = [e.facts for e in await tx.audit.of_task(task.id) if e.kind == "downloaded"]
    assert [each["sha256"] for each in downloads] == [task.document.current, task.document.original]


# ── lists ────────────────────────────────────────────────────────────────────────────────────────────────────


async def test_lists_are_mine_to_do_sent_and_all(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    one = await world.sent(ann, signers=[bo, await world.person("王芳")])
    world.clock.advance(minutes=1)
    two = await world.sent(bo, signers=[ann])
    world.clock.advance(minutes=1)
    draft = await world.draft(bo, signers=[ann])

    async def ids(who: object, which: str) -> list[str]:
        return [task.id for task in (await list_tasks(world.ports, who, which)).tasks]  # type: ignore[arg-type]

    assert await ids(bo, "mine_to_do") == [one.id]
    assert set(await ids(bo, "sent")) == {two.id, draft.id}
    assert await ids(bo, "all") == [draft.id, two.id, one.id]
    assert await ids(ann, "all") == [two.id, one.id], "nobody named in a draft knows of it"
    await world.sign(bo, one)
    assert await ids(bo, "mine_to_do") == []
    with pytest.raises(NotAllowed, match="not-found"):
        await list_tasks(world.ports, bo, "everybody's")


async def test_lists_come_in_pages(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    for _ in range(10):
        await world.draft(ann, signers=[bo])
    first, second = [await list_tasks(world.ports, ann, "sent", page) for page in (0, 1)]
    assert (len(first.tasks), first.more, len(second.tasks), second.more) == (8, True, 2, False)
    assert len({task.id for task in (*first.tasks, *second.tasks)}) == 10
    assert (await list_tasks(world.ports, ann, "sent", -3)).page == 0
    assert (await list_tasks(world.ports, ann, "sent", 10**30)).tasks == ()
    assert (await status(world.ports, ann, 10**30)).tasks == ()


# ── /status ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_status_is_whole_for_an_admin_and_ones_own_for_others(world: World) -> None:
    ann, eve, bo, boss = [await world.person(n, admin=n == "管理") for n in ("Ann", "Eve", "李明", "管理")]
    anns = await world.sent(ann, signers=[bo])
    await world.sent(eve, signers=[bo])
    await world.draft(eve, signers=[bo])
    whole, own, nothing = [await status(world.ports, who) for who in (boss, ann, bo)]
    assert whole.whole and whole.counts == {"awaiting": 2}, "drafts are their owners' business"
    assert not own.whole and own.counts == {"awaiting": 1} and [task.id for task in own.tasks] == [anns.id]
    assert nothing.counts == {} and nothing.tasks == ()
    assert (await status(world.ports, eve)).counts == {"awaiting": 1, "draft": 1}
    assert [party.name for _, parties in whole.waiting for party in parties] == ["李明", "李明"]
    async with world.ports.transaction() as tx:
        reads = [e.actor.person_id for e in await tx.audit.of_task(None) if e.kind == "admin-read"]
    assert reads == [boss.person_id]


async def test_status_puts_the_overdue_first_and_ended_ones_only_in_the_counts(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    later = await world.sent(ann, signers=[bo], deadline=timedelta(days=9))
    soon = await world.sent(ann, signers=[bo], deadline=timedelta(hours=2))
    gone = await world.sent(ann, signers=[bo])
    await withdraw_task(world.ports, ann, gone.id, reason="改条款")
    world.clock.advance(hours=2)
    view = await status(world.ports, ann)
    assert [task.id for task in view.overdue] == [soon.id]
    assert [task.id for task in view.tasks] == [soon.id, later.id]
    assert view.counts == {"awaiting": 2, "withdrawn": 1}


# ── verifying ────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_file_of_ours_is_recognised_and_an_older_revision_named_so(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    _, base = await fetch_document(world.ports, ann, task.id)
    await world.sign(bo, task)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    _, completed = await fetch_document(world.ports, ann, task.id)
    stranger = await world.person("路人")
    newest, older = [await verify_document(world.ports, stranger, data) for data in (completed, base)]
    assert (newest.known, newest.register, newest.verdict) == (task.number, "whole", "valid")
    assert (older.known, older.verdict) == (task.number, "older-version")
    foreign = await verify_document(world.ports, stranger, contract(salt="elsewhere"))
    assert (foreign.known, foreign.verification.verdict) == (None, "not-signed")
    changed = await verify_document(world.ports, stranger, completed.replace(b"YX-", b"YZ-", 1) + b"\n% later")
    assert changed.verdict == "tampered"


@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b"hello", "not-a-pdf")])
async def test_what_is_no_pdf_is_said_so(world: World, data: bytes, code: str) -> None:
    with pytest.raises(Exception, match=code):
        await verify_document(world.ports, await world.person("路人"), data)
