"""A copy is held against our register."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from pydantic import SecretStr

from bot.commands.register import with_register
from signing.errors import DocumentRefused
from signing.ports import Actor
from signing.task.events import ADMIN_READ
from signing.task.members import MemberRole
from signing.task.model import Task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.verify_document import verify_document
from signing.usecases.views import DocumentVerdict
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.signing.pdf.attacks_xref import orphan
from tests.world import MASTER_KEY, World, a_world

pytestmark = pytest.mark.slow


@dataclass
class Copies:
    world: World
    ann: Actor
    li: Actor
    task: Task
    base: bytes
    first: bytes
    second: bytes
    whole: bytes


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def copies() -> AsyncIterator[Copies]:
    async with a_world() as world:
        ann, li, bo = [await world.person(name) for name in ("Ann", "李明", "Bo")]
        task = await world.sent(ann, signers=[li, bo])
        _, base = await fetch_document(world.ports, ann, task.id)
        task = await world.sign(li, task)
        _, first = await fetch_document(world.ports, ann, task.id)
        await world.sign(bo, task)
        _, second = await fetch_document(world.ports, ann, task.id)
        await world.work()
        _, whole = await fetch_document(world.ports, ann, task.id)
        yield Copies(world, ann, li, task, base, first, second, whole)


async def judged(copies: Copies, data: bytes) -> DocumentVerdict:
    return await verify_document(copies.world.ports, copies.ann, data)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_completed_document_is_whole(copies: Copies) -> None:
    found = await judged(copies, copies.whole)
    assert (found.verdict, found.register, found.known) == ("valid", "whole", copies.task.number)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_rolled_back_copy_is_an_older_version(copies: Copies) -> None:
    found = await judged(copies, copies.first)
    assert (found.verification.verdict, found.verdict) == ("valid", "older-version")
    assert (found.register, found.known) == ("older", copies.task.number)


@pytest.mark.asyncio(loop_scope="module")
async def test_each_version_is_told_by_its_place_its_kind_and_who_signed_it(copies: Copies) -> None:
    stranger = Actor(None, "page")
    told = []
    for data in (copies.base, copies.first, copies.second, copies.whole):
        found = await verify_document(copies.world.ports, stranger, data)
        assert found.copy is not None
        told.append((found.copy.number, found.copy.of, found.copy.what, found.copy.by))
        assert (found.copy.done, found.copy.total) == (2, 2)
        assert (found.copy.task, found.copy.parties) == (None, ())
    assert told == [
        (1, 4, "prepared", None),
        (2, 4, "signed", "李明"),
        (3, 4, "signed", "Bo"),
        (4, 4, "completed", None),
    ]
    async with copies.world.ports.transaction() as tx:
        made = {one.sha256: one.made_at for one in await tx.revisions.of_task(copies.task.id)}
    assert found.copy is not None and found.copy.made_at == made[found.verification.sha256]


@pytest.mark.asyncio(loop_scope="module")
async def test_the_command_line_tells_the_same_out_of_the_books(copies: Copies) -> None:
    found = await verify_document(copies.world.ports, Actor(None, "page"), copies.first)
    root = copies.world.folder / "root.cer"
    root.write_bytes(b"")
    settings: Any = SimpleNamespace(
        database=f"sqlite:///{copies.world.folder / 'yinxin.db'}",
        root_certificate=root,
        has_master_key=True,
        master_keys=SecretStr(f"1 {MASTER_KEY.hex()}"),
    )
    told = await asyncio.to_thread(with_register, found.verification.to_json(), settings)
    assert (told["number"], told["register"], told["verdict"]) == (copies.task.number, "older", "older-version")
    assert found.copy is not None and told["copy"] == {
        "number": 2,
        "of": 4,
        "made_at": found.copy.made_at.isoformat(),
        "what": "signed",
        "by": "李明",
        "done": 2,
        "total": 2,
    }


@pytest.mark.asyncio(loop_scope="module")
async def test_a_stranger_learns_no_name_that_is_not_in_the_bytes(copies: Copies) -> None:
    """李明's version, held by somebody else of the chat: that Bo signs too is nobody's business."""
    somebody = await copies.world.person("路人")
    for actor in (somebody, Actor(None, "page")):
        found = await verify_document(copies.world.ports, actor, copies.first)
        assert "李明" in repr(found.copy) and "Bo" not in repr(found.copy)
        assert found.copy is not None and found.copy.task is None and not found.copy.parties
        assert await reads(copies, actor) == []


@pytest.mark.asyncio(loop_scope="module")
async def test_whom_it_concerns_sees_how_every_party_stands(copies: Copies) -> None:
    world = copies.world
    for actor in (copies.ann, copies.li):
        found = await verify_document(world.ports, actor, copies.first)
        assert found.copy is not None and not found.copy.overseen
        assert {one.name: one.state.value for one in found.copy.parties} == {"李明": "signed", "Bo": "signed"}
        assert await reads(copies, actor) == [], "who has a part in it reads as themselves"


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("role", ["admin", "auditor"])
async def test_a_look_of_an_overseer_leaves_its_entry(copies: Copies, role: str) -> None:
    world = copies.world
    overseer = await world.person("管理" if role == "admin" else "审计", admin=role == "admin")
    if role == "auditor":
        person = await world.who(overseer)
        async with world.ports.transaction() as tx:
            await tx.people.save(replace(person, roles=MemberRole.AUDITOR.value))
    found = await verify_document(world.ports, overseer, copies.first)
    assert found.copy is not None and {one.name for one in found.copy.parties} == {"李明", "Bo"}
    assert await reads(copies, overseer) == ["verify"]


async def reads(copies: Copies, actor: Actor) -> list[object]:
    async with copies.world.ports.transaction() as tx:
        entries = await tx.audit.of_task(copies.task.id)
    mine = [one for one in entries if one.kind == ADMIN_READ and one.actor.person_id == actor.person_id]
    return [one.facts["what"] for one in mine]


@pytest.mark.asyncio(loop_scope="module")
async def test_a_deleted_later_signature_is_not_ours(copies: Copies) -> None:
    """Cut after the first signature, and not at the byte where we had it."""
    found = await judged(copies, copies.first.rstrip(b"\n") + b"\n\n")
    assert (found.verdict, found.known) == ("unregistered", copies.task.number)


@pytest.mark.asyncio(loop_scope="module")
async def test_a_copy_with_something_harmless_added_is_not_ours(copies: Copies) -> None:
    found = await judged(copies, orphan(copies.whole).written())
    assert found.verdict in {"unregistered", "tampered"}


@pytest.mark.asyncio(loop_scope="module")
async def test_a_foreign_file_is_in_no_book(copies: Copies) -> None:
    found = await judged(copies, contract())
    assert (found.verdict, found.register, found.known) == ("not-signed", "foreign", None)


@pytest.mark.asyncio(loop_scope="module")
async def test_open_and_withdrawn_documents_say_so(copies: Copies) -> None:
    world = copies.world
    li = await world.person("李四")
    task = await world.sent(copies.ann, signers=[li], document=contract(1, salt="another"))
    _, data = await fetch_document(world.ports, copies.ann, task.id)
    found = await judged(copies, data)
    assert (found.verdict, found.register) == ("valid", "open")
    await withdraw_task(world.ports, copies.ann, task.id, reason="写错了")
    assert (await judged(copies, data)).register == "ended"


@pytest.mark.asyncio(loop_scope="module")
async def test_what_kills_the_child_is_a_verdict(copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("signing.usecases.verify_document.verify_pdf", _dies)
    found = await judged(copies, copies.whole)
    assert (found.verdict, found.verification.why) == ("cannot-judge", "pdf-too-hard")
    assert found.register == "whole", "the register needs no parser"


def _dies(data: bytes, **_: object) -> None:
    os._exit(9)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b"\0 \n", "empty-file"), (b"PK..", "not-a-pdf")])
async def test_what_is_no_document_is_refused(copies: Copies, data: bytes, code: str) -> None:
    with pytest.raises(DocumentRefused, match=code):
        await judged(copies, data)
