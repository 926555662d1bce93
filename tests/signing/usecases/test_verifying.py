"""A copy is held against our register."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from signing.errors import DocumentRefused
from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.verify_document import verify_document
from signing.usecases.views import DocumentVerdict
from signing.usecases.withdraw_task import withdraw_task
from tests.pdfs import contract
from tests.signing.pdf.attacks_xref import orphan
from tests.world import World, a_world

pytestmark = pytest.mark.slow


@dataclass
class Copies:
    world: World
    ann: Actor
    task: Task
    first: bytes
    whole: bytes


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def copies() -> AsyncIterator[Copies]:
    async with a_world() as world:
        ann, li, bo = [await world.person(name) for name in ("Ann", "李明", "Bo")]
        task = await world.sent(ann, signers=[li, bo])
        task = await world.sign(li, task)
        _, first = await fetch_document(world.ports, ann, task.id)
        await world.sign(bo, task)
        await world.work()
        _, whole = await fetch_document(world.ports, ann, task.id)
        yield Copies(world, ann, task, first, whole)


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
