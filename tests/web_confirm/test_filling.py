"""What a signer fills in through the API: kept, judged, bound into the code, told to nobody else."""

from __future__ import annotations

import re

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor
from tests.forms import a_form_for, send_with
from tests.web_confirm.door import Door
from tests.web_confirm.filled import ID_NUMBER, a_form, a_picture, asks, keeps

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
