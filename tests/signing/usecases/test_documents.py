"""Several documents in one task: signed in one act, each by itself, and seen by those that they are meant for."""

from __future__ import annotations

import asyncio
import io
import zipfile
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pikepdf
import pytest

from signing.errors import NotAllowed, Stale
from signing.pdf.verify import Verification, verify_pdf
from signing.ports import Actor
from signing.task import events as kinds
from signing.task.documents import shown_digest
from signing.task.model import Document, PartyState, Task, TaskState
from signing.usecases.appended import AHEAD
from signing.usecases.fetch_attachment import fetch_attachment
from signing.usecases.fetch_document import fetch_document, fetch_every_document
from signing.usecases.fetch_page import fetch_page
from signing.usecases.finish_intents import finish_intents
from signing.usecases.hand import Hand
from signing.usecases.keep_answers import keep_answers
from signing.usecases.open_delivery import Parcel, open_delivery
from signing.usecases.request_code import Wishes, request_code
from signing.usecases.sign_document import sign_document
from signing.usecases.verify_document import verify_document
from signing.usecases.view_task import view_task
from tests.faulty import Died
from tests.pdfs import drawing
from tests.sent_tasks import states
from tests.several import restricted, sent, with_document
from tests.world import World


async def people(world: World) -> tuple[Actor, Actor, Actor, Actor]:
    names = ("Ann", "李明", "王芳", "法务")
    ann, bo, cy, legal = [await world.person(name) for name in names]
    return ann, bo, cy, legal


async def a_task(world: World) -> tuple[Task, tuple[Actor, Actor, Actor, Actor]]:
    """合同 for 李明, 王芳 and the approver 法务; 附件 for 李明 alone, who signs both."""
    ann, bo, cy, legal = everybody = await people(world)
    task = await world.draft(ann, signers=[bo, cy], approvers=[legal])
    task = await with_document(world, task, "保密协议", signed_by=[bo], only=[bo], asks=True)
    return await sent(world, ann, task), everybody


def document(task: Task, key: int) -> Document:
    found = task.document_at(key)
    assert found is not None
    return found


async def judged(world: World, one: Document) -> Verification:
    data = await world.ports.blobs.get(one.current)
    return await asyncio.to_thread(verify_pdf, data, roots=world.ports.authority.roots, now=world.clock.now)


SUM = Wishes(values={"d1.sum_1": "壹万元"})


async def test_one_act_signs_every_document_with_a_place_of_theirs_and_no_other(world: World) -> None:
    task, (_, bo, cy, legal) = await a_task(world)
    assert len({one.current for one in task.documents}) == 2
    before = {one.key: one.current for one in task.documents}
    task = await world.sign(bo, task, wishes=SUM)
    assert states(task)["李明"] is PartyState.SIGNED
    assert all(document(task, key).current != before[key] for key in (0, 1))
    middle = {one.key: one.current for one in task.documents}
    await world.approve(legal, task)
    await world.sign(cy, task)
    await world.work()
    task = await world.task(task)
    assert task.state is TaskState.COMPLETED
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
    assert [(each.document, each.number, each.kind) for each in revisions] == [
        (0, 0, "base"),
        (0, 1, "party"),
        (0, 2, "party"),
        (0, 3, "close"),
        (1, 0, "base"),
        (1, 1, "party"),
        (1, 2, "close"),
    ]
    serials = {each.certificate_serial for each in revisions if each.kind == "party"}
    assert len(serials) == 2, "one key an act, whatever it signs"
    for one in task.documents:
        found = await judged(world, one)
        assert found.verdict == "valid"
        assert sum(each.serial in serials for each in found.signatures) == (2 if one.key == 0 else 1)
        assert (await world.ports.blobs.get(one.current)).startswith(await world.ports.blobs.get(middle[one.key]))


async def test_the_chain_names_every_document_with_its_digests(world: World) -> None:
    task, (_, bo, _, _) = await a_task(world)
    before = task
    task = await world.sign(bo, task, wishes=SUM)
    async with world.ports.transaction() as tx:
        chain = await tx.audit.of_task(task.id)
    told = {entry.kind: entry.facts["documents"] for entry in chain if "documents" in entry.facts}
    assert set(told) >= {kinds.SENT, kinds.PREPARED, kinds.CODE_SENT, kinds.CODE_ACCEPTED, kinds.SIGNED}
    assert [(each["document"], each["title"]) for each in told[kinds.SENT]] == [(0, "采购合同"), (1, "保密协议")]
    assert told[kinds.CODE_ACCEPTED] == [
        {"document": one.key, "title": one.title, "sha256": one.current} for one in before.documents
    ]
    assert [(each["sha256_before"], each["sha256_after"]) for each in told[kinds.SIGNED]] == [
        (document(before, key).current, document(task, key).current) for key in (0, 1)
    ]


async def test_a_party_sees_only_what_is_meant_for_it(world: World) -> None:
    task, (ann, bo, cy, legal) = await a_task(world)
    seen = {}
    for who in (ann, bo, cy, legal):
        view = await view_task(world.ports, who, task.id, with_pages=True)
        seen[who] = [one.title for one in view.task.documents]
        assert len(view.shapes) == len(view.task.documents)
        assert {each.document for each in view.task.fields} <= {one.key for one in view.task.documents}
        assert view.sha256 == shown_digest(view.task.documents)
    assert seen == {
        ann: ["采购合同", "保密协议"],
        bo: ["采购合同", "保密协议"],
        cy: ["采购合同"],
        legal: ["采购合同"],
    }
    _, archive = await fetch_every_document(world.ports, bo, task.id)
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert files.namelist() == ["采购合同.pdf", "保密协议.pdf"]
        assert files.read("保密协议.pdf") == await world.ports.blobs.get(document(task, 1).current)
    _, archive = await fetch_every_document(world.ports, cy, task.id)
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        assert files.namelist() == ["采购合同.pdf"]


HIDDEN: dict[str, Callable[[World, Actor, Task], Awaitable[object]]] = {
    "document": lambda w, who, t: fetch_document(w.ports, who, t.id, key=1),
    "original": lambda w, who, t: fetch_document(w.ports, who, t.id, "original", key=1),
    "page": lambda w, who, t: fetch_page(w.ports, who, t.id, 0, 800, key=1),
    "no document": lambda w, who, t: fetch_document(w.ports, who, t.id, key=7),
    "attachment": lambda w, who, t: fetch_attachment(w.ports, who, t.id, 0),
}


async def test_what_is_not_meant_for_them_is_refused_as_somebody_elses_task_is(world: World) -> None:
    task, (_, _, cy, legal) = await a_task(world)
    for who in (cy, legal, await world.person("路人")):  # another signer, an approver, a stranger
        for door, opens in HIDDEN.items():
            with pytest.raises(NotAllowed) as refused:
                await opens(world, who, task)
            assert (refused.value.code, refused.value.facts) == ("not-found", {}), door
        async with world.ports.transaction() as tx:
            entries = await tx.audit.of_task(task.id)
        tried = [entry.kind == kinds.REFUSED and entry.actor.person_id == who.person_id for entry in entries]
        assert tried.count(True) == len(HIDDEN)


async def test_pages_are_those_of_the_document_that_was_asked_for(world: World) -> None:
    task, (_, bo, _, _) = await a_task(world)
    first, second = [await fetch_page(world.ports, bo, task.id, 0, 400, key=key) for key in (0, 1)]
    assert first != second
    assert await fetch_page(world.ports, bo, task.id, 0, 400) == first


async def test_a_code_is_for_all_documents_that_were_shown(world: World) -> None:
    task, (_, bo, cy, _) = await a_task(world)
    with pytest.raises(Stale):
        await request_code(world.ports, bo, task.id, act="sign", sha256=document(task, 0).current, wishes=SUM)
    code = await world.asks_code(bo, task, wishes=SUM)
    await world.sign(cy, task)  # the other document is another now
    with pytest.raises(Stale) as stale:
        await sign_document(world.ports, bo, task.id, code=code)
    assert stale.value.code == "document-changed"


async def test_what_changes_in_a_document_they_do_not_see_leaves_their_code_good(world: World) -> None:
    ann, bo, cy, _ = await people(world)
    task = await world.draft(ann, signers=[bo, cy])
    task = await with_document(world, task, "保密协议", signed_by=[cy], only=[cy])
    task = await sent(world, ann, await restricted(world, task, 0, [bo]))
    code = await world.asks_code(bo, task)
    task = await world.sign(cy, task)
    task = await world.confirm(bo, task, code)
    assert states(task) == {"李明": PartyState.SIGNED, "王芳": PartyState.SIGNED}


async def test_values_stand_in_the_document_that_asks_for_them(world: World) -> None:
    ann, bo, _, _ = await people(world)
    task = await world.draft(ann, signers=[bo])
    task = await with_document(world, task, "保密协议", signed_by=[bo], asks=True)
    task = await with_document(world, task, "报价单", signed_by=[bo], asks=True)
    task = await sent(world, ann, task)
    view = await view_task(world.ports, bo, task.id)
    assert [(each.key, each.label) for each in view.asked] == [
        ("d1.sum_1", "保密协议金额"),
        ("d2.sum_1", "报价单金额"),
    ]
    wishes = Wishes(values={"d1.sum_1": "一", "d2.sum_1": "二"})
    task = await world.sign(bo, task, wishes=wishes)
    for key, word in ((1, "一"), (2, "二")):
        data = await world.ports.blobs.get(document(task, key).current)
        assert await value_of(data, "sum_1") == word


async def test_what_both_documents_ask_for_is_answered_once_and_stands_in_both(world: World) -> None:
    ann, bo, _, _ = await people(world)
    task = await world.draft(ann, signers=[bo])
    for title in ("保密协议", "报价单"):
        task = await with_document(world, task, title, signed_by=[bo], asks="税号")
    task = await sent(world, ann, task)
    long = await keep_answers(world.ports, bo, task.id, {"d1.sum_1": "一" * 400})
    assert set(long.wrong) == {"d1.sum_1", "d2.sum_1"}
    kept = await keep_answers(world.ports, bo, task.id, {"d1.sum_1": "91310000"})
    assert kept.values == {"d1.sum_1": "91310000", "d2.sum_1": "91310000"} and not kept.wrong
    task = await world.sign(bo, task, wishes=Wishes(values={"d1.sum_1": "91310000"}))
    for key in (1, 2):
        assert await value_of(await world.ports.blobs.get(document(task, key).current), "sum_1") == "91310000"


async def value_of(data: bytes, name: str) -> str:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = {str(each.T): each for each in pdf.Root.AcroForm.Fields}
        return str(fields[name].V)


POINTS = [*[("commit", n) for n in range(4)], *[("committed", n) for n in range(4)], ("stamp", 0), ("stamp", 1)]
POINTS += [("blob", 0), ("blob", 1)]


@pytest.mark.parametrize(("point", "after"), POINTS)
async def test_wherever_the_process_dies_both_documents_are_signed_or_none(
    world: World, point: str, after: int
) -> None:
    task, (_, bo, _, _) = await a_task(world)
    code = await world.asks_code(bo, task, wishes=SUM)
    world.faults.dies_at(point, after=after)
    with pytest.raises(Died):
        await sign_document(world.ports, bo, task.id, code=code)
    await world.restart()
    await finish_intents(world.ports, older_than_s=0)
    task = await world.task(task)
    if states(task)["李明"] is PartyState.TO_ACT:
        task = await world.confirm(bo, task, code)
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
        assert not await tx.intents.open_of_task(task.id)
    assert [each.document for each in revisions if each.kind == "party"] == [0, 1]


async def test_everybody_gets_a_copy_of_each_document_of_theirs(world: World) -> None:
    task, (ann, bo, cy, legal) = await a_task(world)
    await world.approve(legal, task)
    await world.sign(bo, task, wishes=SUM)
    await world.sign(cy, task)
    await world.work()
    task = await world.task(task)
    for who, names in ((ann, 2), (bo, 2), (cy, 1), (legal, 1)):
        items = await world.outbox(who, "copy")
        parcels = [await open_delivery(world.ports, item, largest=10_000_000) for item in items]
        files = [parcel.document for parcel in parcels if isinstance(parcel, Parcel) and parcel.document]
        assert [name for name, _ in files] == [f"{title} {task.number}.pdf" for title in ("采购合同", "保密协议")][
            :names
        ]
        for _, data in files:
            found = await verify_document(world.ports, who, data)
            assert (found.verdict, found.register) == ("valid", "whole")


async def test_evidence_of_every_document_is_renewed(world: World) -> None:
    task, (_, bo, cy, legal) = await a_task(world)
    await world.approve(legal, task)
    await world.sign(bo, task, wishes=SUM)
    await world.sign(cy, task)
    await world.work()
    before = await world.task(task)
    async with world.ports.transaction() as tx:
        assert before.state is TaskState.COMPLETED
    while (await world.task(task)).documents == before.documents:
        world.clock.advance(days=AHEAD.days)
        await world.work()
        assert world.clock.now.year < 2060, "never renewed"
    after = await world.task(task)
    async with world.ports.transaction() as tx:
        revisions = await tx.revisions.of_task(task.id)
    assert [each.document for each in revisions if each.kind == "renewal"] == [0, 1]
    assert all(one.current != document(before, one.key).current for one in after.documents)


async def test_an_older_version_of_either_document_is_known_as_older(world: World) -> None:
    task, (_, bo, _, _) = await a_task(world)
    old = [await world.ports.blobs.get(one.current) for one in task.documents]
    await world.sign(bo, task, wishes=SUM)
    for data in old:
        assert (await verify_document(world.ports, bo, data)).register == "older"


async def test_the_drawing_is_written_into_both(world: World) -> None:
    task, (_, bo, _, _) = await a_task(world)
    sizes = [len(await world.ports.blobs.get(one.current)) for one in task.documents]
    task = await world.sign(bo, task, wishes=replace(SUM, signature=Hand(drawing_png=drawing())))
    after = [len(await world.ports.blobs.get(one.current)) for one in task.documents]
    assert all(new > old for new, old in zip(after, sizes, strict=True))
