"""Papers that a signer must hand in: looked at in a child, bound to the code, in the chain, seen by two."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor
from signing.task.events import HANDED_IN, SIGNED, TAKEN_BACK
from signing.task.model import AskedFile, Task
from signing.usecases.change_party import change_party
from signing.usecases.clear_left_papers import clear_left_papers
from signing.usecases.draft_views import PartyChange
from signing.usecases.hand_in import hand_in, take_back
from signing.usecases.handed_in import fetch_handed_in
from signing.usecases.send_task import send_task
from signing.usecases.sign_document import sign_document
from signing.usecases.view_task import view_task
from tests.pdfs import contract
from tests.world import World


def card(colour: tuple[int, int, int] = (90, 120, 200)) -> bytes:
    picture = Image.new("RGB", (1200, 760), colour)
    exif = Image.Exif()
    exif[0x010F] = "A camera's maker"
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


async def sent(world: World) -> tuple[Task, Actor, Actor, tuple[AskedFile, ...]]:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li])
    change = PartyChange(files="身份证复印件，营业执照（可选）")
    await change_party(world.ports, ann, task.id, party_id=task.parties[0].id, change=change)
    await send_task(world.ports, ann, task.id)
    await world.work()
    task = await world.task(task)
    return task, ann, li, task.parties[0].asked_files


async def kinds(world: World, task: Task) -> dict[str, dict[str, object]]:
    async with world.ports.transaction() as tx:
        return {each.kind: dict(each.facts) for each in await tx.audit.of_task(task.id)}


async def test_nobody_signs_before_what_is_required_is_there(world: World) -> None:
    task, _, li, (card_copy, licence) = await sent(world)
    await hand_in(world.ports, li, task.id, licence.id, filename="执照.pdf", data=contract(1))
    with pytest.raises(Refusal, match="papers-missing") as refused:
        await world.asks_code(li, task)
    assert refused.value.facts["names"] == "身份证复印件"
    assert not await world.outbox(li, "code")
    file = await hand_in(world.ports, li, task.id, card_copy.id, filename="IMG_1.HEIC.png", data=card())
    await world.sign(li, task)
    entries = await kinds(world, task)
    handed = entries[SIGNED]["handed_in"]
    assert [each["what"] for each in handed] == ["身份证复印件", "营业执照"]  # type: ignore[attr-defined]
    assert handed[0]["sha256"] == file.sha256  # type: ignore[index]
    assert entries[HANDED_IN]["what"] == "身份证复印件"


async def test_a_photo_is_made_anew_and_lies_encrypted(world: World) -> None:
    task, _, li, (card_copy, _) = await sent(world)
    file = await hand_in(world.ports, li, task.id, card_copy.id, filename="../x/身份证.jpeg", data=card())
    assert file.name == "身份证.jpg"
    name, data = await fetch_handed_in(world.ports, li, task.id, file.id)
    assert name == "身份证.jpg" and data.startswith(b"\xff\xd8") and b"camera" not in data
    kept = [path.read_bytes() for path in (world.folder / "blobs").rglob("*") if path.is_file()]
    assert all(data[100:400] not in each for each in kept)


async def test_the_initiator_sees_them_once_they_cannot_be_taken_back(world: World) -> None:
    task, ann, li, (card_copy, _) = await sent(world)
    eve = await world.person("Eve")
    file = await hand_in(world.ports, li, task.id, card_copy.id, filename="a.jpg", data=card())
    assert (await view_task(world.ports, ann, task.id)).handed_in == ()
    for who in (ann, eve):
        with pytest.raises(NotAllowed, match="not-found"):
            await fetch_handed_in(world.ports, who, task.id, file.id)
    await world.sign(li, task)
    assert (await view_task(world.ports, ann, task.id)).handed_in == (file,)
    assert (await fetch_handed_in(world.ports, ann, task.id, file.id))[1].startswith(b"\xff\xd8")
    with pytest.raises(NotAllowed, match="not-found"):
        await fetch_handed_in(world.ports, eve, task.id, file.id)
    with pytest.raises(Refusal):
        await take_back(world.ports, li, task.id, card_copy.id)


async def test_a_code_is_for_the_papers_that_were_there(world: World) -> None:
    task, _, li, (card_copy, _) = await sent(world)
    await hand_in(world.ports, li, task.id, card_copy.id, filename="a.jpg", data=card())
    code = await world.asks_code(li, task)
    await hand_in(world.ports, li, task.id, card_copy.id, filename="b.jpg", data=card((200, 20, 20)))
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, li, task.id, code=code)
    world.clock.advance(seconds=40)
    code = await world.asks_code(li, task)
    await take_back(world.ports, li, task.id, card_copy.id)
    with pytest.raises(Refusal, match="code-over"):
        await sign_document(world.ports, li, task.id, code=code)
    assert TAKEN_BACK in await kinds(world, task)
    with pytest.raises(NotAllowed, match="not-found"):
        await take_back(world.ports, li, task.id, card_copy.id)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "paper-unreadable"),
        (b"<html>", "paper-unreadable"),
        (b"%PDF-1.7 nothing", "paper-unreadable"),
        (card()[:400], "paper-unreadable"),
        (b"\xff\xd8" + b"0" * (15 * 1024 * 1024), "paper-too-large"),
    ],
)
async def test_what_does_not_open_is_refused(world: World, data: bytes, code: str) -> None:
    task, _, li, (card_copy, _) = await sent(world)
    with pytest.raises(BadAnswer, match=code):
        await hand_in(world.ports, li, task.id, card_copy.id, filename="a.jpg", data=data)
    assert (await view_task(world.ports, li, task.id)).handed_in == ()


async def test_nobody_hands_in_for_another_or_what_was_not_asked_for(world: World) -> None:
    task, ann, li, (card_copy, _) = await sent(world)
    eve = await world.person("Eve")
    for who, asked in ((eve, card_copy.id), (li, "nothing")):
        with pytest.raises(NotAllowed, match="not-found"):
            await hand_in(world.ports, who, task.id, asked, filename="a.jpg", data=card())
    with pytest.raises(Refusal, match="nothing-to-do"):
        await hand_in(world.ports, ann, task.id, card_copy.id, filename="a.jpg", data=card())


async def test_what_another_paper_took_the_place_of_is_cleared_in_time_and_what_is_kept_stays(
    world: World,
) -> None:
    task, _, li, (card_copy, licence) = await sent(world)
    first = await hand_in(world.ports, li, task.id, card_copy.id, filename="a.jpg", data=card())
    second = await hand_in(world.ports, li, task.id, card_copy.id, filename="b.jpg", data=card((20, 20, 20)))
    third = await hand_in(world.ports, li, task.id, licence.id, filename="c.jpg", data=card((9, 200, 9)))
    await take_back(world.ports, li, task.id, licence.id)
    world.clock.advance(days=29)
    assert await clear_left_papers(world.ports) == 0
    world.clock.advance(days=2)
    assert (await clear_left_papers(world.ports), await clear_left_papers(world.ports)) == (2, 0)
    there = [await world.ports.blobs.has(each.sha256) for each in (first, second, third)]
    assert there == [False, True, False]
