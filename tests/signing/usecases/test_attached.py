"""Files that travel inside the document: chosen in the draft, read by the parties, certified with it."""

from __future__ import annotations

import hashlib
import io

import pikepdf
import pytest

from signing.errors import DocumentRefused, NotAllowed, Refusal
from signing.ports import Actor
from signing.task.draft_files import check_attachment
from signing.task.model import Document, Task
from signing.usecases.add_file import add_file
from signing.usecases.attach_file import attach_file, detach_file
from signing.usecases.fetch_attachment import fetch_attachment
from signing.usecases.fetch_document import fetch_document
from signing.usecases.replace_document import replace_document
from signing.usecases.send_task import send_task
from signing.usecases.verify_document import verify_document
from tests.pdfs import contract
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World

SHEET = b"PK\x03\x04 quantities and prices"


def names(document: Document | None) -> list[str]:
    assert document is not None
    return [one.name for one in document.attachments]


async def with_one(world: World, ann: Actor, *signers: Actor) -> Task:
    task = await world.draft(ann, signers=signers)
    return (await attach_file(world.ports, ann, task.id, filename="清单.xlsx", data=SHEET)).task


async def test_what_is_attached_is_in_the_signed_document_and_in_the_trail(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await with_one(world, ann, bo)
    await send_task(world.ports, ann, task.id)
    await world.work()
    task = await world.sign(bo, await world.task(task))
    await world.work()
    task = await world.task(task)
    assert task.state.value == "completed"
    _, data = await fetch_document(world.ports, bo, task.id)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert {name: spec.get_file().read_bytes() for name, spec in pdf.attachments.items()} == {
            "清单.xlsx": SHEET
        }
    verdict = await verify_document(world.ports, bo, data)
    assert verdict.register == "whole"
    async with world.ports.transaction() as tx:
        entries = await tx.audit.of_task(task.id)
    digest = hashlib.sha256(SHEET).hexdigest()
    attached = next(entry for entry in entries if entry.facts.get("what") == "attached")
    assert attached.facts["sha256"] == digest
    sent = next(entry for entry in entries if entry.kind == "sent")
    assert sent.facts["attachments"] == [{"name": "清单.xlsx", "sha256": digest, "size": len(SHEET)}]


async def test_only_who_may_open_the_document_gets_its_attachments(world: World) -> None:
    ann, bo, eve = [await world.person(name) for name in ("Ann", "李明", "Eve")]
    admin = await world.person("管理员", admin=True)
    task = await with_one(world, ann, bo)
    with pytest.raises(NotAllowed, match="not-found"):
        await fetch_attachment(world.ports, bo, task.id, 0)  # a draft is its initiator's alone
    assert await fetch_attachment(world.ports, ann, task.id, 0) == ("清单.xlsx", SHEET)
    await send_task(world.ports, ann, task.id)
    await world.work()
    assert await fetch_attachment(world.ports, bo, task.id, 0) == ("清单.xlsx", SHEET)
    for who, number in ((eve, 0), (admin, 0), (bo, 1), (bo, -1)):
        with pytest.raises(NotAllowed, match="not-found"):
            await fetch_attachment(world.ports, who, task.id, number)
    async with world.ports.transaction() as tx:
        kinds = [entry.kind for entry in await tx.audit.of_task(task.id)]
    assert kinds.count("downloaded") == 2 and kinds.count("refused") >= 4


async def test_the_same_file_again_is_there_once_and_another_of_its_name_gets_a_number(world: World) -> None:
    ann = await world.person("Ann")
    id_ = (await begun(world, ann)).task.id
    for data in (b"one", b"one", b"two"):
        view = await attach_file(world.ports, ann, id_, filename="a.txt", data=data)
    assert names(view.task.document) == ["a.txt", "a (2).txt"]
    view = await detach_file(world.ports, ann, id_, number=0, version=view.task.version)
    assert names(view.task.document) == ["a (2).txt"]
    with pytest.raises(Refusal, match="attachment-gone"):
        await detach_file(world.ports, ann, id_, number=1)


async def test_ten_at_most(world: World) -> None:
    ann = await world.person("Ann")
    id_ = (await begun(world, ann)).task.id
    for number in range(10):
        await attach_file(world.ports, ann, id_, filename=f"{number}.txt", data=b"x")
    with pytest.raises(DocumentRefused, match="attachments-many"):
        await attach_file(world.ports, ann, id_, filename="11.txt", data=b"x")


@pytest.mark.parametrize(
    "name",
    [
        "a.exe",
        "A.EXE",
        "bill.pdf.exe",
        "bill.exe.pdf",
        "run.sh",
        "x.js",
        "page.html",
        "macro.xlsm",
        "a.lnk ",
        "b.svg",
    ],
)
async def test_what_runs_is_not_attached(world: World, name: str) -> None:
    ann = await world.person("Ann")
    id_ = (await begun(world, ann)).task.id
    with pytest.raises(DocumentRefused, match="attachment-runs"):
        await attach_file(world.ports, ann, id_, filename=name, data=b"harmless?")


@pytest.mark.parametrize("head", [b"MZ\x90", b"\x7fELF", b"#!/bin/sh", b" <!DOCTYPE html>", b"<script>"])
def test_a_program_is_known_by_its_bytes_too(head: bytes) -> None:
    with pytest.raises(DocumentRefused, match="attachment-runs"):
        check_attachment("photo.jpg", 9, head)


def test_ordinary_files_are_taken() -> None:
    for name in ("清单.xlsx", "a.b.c.pdf", "drawing.dwg", "no ending", "report v1.2 final.docx", "Mr. Li.png"):
        check_attachment(name, 9, b"PK\x03\x04")


async def test_limits_and_names(world: World) -> None:
    ann = await world.person("Ann")
    id_ = (await begun(world, ann)).task.id
    for data, code in ((b"", "empty-file"), (bytes(10 * 1024 * 1024 + 1), "attachment-large")):
        with pytest.raises(DocumentRefused, match=code):
            await attach_file(world.ports, ann, id_, filename="a.bin2", data=data)
    view = await attach_file(world.ports, ann, id_, filename="..\\..\\con:a\u202exslx.txt", data=b"x")
    (name,) = names(view.task.document)
    assert not set(name) & set("\\/:\u202e") and name.endswith(".txt")


async def test_attachments_stay_when_the_document_changes(world: World) -> None:
    ann = await world.person("Ann")
    id_ = (await begun(world, ann)).task.id
    await attach_file(world.ports, ann, id_, filename="a.txt", data=b"x")
    changed = await add_file(world.ports, ann, id_, filename="b.txt", data=b"b")
    assert names(changed.view.task.document) == ["a.txt"]
    view = await replace_document(world.ports, ann, id_, filename="new.pdf", data=contract(1))
    assert names(view.task.document) == ["a.txt"]


async def test_places_do_not_mind_attachments(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    after = await attach_file(world.ports, ann, view.task.id, filename="a.txt", data=b"x")
    assert after.task.fields == view.task.fields and after.missing == ()


async def test_nobody_else_attaches_and_nothing_is_attached_to_what_was_sent(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    task = await with_one(world, ann, await world.person("李明"))
    with pytest.raises(NotAllowed, match="not-found"):
        await attach_file(world.ports, eve, task.id, filename="x.txt", data=b"x")
    with pytest.raises(NotAllowed, match="not-found"):
        await detach_file(world.ports, eve, task.id, number=0)
    await send_task(world.ports, ann, task.id)
    with pytest.raises(Refusal, match="already-sent"):
        await attach_file(world.ports, ann, task.id, filename="x.txt", data=b"x")
