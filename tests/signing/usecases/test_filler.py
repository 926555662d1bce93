"""Who only fills in: their values are in the document, and sealed, before anybody signs it."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pytest
from pyhanko.pdf_utils.generic import TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.fields.kinds import Box, FieldKind
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.drafting import accept_places, propose_places
from signing.task.model import PartyState, Role, Task, TaskState
from signing.usecases.bring_in_party import bring_in_party
from signing.usecases.correct_task import correct_task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.fill_document import fill_document
from signing.usecases.hand_on import hand_on
from signing.usecases.list_templates import list_templates
from signing.usecases.place_fields import place_fields
from signing.usecases.request_code import Wishes, request_code
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.take_out_party import take_out_party
from signing.usecases.verify_document import verify_document
from signing.usecases.view_task import view_task
from signing.usecases.view_template import view_template
from tests.sent_tasks import states
from tests.world import World


async def refused(coroutine: object) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        await coroutine  # type: ignore[misc]
    return refusal.value


def values_of(data: bytes) -> dict[str, str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = [each for each in pdf.Root.AcroForm.Fields if each.get("/FT") == "/Tx"]
        return {str(each.T): str(each.get("/V")) for each in fields}


def altered(data: bytes, name: str, words: str) -> bytes:
    """Another revision behind the last one, as a reader would save it that takes no notice of locks."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data))
    for reference in writer.root["/AcroForm"]["/Fields"]:
        field = reference.get_object()
        if field["/T"] == name:
            field["/V"] = TextStringObject(words)
            writer.mark_update(reference)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


async def test_what_is_filled_in_is_in_the_document_before_the_signer_reads_it_and_is_told_as_no_signature(
    world: World,
) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[wang], fillers=[li])
    assert states(task) == {"李明": PartyState.TO_ACT, "王芳": PartyState.NOT_YET}, (
        "nobody signs what is still open"
    )
    assert "fill" in (await view_task(world.ports, li, task.id)).can
    task = await world.fill(li, task)
    assert states(task) == {"李明": PartyState.FILLED, "王芳": PartyState.TO_ACT}
    _, data = await fetch_document(world.ports, wang, task.id)
    assert values_of(data) == {"fill_1": "招商银行"}
    found = await verify_document(world.ports, wang, data)
    assert (found.verdict, found.register) == ("valid", "open")
    assert [one.filled for one in found.verification.signatures] == [False, True]
    assert found.copy is not None and (found.copy.what, found.copy.by) == ("filled", "李明")
    assert await world.told(ann) == ["told-filled-in"]
    task = await world.sign(wang, task)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    _, data = await fetch_document(world.ports, li, task.id)
    assert values_of(data) == {"fill_1": "招商银行"}
    async with world.ports.transaction() as tx:
        kept = [entry.kind for entry in await tx.audit.of_task(task.id)]
    assert kinds.FILLED_IN in kept and kept.count(kinds.SIGNED) == 1


async def test_nobody_alters_it_afterwards_and_a_changed_value_is_found(world: World) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.sent(ann, signers=[wang], fillers=[li])
    task = await world.fill(li, task)
    _, data = await fetch_document(world.ports, ann, task.id)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        field = next(each for each in pdf.Root.AcroForm.Fields if each.T == "fill_1")
        assert int(field.Ff) & 1, "no reader offers to change it"
        sealed = next(each for each in pdf.Root.AcroForm.Fields if each.T == "fill_1_filled")
        assert [str(each) for each in sealed.Lock.Fields] == ["fill_1", "fill_1_filled"]
        assert str(sealed.V.Reason).startswith("李明填写") and [float(each) for each in sealed.Rect] == [0] * 4
    forged = altered(data, "fill_1", "工商银行")
    assert values_of(forged) == {"fill_1": "工商银行"}
    assert (await verify_document(world.ports, ann, forged)).verdict != "valid"
    assert (await refused(world.fill(li, task, "工商银行"))).code == "already-acted"


async def test_a_filler_confirms_only_what_the_fields_take_and_only_as_filler(world: World) -> None:
    ann, li, eve = [await world.person(name) for name in ("Ann", "李明", "Eve")]
    task = await world.sent(ann, signers=["王芳"], fillers=[li])
    view = await view_task(world.ports, li, task.id, mark_read=True)

    def asks(act: str, **values: str) -> object:
        wishes = Wishes(values=values)
        return request_code(world.ports, li, task.id, act=act, sha256=view.sha256, wishes=wishes)

    with pytest.raises(BadAnswer) as missing:
        await asks("fill")  # type: ignore[misc]
    assert missing.value.facts["key"] == "fill_1"
    assert (await refused(asks("sign", fill_1="x"))).code == "nothing-to-do"
    assert isinstance(await refused(fill_document(world.ports, eve, task.id, code="123456")), NotAllowed)


async def test_a_draft_is_not_sent_while_a_filler_has_nothing_to_fill_in_or_is_to_sign(world: World) -> None:
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.draft(ann, signers=[wang], fillers=[li])
    mark = next(each for each in task.fields if each.kind is FieldKind.SIGNATURE)
    blank = next(each for each in task.fields if each.kind is FieldKind.TEXT)
    only = propose_places(task, (mark,), world.clock.now, signature_page=False)[0]
    with pytest.raises(Refusal) as none:
        accept_places(only, world.clock.now)
    assert (none.value.code, none.value.facts) == ("draft-no-fills", {"name": "李明"})
    theirs = replace(mark, name="other", party_id=blank.party_id, box=Box(60, 100, 150, 60))
    assert propose_places(task, (mark, theirs), world.clock.now, signature_page=False)[0].fields == (mark,)
    wanted = place_fields(world.ports, ann, task.id, fields=[mark, theirs], seams=(), version=task.version)
    assert (await refused(wanted)).code == "fills-only"
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(task, fields=(mark,), version=task.version + 1), expected_version=task.version)
    no = await refused(send_task(world.ports, ann, task.id))
    assert (no.code, no.facts["missing"]) == ("draft-incomplete", "fills")


async def test_a_filler_who_leaves_makes_room_for_another_and_for_no_signer(world: World) -> None:
    ann, li, wang, zhao = [await world.person(name) for name in ("Ann", "李明", "王芳", "赵强")]
    task = await world.sent(ann, signers=[wang], fillers=[li])
    assert (await refused(_added(world, ann, task, Role.FILLER))).code == "no-free-fields"
    li_party = next(each for each in task.parties if each.role is Role.FILLER)
    task = await take_out_party(world.ports, ann, task.id, party_id=li_party.id, reason="换人")
    assert states(task) == {"王芳": PartyState.TO_ACT}
    task = await _added(world, ann, task, Role.FILLER, (await world.who(zhao)).chat)
    assert states(task) == {"王芳": PartyState.NOT_YET, "赵强": PartyState.TO_ACT}, (
        "what is open comes first again"
    )
    task = await world.sign(wang, await world.fill(zhao, task))
    assert task.state is TaskState.CLOSING


async def _added(world: World, ann: Actor, task: Task, role: Role, telegram_id: int | None = None) -> Task:
    said = "赵强" if telegram_id else "赵强 13800138009"
    return await bring_in_party(world.ports, ann, task.id, said=said, role=role, telegram_id=telegram_id)


async def test_whoever_stands_in_a_fillers_place_later_has_the_same_fields(world: World) -> None:
    """Handed on; corrected and sent again; from a template."""
    ann, li, zhao = [await world.person(name) for name in ("Ann", "李明", "赵强")]
    task = await world.draft(ann, signers=["王芳"], fillers=[li])
    may = [replace(party, may_delegate=party.role is Role.FILLER) for party in task.parties]
    async with world.ports.transaction() as tx:
        changed = replace(task, parties=tuple(may), version=task.version + 1)
        await tx.tasks.save(changed, expected_version=task.version)
    await save_template(world.ports, ann, task.id, name="开户", merge=[])
    await send_task(world.ports, ann, task.id)
    await world.work()
    chat = (await world.who(zhao)).chat
    await hand_on(world.ports, li, task.id, to="赵强", reason="出差", telegram_id=chat)
    task = await world.reject(zhao, await world.task(task))
    assert task.state is TaskState.REJECTED and states(task)["赵强"] is PartyState.REJECTED
    again = (await correct_task(world.ports, ann, task.id)).task
    filler = next(party for party in again.parties if party.role is Role.FILLER)
    assert [field.label for field in again.fields if field.party_id == filler.id] == ["开户行"]
    await send_task(world.ports, ann, again.id)
    await world.work()
    task = await world.fill(zhao, await world.task(again))
    assert states(task) == {"赵强": PartyState.FILLED, "王芳": PartyState.TO_ACT}

    (template,) = await list_templates(world.ports, ann)
    view = await view_template(world.ports, ann, template.id)
    assert [role.role for role in view.version.roles] == [Role.FILLER, Role.SIGNER]
    assert view.version.roles[0].label == "填写人"
