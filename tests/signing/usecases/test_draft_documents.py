"""Documents of a draft: one more beside the first, in another order, for some only, joined and parted again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from signing.errors import DocumentRefused, NotAllowed, Refusal, Stale
from signing.ports import Actor
from signing.task.documents import blob_names
from signing.task.draft_documents import MOST_DOCUMENTS
from signing.task.model import Role, Task
from signing.usecases.accept_places import accept_places
from signing.usecases.add_document import add_document, take_further
from signing.usecases.add_file import add_file
from signing.usecases.add_parties import add_parties
from signing.usecases.arrange_documents import (
    join_documents,
    limit_document,
    move_document,
    part_document,
    remove_document,
)
from signing.usecases.attach_file import attach_file
from signing.usecases.clear_left_papers import clear_left_papers
from signing.usecases.create_task import create_task
from signing.usecases.draft_picture import draft_picture
from signing.usecases.draft_views import DraftView
from signing.usecases.find_places import find_places
from signing.usecases.intake import Arrival
from signing.usecases.preview_party import preview_party
from signing.usecases.replace_document import replace_document
from signing.usecases.replace_sent_document import replace_sent_document
from signing.usecases.save_template import save_template
from signing.usecases.view_places import view_places
from tests.pdfs import contract, drawing
from tests.several import party_named, sent
from tests.world import World


async def begun(world: World) -> tuple[Actor, DraftView]:
    ann = await world.person("Ann")
    return ann, await create_task(world.ports, ann, filename="合同.pdf", data=contract(2))


async def peopled(world: World, ann: Actor, task: Task, *lines: str) -> Task:
    view = await add_parties(world.ports, ann, task.id, text="\n".join(lines))
    return view.task


def titles(task: Task) -> list[str]:
    return [one.title for one in task.documents]


async def further(world: World, ann: Actor, task: Task, name: str, data: bytes, *, message: str = "") -> Task:
    taken = await take_further(
        world.ports, ann, task.id, filename=name, data=data, arrival=Arrival(message=message)
    )
    return taken.view.task


async def test_a_second_pdf_is_a_document_of_its_own_and_pictures_go_together(world: World) -> None:
    ann, view = await begun(world)
    task = await further(world, ann, view.task, "保密协议.pdf", contract(1, salt="b"))
    task = await further(world, ann, task, "照片.png", drawing())
    task = await further(world, ann, task, "照片 2.png", drawing())
    assert [(one.title, len(one.files), one.pages) for one in task.documents] == [
        ("合同", 1, 2),
        ("保密协议", 1, 1),
        ("照片", 2, 2),
    ]
    assert len({one.key for one in task.documents}) == 3


async def test_the_same_message_again_adds_nothing(world: World) -> None:
    ann, view = await begun(world)
    task = await further(world, ann, view.task, "b.pdf", contract(1, salt="b"), message="7")
    assert (await further(world, ann, task, "b.pdf", contract(1, salt="b"), message="7")) == task


async def test_places_are_looked_for_in_what_is_added_and_others_stay(world: World) -> None:
    ann, view = await begun(world)
    task = await peopled(world, ann, view.task, "李明 签署", "王芳 签署")
    task = (await find_places(world.ports, ann, task.id)).task
    before = [field for field in task.fields if field.document == 0]
    task = await further(world, ann, task, "保密协议.pdf", contract(1, salt="b"))
    assert [field for field in task.fields if field.document == 0] == before
    assert {field.party_id for field in task.fields if field.document == 1} == {one.id for one in task.parties}
    assert not task.places_chosen
    shown = await view_places(world.ports, ann, task.id)
    assert [len(pages) for pages in shown.papers.by_key.values()] == [2, 1]
    picture = await draft_picture(world.ports, ann, task.id, places=True, page=2)
    assert picture.document == "保密协议"


async def test_documents_change_their_order_and_places_stay_with_them(world: World) -> None:
    ann, view = await begun(world)
    task = await peopled(world, ann, view.task, "李明 签署")
    task = (await find_places(world.ports, ann, task.id)).task
    task = await further(world, ann, task, "b.pdf", contract(1, salt="b"))
    moved = (await move_document(world.ports, ann, task.id, key=1, by=-1, version=task.version)).task
    assert titles(moved) == ["b", "合同"] and moved.fields == task.fields
    again = (await move_document(world.ports, ann, task.id, key=1, by=-1)).task
    assert titles(again) == ["b", "合同"]
    with pytest.raises(Stale):
        await move_document(world.ports, ann, task.id, key=1, by=1, version=task.version)


async def test_what_is_taken_out_goes_with_its_places_and_the_last_one_stays(world: World) -> None:
    ann, view = await begun(world)
    task = await peopled(world, ann, view.task, "李明 签署")
    task = (await find_places(world.ports, ann, task.id)).task
    task = await further(world, ann, task, "b.pdf", contract(1, salt="b"))
    task = (await remove_document(world.ports, ann, task.id, key=0)).task
    assert titles(task) == ["b"] and {field.document for field in task.fields} == {1}
    with pytest.raises(Refusal, match="last-document"):
        await remove_document(world.ports, ann, task.id, key=1)
    with pytest.raises(Stale, match="document-gone"):
        await remove_document(world.ports, ann, task.id, key=0)


async def test_who_sees_a_document_is_said_in_the_draft_and_places_of_others_go(world: World) -> None:
    ann, view = await begun(world)
    task = await peopled(world, ann, view.task, "李明 签署", "王芳 签署", "法务 审批")
    task = (await find_places(world.ports, ann, task.id)).task
    task = await further(world, ann, task, "保密协议.pdf", contract(1, salt="b"))
    bo, cy = party_named(task, "李明"), party_named(task, "王芳")
    task = (await limit_document(world.ports, ann, task.id, key=1, party_ids=[bo])).task
    assert {field.party_id for field in task.fields if field.document == 1} == {bo}
    assert {field.party_id for field in task.fields if field.document == 0} == {bo, cy}
    seen = [
        [one.title for one in (await preview_party(world.ports, ann, task.id, party_id=who)).task.documents]
        for who in (bo, cy)
    ]
    assert seen == [["合同", "保密协议"], ["合同"]]
    task = (await limit_document(world.ports, ann, task.id, key=1, party_ids=None)).task
    assert {field.party_id for field in task.fields if field.document == 1} == {bo, cy}
    with pytest.raises(Refusal, match="document-nobody"):
        await limit_document(world.ports, ann, task.id, key=1, party_ids=[])
    with pytest.raises(Refusal, match="party-gone"):
        await limit_document(world.ports, ann, task.id, key=1, party_ids=["nobody"])


async def test_a_draft_in_which_somebody_sees_nothing_does_not_go_out(world: World) -> None:
    ann, view = await begun(world)
    task = await peopled(world, ann, view.task, "李明 签署", "王芳 签署", "法务 审批")
    bo = party_named(task, "李明")
    view = await limit_document(world.ports, ann, task.id, key=0, party_ids=[bo])
    assert "documents" in view.missing


async def test_joined_into_one_and_parted_again(world: World) -> None:
    ann, view = await begun(world)
    task = await further(world, ann, view.task, "b.pdf", contract(1, salt="b"))
    await attach_file(world.ports, ann, task.id, filename="报价.txt", data=b"1")
    task = (await join_documents(world.ports, ann, task.id)).task
    assert [(one.pages, len(one.files), len(one.attachments)) for one in task.documents] == [(3, 2, 1)]
    task = await peopled(world, ann, task, "李明 签署")
    task = (await find_places(world.ports, ann, task.id)).task
    task = (await part_document(world.ports, ann, task.id, key=0)).task
    assert [(one.title, one.pages) for one in task.documents] == [("合同", 2), ("b", 1)]
    assert {field.document for field in task.fields} == {0, 1}
    assert all(field.page < 3 for field in task.fields)
    with pytest.raises(Refusal, match="one-file"):
        await part_document(world.ports, ann, task.id, key=1)


async def test_what_is_for_some_only_is_not_joined_to_what_is_for_all(world: World) -> None:
    ann, view = await begun(world)
    task = await further(world, ann, view.task, "b.pdf", contract(1, salt="b"))
    task = await peopled(world, ann, task, "李明 签署", "王芳 签署")
    await limit_document(world.ports, ann, task.id, key=1, party_ids=[party_named(task, "李明")])
    with pytest.raises(Refusal, match="documents-limited"):
        await join_documents(world.ports, ann, task.id)


async def test_there_are_only_so_many(world: World) -> None:
    ann, view = await begun(world)
    task = view.task
    for number in range(1, MOST_DOCUMENTS):
        task = await further(world, ann, task, f"{number}.pdf", contract(1, salt="b"))
    with pytest.raises(DocumentRefused, match="too-many-documents"):
        await further(world, ann, task, "one more.pdf", contract(1, salt="b"))


async def test_a_document_that_was_added_is_signed_with_the_first(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[bo])
    taken = await add_document(world.ports, ann, task.id, filename="保密协议.pdf", data=contract(1, salt="b"))
    await accept_places(world.ports, ann, taken.view.task.id)
    task = await sent(world, ann, taken.view.task)
    before = {one.key: one.current for one in task.documents}
    task = await world.sign(bo, task)
    assert all(one.current != before[one.key] for one in task.documents)
    assert all(party.role is Role.SIGNER for party in task.parties)


ACTS: dict[str, Callable[[World, Actor, Task], Awaitable[object]]] = {
    "add": lambda w, who, t: add_document(w.ports, who, t.id, filename="b.pdf", data=contract(1, salt="b")),
    "further": lambda w, who, t: take_further(w.ports, who, t.id, filename="b.pdf", data=contract(1, salt="b")),
    "join a file": lambda w, who, t: add_file(w.ports, who, t.id, filename="b.pdf", data=contract(1), document=0),
    "move": lambda w, who, t: move_document(w.ports, who, t.id, key=0, by=1),
    "remove": lambda w, who, t: remove_document(w.ports, who, t.id, key=0),
    "limit": lambda w, who, t: limit_document(w.ports, who, t.id, key=0, party_ids=None),
    "join": lambda w, who, t: join_documents(w.ports, who, t.id),
    "part": lambda w, who, t: part_document(w.ports, who, t.id, key=0),
}


@pytest.mark.parametrize("act", ACTS)
async def test_somebody_elses_draft_is_not_there(world: World, act: str) -> None:
    _, view = await begun(world)
    with pytest.raises(NotAllowed, match="not-found"):
        await ACTS[act](world, await world.person("路人"), view.task)


async def test_a_replaced_document_is_cleared_unless_a_template_or_what_was_sent_has_it(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    kept = await world.draft(ann, signers=[li], document=contract(1, salt="template"))
    await save_template(world.ports, ann, kept.id, name="x")
    dropped = await world.draft(ann, signers=[li], document=contract(1, salt="dropped"))
    gone = []
    for task in (kept, dropped):
        gone.append([each for each in sorted(blob_names(task.documents)) if await world.ports.blobs.has(each)])
        await replace_document(world.ports, ann, task.id, filename="neu.pdf", data=contract(1, salt=task.id))
    running = await world.sent(ann, signers=[li], document=contract(1, salt="running"))
    before = blob_names((await world.task(running)).documents)
    await replace_sent_document(world.ports, ann, running.id, filename="b.pdf", data=contract(1, salt="other"))
    await world.work()
    world.clock.advance(days=31)
    assert await clear_left_papers(world.ports) == len(gone[1]) > 0
    assert [[await world.ports.blobs.has(name) for name in names] for names in gone] == [
        [True] * len(gone[0]),
        [False] * len(gone[1]),
    ]
    assert all([await world.ports.blobs.get(name) for name in before if await world.ports.blobs.has(name)])
