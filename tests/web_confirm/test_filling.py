"""What a signer fills in through the API: kept, judged, bound into the code, told to nobody else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest
from PIL import Image
from pypdf import PdfReader

from signing.fields.kinds import Box, Field, FieldKind
from signing.pdf.ink.pictures import picture_image, prepare_picture
from signing.ports import Actor
from signing.task.events import CODE_SENT, CODE_VOIDED
from signing.task.model import PartyState, Task
from tests.forms import a_form_for, answers_for, send_with
from tests.web_confirm.door import Door, Page
from tests.world import World

ID_NUMBER = "11010519491231002X"


async def a_form(door: Door) -> tuple[Task, Actor, Page]:
    li = await door.world.person("李明")
    return await a_form_for(door.world, signers=[li]), li, await door.enters(li)


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (800, 500), **how: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 40, 40)).save(out, kind, **how)
    return out.getvalue()


async def keeps(page: Page, task: Task, answers: Mapping[str, str]) -> httpx.Response:
    return await page.post(f"/api/tasks/{task.id}/answers", {"answers": dict(answers)})


async def asks(page: Page, task: Task, values: Mapping[str, str], **how: object) -> httpx.Response:
    wanted = {"act": "sign", "sha256": (await page.task(task))["sha256"], "values": dict(values), **how}
    return await page.post(f"/api/tasks/{task.id}/code", wanted)


async def signs(world: World, li: Actor, page: Page, task: Task, seen: str | None) -> httpx.Response:
    told = {"code": await world.code(li, task), **({"seen": seen} if seen else {})}
    return await page.post(f"/api/tasks/{task.id}/sign", told)


async def newest_code(world: World, task: Task) -> Any:
    async with world.ports.transaction() as tx:
        return await tx.codes.newest(task.id, task.parties[0].id)


# ── what is asked for ────────────────────────────────────────────────────────────────────────────────────────


async def test_the_page_is_told_what_to_ask_for_in_reading_order(door: Door) -> None:
    task, _, page = await a_form(door)
    fills = (await page.task(task))["fills"]
    kinds = "text text number id-number phone email select checkbox radio copied picture"
    assert [each["kind"] for each in fills] == kinds.split()
    first = fills[0]
    assert (first["key"], first["label"], first["tip"]) == ("p1_company", "公司名称", "与营业执照一致")
    assert [each["required"] for each in fills].count(False) == 2
    by_kind = {each["kind"]: each for each in fills}
    assert by_kind["select"]["options"] == ["招商银行", "中国银行", "工商银行"]
    assert by_kind["radio"]["options"] == ["专用发票", "普通发票"]
    assert by_kind["copied"]["sentence"] == "本人已阅读并理解全部条款"
    places = (await page.task(task))["places"]
    assert [place["page"] for place in places if place["key"] == "p1_company"] == [0, 1]
    assert {place["colour"] for place in places} == {"#1f5fd0"}


async def test_a_default_is_there_until_it_is_emptied(door: Door) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.draft(ann, signers=[li])
    where = Box(60, 200, 200, 24)
    asked = Field("city", task.parties[0].id, FieldKind.TEXT, 0, where, required=False, default="杭州")
    task = await send_with(world, ann, task, (*task.fields, asked))
    page = await door.enters(li)
    assert (await page.task(task))["fills"][0]["value"] == "杭州"
    await keeps(page, task, {"city": ""})
    assert (await page.task(task))["fills"][0]["value"] == ""
    assert (await asks(page, task, {"city": ""})).status_code == 200


async def test_an_approver_sees_where_others_sign_and_is_asked_for_nothing(door: Door) -> None:
    world = door.world
    li, lawyer = await world.person("李明"), await world.person("赵律师")
    task = await a_form_for(world, signers=[li], approvers=[lawyer])
    seen = await (await door.enters(lawyer)).task(task)
    assert (seen["fills"], seen["places"]) == ([], [])
    assert {each["party"] for each in seen["others"]} == {"李明"}
    assert len(seen["others"]) == len(task.fields)


# ── kept and judged ──────────────────────────────────────────────────────────────────────────────────────────


async def test_answers_are_kept_for_the_next_device_and_judged_in_words(door: Door) -> None:
    task, li, page = await a_form(door)
    told = (
        await keeps(page, task, {"p1_company": "杭州青禾", "p1_phone": "12", "p1_holder_id": ID_NUMBER})
    ).json()
    assert told["values"]["p1_company"] == "杭州青禾"
    assert set(told["wrong"]) == {"p1_phone"}
    assert re.search("[一-鿿]", told["wrong"]["p1_phone"])
    again = await door.enters_by_link(li, task)
    kept = {each["key"]: each["value"] for each in (await again.task(task))["fills"]}
    assert (kept["p1_company"], kept["p1_phone"]) == ("杭州青禾", "12")


async def test_what_nobody_asked_for_and_what_is_endless_is_refused(door: Door) -> None:
    task, _, page = await a_form(door)
    assert (await keeps(page, task, {"p1_nothing": "x"})).status_code == 404
    too_long = await keeps(page, task, {"p1_company": "长" * 5000})
    assert (too_long.status_code, too_long.json()["code"]) == (422, "answer-too-long")
    for wrong in ({"answers": []}, {"answers": {"p1_company": 1}}, {}):
        assert (await page.post(f"/api/tasks/{task.id}/answers", wrong)).status_code == 400


async def test_what_has_no_room_in_its_place_is_wrong_before_the_code(door: Door) -> None:
    task, _, page = await a_form(door)
    told = (await keeps(page, task, {"p1_company": "长" * 190})).json()
    assert "p1_company" in told["wrong"]


async def test_nobody_else_sees_answers_before_they_are_in_the_document(door: Door) -> None:
    world = door.world
    li, bo, lawyer = [await world.person(name) for name in ("李明", "陈晓", "赵律师")]
    admin = await world.person("管理员", admin=True)
    task = await a_form_for(world, signers=[li, bo])
    mine = await door.enters(li)
    await keeps(mine, task, {"p1_company": "杭州青禾", "p1_holder_id": ID_NUMBER})
    await mine.post(f"/api/tasks/{task.id}/pictures/p1_licence", content=a_picture())
    initiator = Actor(task.initiator_id, "page")
    for other in (bo, lawyer, admin, initiator):
        page = await door.enters(other)
        assert "杭州青禾" not in (await page.get(f"/api/tasks/{task.id}")).text
        assert (await page.get(f"/api/tasks/{task.id}/pictures/p1_licence")).status_code in {404, 409}
        assert (await keeps(page, task, {"p1_company": "别人的"})).status_code in {404, 409}
        assert (await page.get(f"/api/tasks/{task.id}/proposal/sign")).status_code in {404, 409}
    kept = {each["key"]: each["value"] for each in (await mine.task(task))["fills"]}
    assert kept["p1_company"] == "杭州青禾"


# ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────


async def test_a_picture_is_made_anew_small_and_without_what_a_camera_writes_into_it(door: Door) -> None:
    task, _, page = await a_form(door)
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010F] = "Camera of somebody"
    path = f"/api/tasks/{task.id}/pictures/p1_licence"
    answer = await page.post(path, content=a_picture(size=(4000, 3000), exif=exif))
    assert answer.status_code == 200, answer.text
    kept = await page.get(path)
    assert b"Camera of somebody" not in kept.content
    assert Image.open(io.BytesIO(kept.content)).size == (1200, 1600)
    fills = {each["key"]: each["value"] for each in (await page.task(task))["fills"]}
    assert fills["p1_licence"] == answer.json()["name"]


async def test_a_picture_to_see_through_is_kept_as_signing_takes_it(door: Door) -> None:
    task, _, page = await a_form(door)
    out = io.BytesIO()
    Image.new("RGBA", (300, 200), (200, 0, 0, 90)).save(out, "PNG")
    path = f"/api/tasks/{task.id}/pictures/p1_licence"
    assert (await page.post(path, content=out.getvalue())).status_code == 200
    kept = (await page.get(path)).content
    assert Image.open(io.BytesIO(kept)).mode == "RGB" and prepare_picture(kept) == kept
    part, *size = picture_image(kept)
    assert "SMask" in part.entries and size == [300, 200]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (lambda: b"", "picture-unreadable"),
        (lambda: b"<svg onload=alert(1)>", "picture-unreadable"),
        (lambda: a_picture()[:300], "picture-unreadable"),
        (lambda: a_picture("PNG", (9000, 9000)), "picture-too-large"),
        (lambda: b"\xff\xd8\xff" + b"x" * (15 * 1024 * 1024), "picture-too-large"),
    ],
    ids=["empty", "markup", "cut", "bomb", "large"],
)
async def test_what_is_no_picture_or_too_large_is_refused_in_words(
    door: Door, data: Callable[[], bytes], code: str
) -> None:
    task, _, page = await a_form(door)
    answer = await page.post(f"/api/tasks/{task.id}/pictures/p1_licence", content=data())
    assert (answer.status_code, answer.json()["code"]) == (422, code)


async def test_blank_paper_is_no_signature(door: Door) -> None:
    task, _, page = await a_form(door)
    out = io.BytesIO()
    Image.new("RGB", (900, 400), (220, 215, 205)).save(out, "JPEG")
    answer = await page.post(f"/api/tasks/{task.id}/pictures/@signature", content=out.getvalue())
    assert (answer.status_code, answer.json()["code"]) == (422, "drawing-blank")
    told = await asks(page, task, answers_for(), uploaded=True)
    assert told.json()["code"] == "picture-missing"


async def test_a_picture_of_somebody_else_cannot_be_claimed_by_its_name(door: Door) -> None:
    world = door.world
    task, _, page = await a_form(door)
    theirs = await world.ports.blobs.put(a_picture())
    assert (await keeps(page, task, {"p1_licence": theirs})).json()["code"] == "picture-missing"
    told = await asks(page, task, {**answers_for(), "p1_licence": theirs})
    assert told.json()["code"] == "picture-missing"


# ── bound into the code ──────────────────────────────────────────────────────────────────────────────────────


async def test_what_is_missing_or_wrong_is_named_before_a_code_is_made(door: Door) -> None:
    task, li, page = await a_form(door)
    told = await asks(page, task, {})
    assert (told.status_code, told.json()["facts"]["key"]) == (422, "p1_company")
    told = await asks(page, task, {**answers_for(), "p1_copied": "本人已阅读"})
    assert (told.status_code, told.json()["facts"]["key"]) == (422, "p1_copied")
    assert not await door.world.outbox(li, "code")


async def test_what_was_filled_in_stands_in_the_signed_document(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    name = (await page.post(f"/api/tasks/{task.id}/pictures/p1_licence", content=a_picture())).json()["name"]
    sent = await asks(page, task, {**answers_for(), "p1_licence": name}, initials={"typed": "李"})
    assert sent.status_code == 200, sent.text
    told = await signs(world, li, page, task, sent.json()["bound_to"])
    assert told.status_code == 200, told.text
    await world.work()
    document = (await page.get(f"/api/tasks/{task.id}/document")).content
    fields = PdfReader(io.BytesIO(document)).get_fields() or {}
    written = {key: str(fields[f"p1_{key}"]["/V"]) for key in ("company", "holder_id", "copied", "amount")}
    assert written["company"] == "杭州青禾科技有限公司"
    assert written["holder_id"] == ID_NUMBER
    assert written["copied"] == "本人已阅读并理解全部条款"
    assert fields["p1_read"]["/V"] != "/Off"
    async with world.ports.transaction() as tx:
        assert await tx.answers.get(task.id, task.parties[0].id) is None, "they are in the document now"


@pytest.mark.parametrize("swapped", ["values", "drawing", "typed", "seals", "initials"])
async def test_swapping_anything_between_code_and_confirmation_kills_the_code(door: Door, swapped: str) -> None:
    world = door.world
    task, li, page = await a_form(door)
    sent = (await asks(page, task, answers_for(), typed="李明")).json()
    theirs = (await newest_code(world, task)).proposal
    world.clock.advance(minutes=1)
    await asks(page, task, {**answers_for(), "p1_amount": "1.00"}, typed="李明")
    code = await newest_code(world, task)
    other = {
        "values": theirs["values"],
        "drawing": "0" * 64,
        "typed": "别人",
        "seals": {"seal": "x"},
        "initials": {},
    }
    async with world.ports.transaction() as tx:
        await tx.codes.save(replace(code, proposal={**code.proposal, swapped: other[swapped]}))
    answer = await signs(world, li, page, task, None)
    assert (answer.status_code, answer.json()["code"]) == (409, "document-changed")
    assert (await newest_code(world, task)).voided_at is not None
    assert (await world.task(task)).parties[0].state is PartyState.TO_ACT
    assert sent["bound_to"] != code.bound_to


async def test_a_code_typed_on_a_page_that_shows_other_values_dies(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    shown = (await asks(page, task, answers_for())).json()["bound_to"]
    world.clock.advance(minutes=1)
    other = await door.enters_by_link(li, task)
    await asks(other, task, {**answers_for(), "p1_amount": "999999.00"})
    answer = await signs(world, li, page, task, shown)
    assert (answer.status_code, answer.json()["code"]) == (409, "values-changed")
    async with world.ports.transaction() as tx:
        assert [each.kind for each in await tx.audit.of_task(task.id)].count(CODE_VOIDED) == 1
    again = await signs(world, li, page, task, (await newest_code(world, task)).bound_to)
    assert again.json()["code"] == "code-over"


async def test_a_page_opened_anew_is_told_what_the_code_in_the_chat_is_for(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    assert (await page.get(f"/api/tasks/{task.id}/proposal/sign")).json()["code"] == "code-over"
    sent = (await asks(page, task, answers_for(), typed="李明")).json()
    anew = await door.enters_by_link(li, task)
    found = (await anew.get(f"/api/tasks/{task.id}/proposal/sign")).json()
    assert (found["bound_to"], found["typed"]) == (sent["bound_to"], "李明")
    assert found["values"]["p1_company"] == "杭州青禾科技有限公司"
    world.clock.advance(minutes=11)
    assert (await anew.get(f"/api/tasks/{task.id}/proposal/sign")).json()["code"] == "code-over"


async def test_what_is_personal_is_nowhere_in_clear(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    """Neither in the database, before and after signing, nor in the trail or the log."""
    world = door.world
    caplog.set_level("DEBUG")
    task, li, page = await a_form(door)
    await keeps(page, task, answers_for())
    sent = (await asks(page, task, answers_for())).json()
    everything = b"".join(each.read_bytes() for each in world.folder.glob("yinxin.db*"))
    assert ID_NUMBER.encode() not in everything
    assert (await signs(world, li, page, task, sent["bound_to"])).status_code == 200
    await world.work()
    everything = b"".join(each.read_bytes() for each in world.folder.glob("yinxin.db*"))
    assert ID_NUMBER.encode() not in everything
    assert ID_NUMBER not in caplog.text
    async with world.ports.transaction() as tx:
        trail = await tx.audit.of_task(task.id)
    assert [entry.facts["bound_to"] for entry in trail if entry.kind == CODE_SENT] == [sent["bound_to"]]


async def test_answers_of_a_task_that_ended_are_gone(door: Door) -> None:
    task, li, page = await a_form(door)
    await keeps(page, task, answers_for())
    await door.world.reject(li, task)
    async with door.world.ports.transaction() as tx:
        assert await tx.answers.get(task.id, task.parties[0].id) is None


async def test_a_name_seal_is_cut_for_who_has_a_name_for_it(door: Door) -> None:
    world = door.world
    task, li, page = await a_form(door)
    assert (await page.task(task))["hand"] == {
        "name": "李明",
        "initials": "李明",
        "name_seal": True,
        "kept": [],
    }
    seal = await page.get(f"/api/tasks/{task.id}/name-seal")
    assert Image.open(io.BytesIO(seal.content)).getchannel("A").getbbox() is not None
    sent = await asks(page, task, answers_for(), name_seal=True)
    assert (await signs(world, li, page, task, sent.json()["bound_to"])).json()["mine"][0]["state"] == "signed"
    tom = await world.person("Tom Baker", language="en")
    other = await a_form_for(world, language="en", signers=[tom])
    page = await door.enters(tom)
    assert (await page.task(other))["hand"] == {
        "name": "Tom Baker",
        "initials": "TB",
        "name_seal": False,
        "kept": [],
    }
    assert (await page.get(f"/api/tasks/{other.id}/name-seal")).status_code == 404
