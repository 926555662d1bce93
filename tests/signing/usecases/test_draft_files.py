"""A draft's files: what may become pages, joined, in another order, taken out."""

from __future__ import annotations

import asyncio
import io

import pikepdf
import pytest

from signing.errors import DocumentRefused, NotAllowed, Refusal, Stale
from signing.ports import Actor
from signing.task.model import DraftStep
from signing.usecases.add_file import add_file, draft_holding
from signing.usecases.arrange_files import move_file, remove_file
from signing.usecases.attach_file import attach_file
from signing.usecases.create_task import create_task
from signing.usecases.draft_views import DraftView
from signing.usecases.fetch_document import fetch_document
from signing.usecases.intake import Arrival
from signing.usecases.list_drafts import list_drafts
from signing.usecases.paper_notes import form_of
from signing.usecases.replace_document import replace_document
from signing.usecases.send_task import send_task
from signing.usecases.use_signature_page import use_signature_page
from tests.drafts_at_hand import draft_of
from tests.forms_at_hand import form_of_two
from tests.judged import signatures_of
from tests.pdfs import contract
from tests.pictures import HEIC, from_a_phone, picture
from tests.signing.pdf.foreign import foreign_signed
from tests.signing.usecases.drafted import begun, drafted
from tests.world import World


async def made(world: World, who: Actor, filename: str, data: bytes, **how: object) -> DraftView:
    return await create_task(world.ports, who, filename=filename, data=data, **how)  # type: ignore[arg-type]


# ── what becomes pages ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("filename", "data", "note", "title"),
    [
        ("收据_11月.jpg", from_a_phone(), "converted-picture", "收据 11月"),
        ("scan.HEIC", HEIC, "converted-picture", "scan"),
        ("really a picture.pdf", picture("PNG"), "converted-picture", "really a picture"),
        ("条款.txt", "第一条 付款".encode("gb18030"), "converted-text", "条款"),
        ("terms.md", b"# Terms", "converted-text", "terms"),
    ],
)
async def test_pictures_and_text_become_drafts_that_say_so(
    world: World, filename: str, data: bytes, note: str, title: str
) -> None:
    ann = await world.person("Ann")
    task = (await made(world, ann, filename, data)).task
    assert task.document is not None and task.title == title
    assert task.document.notes == (note,) and task.document.pages == 1 and task.document.size == len(data)
    assert await world.ports.blobs.get(task.document.original) == data, "what was sent is kept as it was"
    assert await fetch_document(world.ports, ann, task.id, "original") == (filename, data)
    name, pdf = await fetch_document(world.ports, ann, task.id)
    assert name.endswith(".pdf") and name != f"{filename}.pdf" and pdf.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("filename", "data", "code"),
    [
        ("合同.docx", b"PK\x03\x04 a letter", "office-needs-pdf"),
        ("a program.docx", b"MZ\x90\0", "unknown-file"),
        ("files.zip", b"PK\x03\x04", "unknown-file"),
        ("film.mp4", b"\0\0\0\x18ftypmp42", "unknown-file"),
        ("torn.png", picture("PNG")[:99], "picture-broken"),
        ("none.txt", b" \n", "empty-file"),
    ],
)
async def test_everything_else_is_refused_and_leaves_nothing(
    world: World, filename: str, data: bytes, code: str
) -> None:
    ann = await world.person("Ann")
    with pytest.raises(DocumentRefused, match=code):
        await made(world, ann, filename, data)
    assert not await list_drafts(world.ports, ann)


async def test_a_photo_is_signed_like_any_document(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.sent(ann, signers=[bo], document=(await _pages_of(world, ann)))
    task = await world.sign(bo, task)
    await world.work()
    _, data = await fetch_document(world.ports, ann, task.id)
    assert signatures_of(data)["李明"] == 1


async def _pages_of(world: World, who: Actor) -> bytes:
    task = (await made(world, who, "a.jpg", from_a_phone())).task
    return (await fetch_document(world.ports, who, task.id))[1]


# ── joined ───────────────────────────────────────────────────────────────────────────────────────────────────


def named(view: DraftView) -> list[str]:
    assert view.task.document is not None
    return [file.filename for file in view.task.document.files]


async def test_files_are_joined_in_the_order_they_come(world: World) -> None:
    ann = await world.person("Ann")
    view = await begun(world, ann)
    await add_file(world.ports, ann, view.task.id, filename="身份证.jpg", data=from_a_phone())
    view = (await add_file(world.ports, ann, view.task.id, filename="补充.txt", data="补充条款".encode())).view
    document = view.task.document
    assert document is not None and document.pages == 4
    assert named(view) == ["采购合同.pdf", "身份证.jpg", "补充.txt"]
    assert document.notes == ("converted-picture", "converted-text"), "what was done to each is told"
    assert document.filename == "采购合同.pdf" and view.task.title == "采购合同"
    _, data = await fetch_document(world.ports, ann, view.task.id)
    with pikepdf.open(io.BytesIO(data)) as pdf, pdf.open_outline() as outline:
        assert len(pdf.pages) == 4
        assert [str(item.title) for item in outline.root] == ["采购合同", "身份证", "补充"]


async def test_the_order_is_changed_and_files_are_taken_out(world: World) -> None:
    ann, ports = await world.person("Ann"), world.ports
    id_ = (await begun(world, ann)).task.id
    for name in ("b.txt", "c.txt"):
        view = (await add_file(ports, ann, id_, filename=name, data=name.encode())).view
    view = (await move_file(ports, ann, id_, number=2, by=-1, version=view.task.version)).view
    assert named(view) == ["采购合同.pdf", "c.txt", "b.txt"]
    view = (await move_file(ports, ann, id_, number=0, by=-1)).view
    assert named(view) == ["采购合同.pdf", "c.txt", "b.txt"], "above the first is nowhere"
    view = (await remove_file(ports, ann, id_, number=0)).view
    assert named(view) == ["c.txt", "b.txt"]
    assert view.task.document is not None and view.task.document.pages == 2
    view = (await remove_file(ports, ann, id_, number=0)).view
    alone = view.task.document
    assert alone is not None and alone.current == alone.files[0].current, "one file is itself again"
    with pytest.raises(Refusal, match="last-file"):
        await remove_file(ports, ann, id_, number=0)
    with pytest.raises(Stale, match="file-gone"):
        await remove_file(ports, ann, id_, number=3)


async def test_a_button_of_an_older_list_moves_nothing(world: World) -> None:
    ann = await world.person("Ann")
    old = await begun(world, ann)
    view = (await add_file(world.ports, ann, old.task.id, filename="b.txt", data=b"b")).view
    with pytest.raises(Stale):
        await move_file(world.ports, ann, old.task.id, number=1, by=-1, version=old.task.version)
    assert named(view) == ["采购合同.pdf", "b.txt"]


async def test_one_message_is_one_file_however_often_it_is_handled(world: World) -> None:
    ann, ports = await world.person("Ann"), world.ports
    first, second = (Arrival("album-1", str(number)) for number in (11, 12))
    view = await made(world, ann, "1.jpg", picture(text="one"), arrival=first)
    assert await draft_holding(ports, ann, second) == view.task.id
    assert await draft_holding(ports, ann, Arrival("another", "13")) is None
    assert await draft_holding(ports, await world.person("Bo"), second) is None, "another person's album"
    for _ in range(2):
        changed = await add_file(
            ports, ann, view.task.id, filename="2.jpg", data=picture(text="two"), arrival=second
        )
        assert named(changed.view) == ["1.jpg", "2.jpg"]
    again = await add_file(ports, ann, view.task.id, filename="1.jpg", data=picture(text="one"), arrival=first)
    assert named(again.view) == ["1.jpg", "2.jpg"]


async def test_the_same_photo_sent_twice_is_one_draft_as_long_as_nothing_was_done_to_it(world: World) -> None:
    ann = await world.person("Ann")
    one = await made(world, ann, "a.jpg", picture(), arrival=Arrival(message="1"))
    other = await made(world, ann, "a.jpg", picture(), arrival=Arrival(message="2"))
    assert one.task.id == other.task.id


async def test_a_signed_document_is_not_joined_with_anything(world: World) -> None:
    ann = await world.person("Ann")
    signed = await asyncio.to_thread(foreign_signed, contract(1, salt="signed elsewhere"))
    view = await begun(world, ann)
    with pytest.raises(Refusal, match="signed-not-joined"):
        await add_file(world.ports, ann, view.task.id, filename="signed.pdf", data=signed)
    view = await made(world, ann, "signed.pdf", signed)
    assert view.task.document is not None and view.task.document.had_signatures
    with pytest.raises(Refusal, match="signed-not-joined"):
        await add_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")
    with pytest.raises(Refusal, match="attach-signed"):
        await attach_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")


async def test_nobody_else_adds_or_moves(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    view = await begun(world, ann)
    for act in (
        add_file(world.ports, eve, view.task.id, filename="x.txt", data=b"x"),
        move_file(world.ports, eve, view.task.id, number=0, by=1),
        remove_file(world.ports, eve, view.task.id, number=0),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await act


async def test_what_was_sent_takes_no_more_files(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.sent(ann, signers=["李明"])
    with pytest.raises(Refusal, match="already-sent"):
        await add_file(world.ports, ann, task.id, filename="x.txt", data=b"x")


async def test_too_many_pages_together_are_refused(world: World) -> None:
    ann = await world.person("Ann")
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        for _ in range(999):
            pdf.add_blank_page(page_size=(200, 200))
        pdf.save(out)
    view = await begun(world, ann)
    with pytest.raises(DocumentRefused, match="too-many-pages"):
        await add_file(world.ports, ann, view.task.id, filename="long.pdf", data=out.getvalue())


async def test_the_file_alone_replaces_all_of_them(world: World) -> None:
    ann = await world.person("Ann")
    view = await begun(world, ann)
    await add_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")
    view = await replace_document(world.ports, ann, view.task.id, filename="new.pdf", data=contract(1))
    assert named(view) == ["new.pdf"]


# ── places ───────────────────────────────────────────────────────────────────────────────────────────────────


async def test_places_stay_where_their_pages_stay(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    before = view.task.fields
    changed = await add_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")
    assert changed.dropped == 0 and changed.view.task.fields == before and changed.view.task.places_chosen
    assert changed.view.missing == ()


async def test_places_go_with_pages_that_move_and_are_asked_for_again(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann)
    count = len(view.task.fields)
    await add_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")
    changed = await move_file(world.ports, ann, view.task.id, number=1, by=-1)
    assert changed.dropped == count > 0 and not changed.view.task.fields
    assert changed.view.step is DraftStep.PLACES and changed.view.missing == ("places",)


async def test_a_page_to_be_appended_stays_at_the_end(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, parties="李明 签署")
    view = await use_signature_page(world.ports, ann, view.task.id)
    boxes = [field.box for field in view.task.fields]
    changed = await add_file(world.ports, ann, view.task.id, filename="b.txt", data=b"b")
    task = changed.view.task
    assert changed.dropped == 0 and task.signature_page and {field.page for field in task.fields} == {3}
    assert [field.box for field in task.fields] == boxes
    await send_task(world.ports, ann, task.id)
    await world.work()
    sent = await world.task(task)
    assert sent.document is not None and sent.document.pages == 4 and sent.state.value == "awaiting"


async def test_a_page_to_be_appended_of_another_size_loses_its_places(world: World) -> None:
    ann = await world.person("Ann")
    view = await drafted(world, ann, parties="李明 签署")
    view = await use_signature_page(world.ports, ann, view.task.id)
    lying = picture(size=(800, 600))
    changed = await add_file(world.ports, ann, view.task.id, filename="b.png", data=lying)
    assert changed.dropped > 0 and changed.view.missing == ("places",)


async def test_forms_of_several_files_are_found_on_their_pages(world: World) -> None:
    ann = await world.person("Ann")
    view = await begun(world, ann)
    await add_file(world.ports, ann, view.task.id, filename="form.pdf", data=form_of_two())
    changed = await add_file(world.ports, ann, view.task.id, filename="again.pdf", data=form_of_two())
    places = await form_of(world.ports, changed.view.task)
    assert places and min(place.page for place in places) == 2
    half = len(places) // 2
    assert len({place.name for place in places[:half]} & {place.name for place in places[half:]}) == 0


async def test_a_draft_of_before_has_one_file(world: World) -> None:
    ann = await world.person("Ann")
    task = await draft_of(world.ports, ann, ([], [], [], [], []), title="旧", document=None)
    assert task.document is not None and task.document.sources == ()
    async with world.ports.transaction() as tx:
        await tx.tasks.add(task)
    view = (await add_file(world.ports, ann, task.id, filename="b.txt", data=b"b")).view
    assert named(view) == ["旧.pdf", "b.txt"]
