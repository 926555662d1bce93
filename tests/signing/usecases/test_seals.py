"""Seals kept, allowed, frozen and used: by whom they belong to, and by nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pypdfium2 as pdfium
import pytest

from signing.errors import BadAnswer, NotAllowed, Refusal, Stale
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, AuditEntry, SealState
from signing.task.model import Party, Role
from signing.usecases.allow_seal import allow_seal
from signing.usecases.cut_seal import cut_seal
from signing.usecases.freeze_seal import freeze_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_views import SealWish
from signing.usecases.seals_for import choices_for, proposed_seals, seals_of_proposal
from signing.usecases.sketch_seal import sketch_seal
from signing.usecases.upload_seal import upload_seal
from signing.usecases.view_seal import view_seal
from tests.seals_at_hand import a_seal
from tests.signing.seals.photos import photo
from tests.signing.seals.test_cutout import CHOP
from tests.world import World, a_world

COMPANY = "北京字节印信科技有限公司"
CONTRACT = SealWish("contract", COMPANY, code="1101080012345")
MM = 72 / 25.4


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def chain(world: World) -> list[AuditEntry]:
    async with world.ports.transaction() as tx:
        return list(await tx.audit.of_task(None))


def place(kind: FieldKind) -> Field:
    return Field(kind.value.replace("-", "_"), "p", kind, 0, Box(100, 100, 120, 120))


async def proposed(
    world: World, who: Actor, *kinds: FieldKind, company: str | None = None, **wished: str
) -> dict[str, object]:
    party = Party("p", 0, "李明", Role.SIGNER, company=company)
    async with world.ports.transaction() as tx:
        return await proposed_seals(
            world.ports,
            tx,
            person_id=who.person_id or "",
            party=party,
            fields=[place(kind) for kind in kinds],
            wished=wished,
        )


async def test_a_sketch_is_shown_and_nothing_is_kept(world: World) -> None:
    li = await world.person("李明")
    sketch = await sketch_seal(world.ports, li, CONTRACT)
    assert sketch.picture.startswith(b"\x89PNG")
    assert (sketch.width, sketch.height) == (40, 40)
    assert sketch.sizes == ((40, 40), (38, 38))
    assert await list_seals(world.ports, li) == []


async def test_a_made_seal_is_its_makers_measures_right_and_is_on_record(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    made = await make_seal(world.ports, li, replace(CONTRACT, size=(38, 38)))
    assert [view.seal for view in await list_seals(world.ports, li)] == [made.seal]
    assert await list_seals(world.ports, wang) == []
    page = pdfium.PdfDocument(await world.ports.blobs.get(made.seal.page))[0]
    assert page.get_size() == pytest.approx((38 * MM, 38 * MM), abs=0.01)
    entry = (await chain(world))[-1]
    assert (entry.kind, entry.facts["seal_id"], entry.facts["owner"]) == ("seal-made", made.seal.id, COMPANY)


async def test_a_photographed_chop_becomes_a_seal_of_the_given_size(world: World) -> None:
    li = await world.person("李明")
    cut = await cut_seal(world.ports, li, photo(CHOP), kind="company", owner=COMPANY)
    assert (await world.ports.blobs.get(cut.comparison)).startswith(b"\xff\xd8")
    with pytest.raises(BadAnswer, match="seal-picture-size"):
        await upload_seal(world.ports, li, kind="company", owner=COMPANY, cut=cut, width=400)
    made = await upload_seal(world.ports, li, kind="company", owner=COMPANY, cut=cut, width=42)
    data = await world.ports.blobs.get(made.seal.page)
    assert pdfium.PdfDocument(data)[0].get_size() == pytest.approx((42 * MM, 42 * MM), abs=0.1)
    assert len(data) < 120_000
    assert (made.seal.design, made.seal.original) == (None, cut.original)


async def test_what_is_not_ones_own_is_not_there_and_the_attempt_is_on_record(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = (await make_seal(world.ports, li, CONTRACT)).seal
    for act in (
        view_seal(world.ports, wang, seal.id),
        freeze_seal(world.ports, wang, seal.id, to=SealState.FROZEN, version=1),
        allow_seal(world.ports, wang, seal.id, person_id=wang.person_id or ""),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await act
        entry = (await chain(world))[-1]
        assert (entry.kind, entry.actor.person_id, entry.facts["seal_id"]) == ("refused", wang.person_id, seal.id)
    before = len(await chain(world))
    with pytest.raises(NotAllowed):
        await view_seal(world.ports, wang, "made-up")
    assert len(await chain(world)) == before


async def test_whom_the_keeper_allows_may_use_it_but_not_keep_it_and_only_until_then(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    seal = await a_seal(world, li, CONTRACT)
    until = world.clock.now + timedelta(days=2)
    with pytest.raises(BadAnswer, match="seal-until-past"):
        await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", until=world.clock.now)
    await allow_seal(world.ports, li, seal.id, person_id=wang.person_id or "", until=until)
    assert not (await view_seal(world.ports, wang, seal.id)).keeps
    assert await proposed(world, wang, FieldKind.SEAL) == {"seal": {"id": seal.id, "sha256": seal.page}}
    with pytest.raises(NotAllowed):
        await freeze_seal(world.ports, wang, seal.id, to=SealState.FROZEN, version=2)
    world.clock.advance(days=2)
    assert await list_seals(world.ports, wang) == []
    assert await proposed(world, wang, FieldKind.SEAL) == {}


async def test_the_houses_own_seals_are_made_by_its_admins(world: World) -> None:
    li, boss = await world.person("李明"), await world.person("总管", admin=True)
    ours = SealWish("contract", world.ports.installation.organisation)
    for act in (sketch_seal, make_seal):
        with pytest.raises(NotAllowed, match="seal-for-admins"):
            await act(world.ports, li, ours)
    assert (await make_seal(world.ports, boss, ours)).keeps


async def test_a_frozen_seal_rests_and_a_cancelled_one_is_gone_for_ever(world: World) -> None:
    li = await world.person("李明")
    seal = await a_seal(world, li, CONTRACT)
    proposal = {"seals": await proposed(world, li, FieldKind.SEAL)}
    frozen = (await freeze_seal(world.ports, li, seal.id, to=SealState.FROZEN, version=2)).seal
    assert await proposed(world, li, FieldKind.SEAL) == {}
    with pytest.raises(Stale, match="seal-changed"):  # confirmed before it was frozen, written after
        await seals_of_proposal(world.ports, proposal)
    with pytest.raises(Stale):
        await freeze_seal(world.ports, li, seal.id, to=SealState.APPROVED, version=2)
    thawed = (await freeze_seal(world.ports, li, seal.id, to=SealState.APPROVED, version=frozen.version)).seal
    assert await seals_of_proposal(world.ports, proposal)
    await freeze_seal(world.ports, li, seal.id, to=SealState.CANCELLED, version=thawed.version)
    assert await list_seals(world.ports, li) == []
    with pytest.raises(Stale):
        await freeze_seal(world.ports, li, seal.id, to=SealState.APPROVED, version=thawed.version + 1)


async def test_the_only_seal_that_fits_is_taken_several_are_asked_about_and_others_refused(world: World) -> None:
    li, wang = await world.person("李明"), await world.person("王芳")
    one = await a_seal(world, li, CONTRACT)
    theirs = await a_seal(world, wang, SealWish("company", "风行物流有限公司"))
    legal = await a_seal(world, li, SealWish("legal", "李明"))
    assert await proposed(world, li, FieldKind.SIGNATURE) == {}
    chosen = await proposed(world, li, FieldKind.SEAM, FieldKind.SEAL, FieldKind.LEGAL_SEAL)
    assert chosen == {
        "seal": {"id": one.id, "sha256": one.page},
        "legal-seal": {"id": legal.id, "sha256": legal.page},
    }
    forms = await seals_of_proposal(world.ports, {"seals": chosen})
    assert set(forms) == {FieldKind.SEAL, FieldKind.SEAM, FieldKind.LEGAL_SEAL}
    assert forms[FieldKind.SEAL] is forms[FieldKind.SEAM]
    assert await proposed(world, li, FieldKind.SEAL, company="风行物流有限公司") == {}
    with pytest.raises(NotAllowed, match="seal-not-yours"):
        await proposed(world, li, FieldKind.SEAL, seal=theirs.id)
    second = await a_seal(world, li, SealWish("company", COMPANY))
    with pytest.raises(Refusal, match="seal-choose"):
        await proposed(world, li, FieldKind.SEAL)
    assert await proposed(world, li, FieldKind.SEAL, seal=second.id) == {
        "seal": {"id": second.id, "sha256": second.page}
    }


async def test_the_page_is_told_what_may_be_chosen(world: World) -> None:
    li = await world.person("李明")
    await a_seal(world, li, CONTRACT)
    party = Party("p", 0, "李明", Role.SIGNER, company=COMPANY)
    async with world.ports.transaction() as tx:
        (choice,) = await choices_for(
            world.ports,
            tx,
            person_id=li.person_id or "",
            party=party,
            fields=[place(FieldKind.SEAL)],
            language="zh",
        )
    assert (choice.kind, choice.name) == ("seal", f"合同专用章 · {COMPANY}")
    assert choice.preview.startswith(b"\x89PNG")
