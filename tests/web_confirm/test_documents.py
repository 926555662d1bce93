"""Several documents on the pages: each reader gets theirs, and of the others not even that they are there."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.attach_file import attach_file
from tests.pdfs import contract
from tests.several import restricted, sent, with_document
from tests.web_confirm.door import Door, Page
from tests.web_confirm.test_who_may import NOWHERE
from tests.world import World

HIDDEN = [
    "/pages/0?d=1",
    "/pages/1?d=1",
    "/pages/0/text?d=1",
    "/document?d=1",
    "/document?d=1&which=original",
    "/document?d=99",
]


async def a_task(world: World) -> tuple[Task, dict[str, Actor]]:
    """The second document is for `first` alone, who signs both."""
    names = ("initiator", "first", "second", "outsider")
    people = {name: await world.person(name, language="en") for name in names}
    people["admin"] = await world.person("admin", admin=True, language="en")
    first = people["first"]
    task = await world.draft(people["initiator"], signers=[first, people["second"]], approvers=[])
    task = await with_document(world, task, "保密协议", signed_by=[first], only=[first], pages=2, asks=True)
    return await sent(world, people["initiator"], task), people


async def entered(door: Door, who: str) -> tuple[Page, Task]:
    task, people = await a_task(door.world)
    return await door.enters(people[who]), task


def same(one: Any, other: Any) -> bool:
    return bool(one.status_code == other.status_code == 404 and one.json() == other.json())


@pytest.mark.parametrize("who", ["second", "admin", "outsider"])
@pytest.mark.parametrize("path", HIDDEN)
async def test_what_is_not_meant_for_them_is_as_if_it_were_not_there(door: Door, who: str, path: str) -> None:
    page, task = await entered(door, who)
    assert same(await page.get(f"/api/tasks/{task.id}{path}"), await page.get(f"/api/tasks/{NOWHERE}{path}"))


@pytest.mark.parametrize("who", ["second", "admin", "outsider"])
async def test_no_download_address_is_given_for_it_either(door: Door, who: str) -> None:
    page, task = await entered(door, who)
    here, nowhere = [
        await page.post(f"/api/tasks/{one}/download-link", {"document": 1}) for one in (task.id, NOWHERE)
    ]
    assert same(here, nowhere)


async def test_the_page_of_another_party_does_not_name_it(door: Door) -> None:
    page, task = await entered(door, "second")
    text = (await page.get(f"/api/tasks/{task.id}")).text
    assert "保密协议" not in text and task.documents[1].current not in text
    shown = await page.task(task)
    assert [one["key"] for one in shown["documents"]] == [0] and len(shown["shapes"]) == 1
    assert {each["page"] for each in shown["places"] + shown["others"]} <= {0}
    assert shown["sha256"] == task.documents[0].current


async def test_whose_they_are_gets_them_one_by_one_and_all_at_once(door: Door) -> None:
    page, task = await entered(door, "first")
    shown = await page.task(task)
    assert [(one["key"], one["title"], one["first"], one["pages"], one["mine"]) for one in shown["documents"]] == [
        (0, "采购合同", 0, 1, True),
        (1, "保密协议", 1, 2, True),
    ]
    assert [(each["name"], each["page"]) for each in shown["places"]] == [
        ("sign_1", 0),
        ("d1.sign_1", 2),
        ("d1.sum_1", 1),
    ]
    bytes_of = [await door.world.ports.blobs.get(one.current) for one in task.documents]
    assert [(await page.get(f"/api/tasks/{task.id}/document?d={key}")).content for key in (0, 1)] == bytes_of
    pictures = [(await page.get(f"/api/tasks/{task.id}/pages/0?d={key}&w=400")).content for key in (0, 1)]
    assert pictures[0] != pictures[1] and all(each[8:12] == b"WEBP" for each in pictures)
    archive = await page.get(f"/api/tasks/{task.id}/documents")
    assert f"{task.number}.zip" in archive.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(archive.content)) as files:
        assert [files.read(name) for name in files.namelist()] == bytes_of
    for which, wanted in (({"document": 1}, bytes_of[1]), ({}, bytes_of[0]), ({"all": True}, archive.content)):
        url = (await page.post(f"/api/tasks/{task.id}/download-link", which)).json()["url"]
        assert (await door.stranger.get(url)).content == wanted


async def test_values_of_both_are_filled_in_and_signed_with_one_code(door: Door) -> None:
    world = door.world
    task, people = await a_task(world)
    page = await door.enters(people["first"])
    kept = await page.post(f"/api/tasks/{task.id}/answers", {"answers": {"d1.sum_1": "壹万元"}})
    assert kept.json() == {"values": {"d1.sum_1": "壹万元"}, "wrong": {}}
    sha256 = (await page.task(task))["sha256"]
    wanted = {"act": "sign", "sha256": sha256, "typed": "李明", "values": {"d1.sum_1": "壹万元"}}
    code = await page.post(f"/api/tasks/{task.id}/code", wanted)
    assert code.status_code == 200, code.text
    words = {"code": await world.code(people["first"], task), "seen": code.json()["bound_to"]}
    assert (await page.post(f"/api/tasks/{task.id}/sign", words)).status_code == 200
    after = await world.task(task)
    assert all(new.current != old.current for new, old in zip(after.documents, task.documents, strict=True))


async def test_attachments_of_a_document_are_for_whom_it_is_meant(door: Door) -> None:
    world = door.world
    ann, bo, cy = [await world.person(name, language="en") for name in ("ann", "bo", "cy")]
    task = await world.draft(ann, signers=[bo, cy])
    await attach_file(world.ports, ann, task.id, filename="价目.xlsx", data=b"PK\x03\x04 secret")
    task = await with_document(world, await world.task(task), "b", signed_by=[cy])
    task = await sent(world, ann, await restricted(world, task, 0, [bo]))
    answers = [
        (await (await door.enters(who)).get(f"/api/tasks/{task.id}/attachments/0")).status_code
        for who in (ann, bo, cy)
    ]
    assert answers == [200, 200, 404]


async def test_places_are_put_on_pages_of_every_document(door: Door) -> None:
    world = door.world
    ann, bo, cy = [await world.person(name, language="en") for name in ("ann", "bo", "cy")]
    task = await world.draft(ann, signers=[bo, cy])
    task = await with_document(world, task, "b", signed_by=[bo], only=[bo], pages=3)
    page = await door.enters(ann)
    address = f"/api/drafts/{task.id}"
    shown = (await page.get(f"{address}/places")).json()
    assert [(one["first"], one["pages"], len(one["parties"])) for one in shown["documents"]] == [
        (0, 1, 2),
        (1, 3, 1),
    ]
    assert [(each["name"], each["page"]) for each in shown["places"]] == [
        ("sign_1", 0),
        ("sign_2", 0),
        ("d1.sign_1", 3),
    ]
    assert (await page.post(f"{address}/page-numbers", {"words": "all", "document": 1})).json() == {
        "pages": [1, 2, 3]
    }
    seam = {"party": task.parties[0].id, "pages": "all", "group": None, "edge": "right", "height": 100}
    seam |= {"inset": 3, "diameter": 40, "document": 1}
    strips = (await page.post(f"{address}/seam", seam)).json()["strips"]
    assert [strip[0] for strip in strips] == [1, 2, 3]
    first, second, third = shown["places"]
    moved = {**first, "page": 1}
    line = {**third, "name": "", "kind": "text", "page": 2}
    wanted = {"version": shown["version"], "places": [third, moved, second, line], "seams": [seam]}
    saved = await page.post(f"{address}/places", wanted)
    assert saved.status_code == 200, saved.text
    names = [each["name"] for each in saved.json()["places"]]
    assert len(set(names)) == 4 and [name.startswith("d1.") for name in names] == [True, True, False, True]
    assert [each["group"] for each in saved.json()["places"]] == [""] * 4
    after = await world.task(task)
    assert sorted((field.document, field.page) for field in after.fields if field.slice is None) == [
        (0, 0),
        (1, 0),
        (1, 1),
        (1, 2),
    ]
    wrong = {**second, "page": 2}  # cy does not see that document
    wanted = {"version": saved.json()["version"], "places": [wrong], "seams": []}
    assert (await page.post(f"{address}/places", wanted)).status_code in {409, 422}
    last = {"version": saved.json()["version"], "document": 0, "by": 1}
    turned = (await page.post(f"{address}/document-order", last)).json()
    assert [(one["key"], one["first"]) for one in turned["documents"]] == [(1, 0), (0, 3)]
    assert sorted(each["page"] for each in turned["places"]) == [0, 1, 2, 3]
    assert (await page.post(f"{address}/document-order", last)).json()["code"] == "task-changed"


async def test_another_file_through_the_upload_page_is_another_document(door: Door) -> None:
    world = door.world
    ann = await world.person("ann", language="en")
    page = await door.enters(ann)
    task = await world.draft(ann, signers=[await world.person("bo")])
    headers = {**page.headers, "x-file-name": "b.pdf"}
    answer = await door.http.post(
        f"/api/upload?task={task.id}&how=add", content=contract(2, salt="b"), headers=headers
    )
    assert answer.status_code == 200, answer.text
    assert [one.title for one in (await world.task(task)).documents] == ["采购合同", "b"]
