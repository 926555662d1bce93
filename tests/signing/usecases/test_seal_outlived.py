"""Seals that are cancelled, bought or one of several: what they signed, and what they do not."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import replace

import pikepdf
import pytest

from signing.fields.kinds import Box, FieldKind
from signing.ports import SealState
from signing.task.model import PartyState
from signing.usecases.fetch_document import fetch_document
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.inspect_seal import inspect_seal
from signing.usecases.key_of_seal import own_key_of_seal
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.verify_document import verify_document
from tests.pdfs import contract
from tests.seals_at_hand import a_seal
from tests.signing.trust.purchased import purchased
from tests.signing.usecases.sealing import CHOP, COMPANY, a_sealing, code_for, kinds
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def test_what_a_seal_signed_stays_valid_after_it_was_cancelled(world: World) -> None:
    li, zhao = await world.person("李明"), await world.person("赵雷")
    seal = await a_seal(world, li, CHOP)
    task = await a_sealing(world, li, zhao)
    task = await world.sign(li, task)
    world.clock.advance(hours=1)
    await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=seal.version)
    world.clock.advance(hours=1)
    task = await world.sign(zhao, task)
    await world.work()
    _, data = await fetch_document(world.ports, li, task.id)
    found = await verify_document(world.ports, li, data)
    assert (found.verdict, found.register) == ("valid", "whole"), found.verification
    names = [signature.who for signature in found.verification.signatures]
    assert f"{COMPANY}公章" in names, names


async def test_a_completed_document_outlives_its_seal(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CHOP)
    task = await world.sign(li, await a_sealing(world, li))
    await world.work()
    world.clock.advance(days=3)
    await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=seal.version)
    world.clock.advance(days=30)
    _, data = await fetch_document(world.ports, li, task.id)
    found = await verify_document(world.ports, li, data)
    assert (found.verdict, found.register) == ("valid", "whole")
    assert found.verification.signatures[1].company == COMPANY


async def test_a_seal_cancelled_while_its_signature_was_written_leaves_no_signature(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CHOP)
    task = await a_sealing(world, li)
    code = await code_for(world, li, task, seal)
    put = world.ports.blobs.put_appended

    async def cancelled_meanwhile(*args: str | bytes) -> None:
        await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=seal.version)
        await put(*args)  # type: ignore[arg-type]  # handed on as it came

    world.ports.blobs.put_appended = cancelled_meanwhile  # type: ignore[method-assign]  # this one act
    after = await sign_document(world.ports, li, task.id, code=code)
    assert after.parties[0].state is PartyState.TO_ACT
    assert "signing-voided" in await kinds(world, task)


async def test_a_bought_key_signs_for_its_seal_and_the_person_stands_in_the_signature(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CHOP)
    held = purchased(now=world.clock.now, name=COMPANY)
    world.ports = replace(world.ports, seal_keys={seal.id: held.key})
    task = await a_sealing(world, li)
    after = await world.sign(li, task)
    (line,) = (await inspect_seal(world.ports, li, seal.id)).log
    assert line.use.serial == held.key.serial
    _, data = await fetch_document(world.ports, li, after.id)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        signed = [each.V for each in pdf.Root.AcroForm.Fields if "/V" in each and each.get("/FT") == "/Sig"]
    (mine,) = [each for each in signed if "加盖公章" in str(each.get("/Reason", ""))]
    assert str(mine.Reason).startswith(f"{COMPANY}加盖公章，由李明经办") and str(mine.Name) == "李明"


async def test_of_two_documents_the_seal_signs_the_one_where_it_stands(world: World) -> None:
    ann, li = await world.person("王芳"), await world.person("李明")
    seal = await a_seal(world, li, CHOP)
    task = await world.draft(ann, signers=[li], document=contract(1))
    assert task.document is not None
    first = replace(task.fields[0], kind=FieldKind.SEAL, box=Box(60, 200, 120, 120))
    other = replace(task.fields[0], name="p1_other", document=1)
    second = replace(task.document, key=1, filename="附件.pdf")
    placed = replace(task, documents=(*task.documents, second), fields=(first, other), version=task.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(placed, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    task = await world.sign(li, await world.task(task))
    key = await own_key_of_seal(world.ports, seal.id)
    assert key is not None
    async with world.ports.transaction() as tx:
        made = [each for each in await tx.revisions.of_task(task.id) if each.kind == "party"]
    assert {each.document: each.certificate_serial == key.serial for each in made} == {0: True, 1: False}
    (line,) = (await inspect_seal(world.ports, li, seal.id)).log
    assert line.use.sha256 == next(each.sha256 for each in made if each.document == 0)
    await world.work()
    for which in (0, 1):
        _, data = await fetch_document(world.ports, li, task.id, key=which)
        assert (await verify_document(world.ports, li, data)).verdict == "valid"
