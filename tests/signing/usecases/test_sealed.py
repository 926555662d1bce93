"""Contracts under seal: a chop in its place, a representative's, and both parties' seam seals over all pages."""

from __future__ import annotations

import io
import math
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import lru_cache

import pikepdf
import pytest
from PIL import Image, ImageChops

from signing.errors import NotAllowed, Refusal
from signing.fields.kinds import Box, Field, FieldKind
from signing.fields.seam import SeamOptions, seam_fields
from signing.pdf.geometry import PageGeometry
from signing.pdf.verify import verify_pdf
from signing.ports import Actor, SealState
from signing.task.model import Task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.request_code import Wishes
from signing.usecases.seal_views import SealWish
from signing.usecases.send_task import send_task
from signing.usecases.view_task import view_task
from tests.pdfs import contract
from tests.seals_at_hand import a_seal
from tests.signing.pdf.drawn import picture
from tests.world import World, a_world

COMPANY, OTHERS = "北京字节印信科技有限公司", "杭州青禾科技有限公司"
PAGES = 4
TURNED = 2  # this page is turned by 90°
MM = 72 / 25.4
DPI = 600
A4 = PageGeometry(0, 0, 595.276, 841.89)
SHAPES = [PageGeometry(0, 0, 595.276, 841.89, 90 if page == TURNED else 0).shape for page in range(PAGES)]
CHOP = Box(120, 200, 42 * MM, 42 * MM)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


@lru_cache
def paper() -> bytes:
    with pikepdf.open(io.BytesIO(contract(PAGES))) as pdf:
        pdf.pages[TURNED].rotate(90, relative=False)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
        return out.getvalue()


async def a_contract_for(world: World, *signers: Actor) -> Task:
    """Everybody seals the edges; the first has a place for a chop and its representative's on the turned page."""
    ann = await world.person("王芳")
    task = await world.draft(ann, signers=list(signers), document=paper())
    ids = [party.id for party in task.parties]
    fields = [
        Field("p1_seal", ids[0], FieldKind.SEAL, TURNED, CHOP),
        Field("p1_legal", ids[0], FieldKind.LEGAL_SEAL, TURNED, Box(260, 200, 57, 57)),
    ]
    for number, party_id in enumerate(ids):
        own = seam_fields(party_id, SHAPES, SeamOptions(), taken=fields, stem=f"p{number + 1}")
        mark = Field(f"p{number + 1}_sign", party_id, FieldKind.SIGNATURE, 3, Box(60 + 200 * number, 60, 150, 60))
        fields += [*own, mark]
    assert task.document is not None
    placed = replace(
        task, fields=tuple(fields), documents=(replace(task.document, pages=PAGES),), version=task.version + 1
    )
    async with world.ports.transaction() as tx:
        await tx.tasks.save(placed, expected_version=task.version)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task)


def red(seen: Image.Image) -> Image.Image:
    """What is red, white on black."""
    r, g, b = seen.split()
    return ImageChops.subtract(r, ImageChops.lighter(g, b)).point(lambda v: 255 if v > 80 else 0)


async def test_both_parties_seal_and_every_reader_finds_it_valid_and_true_to_size(world: World) -> None:
    li, zhao = await world.person("李明"), await world.person("赵雷")
    chop = await a_seal(world, li, SealWish("company", COMPANY, size=(42, 42)))
    legal = await a_seal(world, li, SealWish("legal", "李明"))
    await a_seal(world, zhao, SealWish("contract", OTHERS))
    task = await a_contract_for(world, li, zhao)
    task = await world.sign(li, task)
    task = await world.sign(zhao, task)
    await world.work()
    _, data = await fetch_document(world.ports, li, task.id)
    roots = (world.ports.authority.root_der,)
    found = await world.ports.children.run(verify_pdf, data, roots=roots, now=world.clock.now)
    assert found.verdict == "valid", found

    turned = red(picture(data, TURNED, DPI))
    scale = DPI / 72
    top = (SHAPES[TURNED].height - CHOP.v - CHOP.height) * scale
    around = (CHOP.u * scale - 20, top - 20, (CHOP.u + CHOP.width) * scale + 20, top + CHOP.height * scale + 20)
    box = turned.crop(tuple(round(side) for side in around)).getbbox()  # type: ignore[arg-type]
    assert box is not None
    assert (box[2] - box[0]) / DPI * 25.4 == pytest.approx(42, abs=0.1)
    assert (box[3] - box[1]) / DPI * 25.4 == pytest.approx(42, abs=0.1)

    async with world.ports.transaction() as tx:
        uses = [entry.facts for entry in await tx.audit.of_task(task.id) if entry.kind == "seal-used"]
        everywhere = [entry for entry in await tx.audit.of_task(None) if entry.kind == "seal-used"]
    assert [(use["place"], use["seal_id"]) for use in uses][:2] == [("seal", chop.id), ("legal-seal", legal.id)]
    assert len(uses) == len(everywhere) == 3


async def test_the_strips_of_a_signed_contract_are_the_seal_again(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, SealWish("company", COMPANY))
    task = await a_contract_for(world, li)
    task = await world.sign(li, task)
    _, data = await fetch_document(world.ports, li, task.id)
    strips = [field for field in task.fields if field.kind is FieldKind.SEAM]
    dpi = 254
    size = round(strips[0].box.height / 72 * dpi)
    whole = Image.new("L", (size, size))
    for field in strips:
        assert field.slice is not None
        seen = red(picture(data, field.page, dpi))
        left, top = field.box.u / 72 * dpi, (SHAPES[field.page].height - field.box.v - field.box.height) / 72 * dpi
        cut = seen.crop((round(left), round(top), round(left + field.box.width / 72 * dpi), round(top) + size))
        whole.paste(cut, (round(field.slice.index * size / field.slice.count), 0))
    page = await world.ports.blobs.get(seal.page)
    true = red(picture(page, dpi=dpi)).resize((size, size))
    wrong = ImageChops.difference(whole.resize((200, 200)), true.resize((200, 200)))
    assert wrong.point(lambda v: 255 if v > 130 else 0).histogram()[255] / 40_000 < 0.02
    assert math.isclose(whole.histogram()[255], true.histogram()[255], rel_tol=0.05)


async def test_a_seal_that_one_may_not_use_is_refused_before_any_code_and_on_record(world: World) -> None:
    li, zhao = await world.person("李明"), await world.person("赵雷")
    theirs = await a_seal(world, zhao, SealWish("contract", OTHERS))
    task = await a_contract_for(world, li)
    with pytest.raises(NotAllowed, match="seal-not-yours"):
        await world.asks_code(li, task, wishes=Wishes(seals={"seal": theirs.id}))
    async with world.ports.transaction() as tx:
        entry = (await tx.audit.of_task(task.id))[-1]
    assert (entry.kind, entry.facts["code"], entry.actor.person_id) == ("refused", "seal-not-yours", li.person_id)
    assert (await view_task(world.ports, li, task.id)).seals == ()


async def test_of_several_seals_one_is_chosen_and_it_is_that_one_that_is_used(world: World) -> None:
    li = await world.person("李明")
    await a_seal(world, li, SealWish("company", COMPANY))
    second = await a_seal(world, li, SealWish("contract", COMPANY))
    task = await a_contract_for(world, li)
    assert len((await view_task(world.ports, li, task.id)).seals) == 2
    with pytest.raises(Refusal, match="seal-choose"):
        await world.asks_code(li, task)
    await world.sign(li, task, wishes=Wishes(seals={"seal": second.id}))
    async with world.ports.transaction() as tx:
        uses = [entry.facts["seal_id"] for entry in await tx.audit.of_task(task.id) if entry.kind == "seal-used"]
    assert uses == [second.id]


async def test_a_seal_frozen_after_the_code_was_sent_seals_nothing(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, SealWish("company", COMPANY))
    task = await a_contract_for(world, li)
    code = await world.asks_code(li, task)
    await freeze_seal(world.ports, li, seal.id, to=SealState.FROZEN, version=2)
    after = await world.confirm(li, task, code)
    party = next(party for party in after.parties if party.person_id == li.person_id)
    assert party.state.value == "to_act"
    assert after.document == task.document
