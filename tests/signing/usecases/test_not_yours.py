"""Somebody else's task: every door is shut alike, and the attempt is in the chain."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from signing.errors import NotAllowed
from signing.ports import Actor
from signing.task.model import Order, Task
from signing.usecases.answer_question import answer_question
from signing.usecases.approve_document import approve_document
from signing.usecases.ask_question import ask_question
from signing.usecases.correct_task import correct_task
from signing.usecases.extend_deadline import extend_deadline
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fetch_page import fetch_page
from signing.usecases.fill_document import fill_document
from signing.usecases.make_page_link import make_page_link
from signing.usecases.put_off_act import put_off_act
from signing.usecases.reject_task import reject_task
from signing.usecases.remind import remind
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.request_code import request_code
from signing.usecases.rescind_task import rescind_task
from signing.usecases.sign_document import sign_document
from signing.usecases.snooze import snooze
from signing.usecases.take_back_approval import take_back_approval
from signing.usecases.undo_act import undo_act
from signing.usecases.view_task import view_task
from signing.usecases.withdraw_task import withdraw_task
from tests.world import World

UseCase = Callable[[World, Actor, Task], Awaitable[object]]


def sha(task: Task) -> str:
    return task.document.current if task.document else ""


# name → the use case, and how its refusal is named in the chain
DOORS: dict[str, tuple[UseCase, str]] = {
    "view": (lambda w, who, t: view_task(w.ports, who, t.id), "view"),
    "read": (lambda w, who, t: view_task(w.ports, who, t.id, mark_read=True), "view"),
    "document": (lambda w, who, t: fetch_document(w.ports, who, t.id), "download"),
    "original": (lambda w, who, t: fetch_document(w.ports, who, t.id, "original"), "download"),
    "page": (lambda w, who, t: fetch_page(w.ports, who, t.id, 0, 800), "fetch-page"),
    "code to sign": (
        lambda w, who, t: request_code(w.ports, who, t.id, act="sign", sha256=sha(t)),
        "request-code",
    ),
    "code to approve": (
        lambda w, who, t: request_code(w.ports, who, t.id, act="approve", sha256=sha(t)),
        "request-code",
    ),
    "sign": (lambda w, who, t: sign_document(w.ports, who, t.id, code="123456"), "sign"),
    "approve": (lambda w, who, t: approve_document(w.ports, who, t.id, code="123456"), "approve"),
    "fill": (lambda w, who, t: fill_document(w.ports, who, t.id, code="123456"), "fill"),
    "reject": (lambda w, who, t: reject_task(w.ports, who, t.id, reason="x"), "reject"),
    "withdraw": (lambda w, who, t: withdraw_task(w.ports, who, t.id, reason="x"), "withdraw"),
    "withdraw soon": (lambda w, who, t: put_off_act(w.ports, who, t.id, act="withdraw", reason="x"), "withdraw"),
    "undo": (lambda w, who, t: undo_act(w.ports, who, t.id), "undo"),
    "take back": (lambda w, who, t: take_back_approval(w.ports, who, t.id), "take-back"),
    "extend": (lambda w, who, t: extend_deadline(w.ports, who, t.id, days=3), "extend"),
    "replace": (
        lambda w, who, t: replace_sent_document(w.ports, who, t.id, filename="x.pdf", data=b"%PDF-"),
        "replace-document",
    ),
    "correct": (lambda w, who, t: correct_task(w.ports, who, t.id), "correct"),
    "rescind": (lambda w, who, t: rescind_task(w.ports, who, t.id, reason="x"), "rescind"),
    "snooze": (lambda w, who, t: snooze(w.ports, who, "1h", t.id), "snooze"),
    "remind": (lambda w, who, t: remind(w.ports, who, t.id), "remind"),
    "ask": (lambda w, who, t: ask_question(w.ports, who, t.id, words="?"), "ask-question"),
    "answer": (lambda w, who, t: answer_question(w.ports, who, t.id, "none", words="!"), "answer-question"),
    "page link": (lambda w, who, t: make_page_link(w.ports, who, "task", t.id), "page-link"),
}
FOR_ADMINS = {"view", "read", "remind"}  # how it stands, and reminding; nothing else


async def refusals(world: World, task: Task) -> list[tuple[str | None, str]]:
    async with world.ports.transaction() as tx:
        entries = await tx.audit.of_task(task.id)
    return [(e.actor.person_id, e.facts["act"]) for e in entries if e.kind == "refused"]


async def a_sent_task(world: World) -> Task:
    ann, bo, legal = await world.person("Ann"), await world.person("李明"), await world.person("法务")
    return await world.sent(ann, approvers=[legal], signers=[bo])


@pytest.mark.parametrize("door", DOORS)
async def test_a_stranger_finds_nothing_and_the_attempt_is_recorded(world: World, door: str) -> None:
    """As little as somebody without a name, and an admin."""
    task, stranger = await a_sent_task(world), await world.person("路人")
    use_case, named = DOORS[door]
    with pytest.raises(NotAllowed) as refused:
        await use_case(world, stranger, task)
    assert (refused.value.code, refused.value.facts) == ("not-found", {})
    assert await refusals(world, task) == [(stranger.person_id, named)]
    with pytest.raises(NotAllowed) as not_there:
        await use_case(world, stranger, replace(task, id="nosuchtask12"))
    assert str(refused.value) == str(not_there.value)

    others = [Actor(None, "page"), Actor("nobody-by-id", "page")]
    if door not in FOR_ADMINS:
        others.append(await world.person("管理", admin=True))
    for actor in others:
        with pytest.raises(NotAllowed, match="not-found"):
            await use_case(world, actor, task)
    assert (await world.task(task)) == task
    assert await world.outbox(stranger) == []


async def test_what_an_admin_reads_is_recorded(world: World) -> None:
    task, boss = await a_sent_task(world), await world.person("管理", admin=True)
    view = await view_task(world.ports, boss, task.id, mark_read=True, with_pages=True)
    assert view.can == {"history", "keeping", "remind"} and not view.shapes and not view.my_fields
    async with world.ports.transaction() as tx:
        reads = [entry for entry in await tx.audit.of_task(task.id) if entry.kind == "admin-read"]
    assert [entry.actor.person_id for entry in reads] == [boss.person_id]
    assert (await world.task(task)).parties == task.parties, "an admin's look is no reading by a party"


@pytest.mark.parametrize("door", ["document", "original", "page"])
async def test_before_their_turn_the_document_is_not_shown(world: World, door: str) -> None:
    bo, cy = await world.person("李明"), await world.person("王芳")
    task = await world.sent(await world.person("Ann"), signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    with pytest.raises(NotAllowed, match="not-found"):
        await DOORS[door][0](world, cy, task)
    assert "open" not in (await view_task(world.ports, cy, task.id)).can
    await world.sign(bo, task)
    assert await DOORS[door][0](world, cy, await world.task(task))


@pytest.mark.parametrize("door", ["view", "document", "page", "sign", "reject"])
async def test_nobody_named_in_a_draft_knows_of_it(world: World, door: str) -> None:
    bo, boss = await world.person("李明"), await world.person("管理", admin=True)
    draft = await world.draft(await world.person("Ann"), signers=[bo])
    for who in (bo, boss):
        with pytest.raises(NotAllowed, match="not-found"):
            await DOORS[door][0](world, who, draft)


async def test_which_document_takes_two_words_only(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo])
    for which in ("", "../original", "base"):
        with pytest.raises(NotAllowed, match="not-found"):
            await fetch_document(world.ports, ann, task.id, which)
