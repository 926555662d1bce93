"""Attachments on the pages, and files of every kind through the upload page."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from signing.ports import Actor
from signing.task.model import Order, Task
from signing.usecases.attach_file import attach_file
from signing.usecases.send_task import send_task
from tests.pdfs import contract
from tests.pictures import picture
from tests.web_confirm.door import Door, Page
from tests.world import World

SHEET = b"PK\x03\x04 <script>alert(1)</script>"
NOWHERE = "0" * 26


async def a_task(world: World) -> tuple[Task, dict[str, Actor]]:
    names = ("initiator", "first", "second", "outsider")
    people = {name: await world.person(name, language="en") for name in names}
    people["admin"] = await world.person("admin", admin=True, language="en")
    signers = [people["first"], people["second"]]
    task = await world.draft(people["initiator"], signers=signers, order=Order.ONE_AFTER_ANOTHER)
    await attach_file(world.ports, people["initiator"], task.id, filename="清单.xlsx", data=SHEET)
    await send_task(world.ports, people["initiator"], task.id)
    await world.work()
    return await world.task(task), people


@pytest.mark.parametrize(
    ("who", "status"), [("initiator", 200), ("first", 200), ("second", 404), ("admin", 404), ("outsider", 404)]
)
async def test_attachments_are_for_whom_the_document_is_for(door: Door, who: str, status: int) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people[who])
    assert (await page.get(f"/api/tasks/{task.id}/attachments/0")).status_code == status
    link = await page.post(f"/api/tasks/{task.id}/download-link", {"attachment": 0})
    assert link.status_code == status
    none = await page.get(f"/api/tasks/{NOWHERE}/attachments/0")
    assert none.status_code == 404
    if status == 404:
        assert (await page.get(f"/api/tasks/{task.id}/attachments/0")).json() == none.json()


async def test_a_party_sees_and_downloads_them_and_a_browser_never_opens_them(door: Door) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["first"])
    shown = await page.task(task)
    assert shown["document"]["attachments"] == [{"name": "清单.xlsx", "size": len(SHEET)}]
    answer = await page.get(f"/api/tasks/{task.id}/attachments/0")
    assert answer.content == SHEET and answer.headers["content-type"] == "application/octet-stream"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith("attachment;") and quote("清单.xlsx") in disposition
    assert answer.headers["x-content-type-options"] == "nosniff"
    for number in ("1", "-1", "x"):
        assert (await page.get(f"/api/tasks/{task.id}/attachments/{number}")).status_code in {400, 404, 422}


async def test_a_phones_downloader_gets_the_attachment_by_a_short_lived_address(door: Door) -> None:
    task, people = await a_task(door.world)
    page = await door.enters(people["first"])
    link = (await page.post(f"/api/tasks/{task.id}/download-link", {"attachment": 0})).json()
    assert link["filename"] == "清单.xlsx"
    address = link["url"].removeprefix(door.world.ports.installation.public_url)
    assert (await page.get(address)).content == SHEET
    door.world.clock.advance(minutes=3)
    assert (await page.get(address)).status_code != 200
    for wrong in (True, "0", 7, [0]):
        answer = await page.post(f"/api/tasks/{task.id}/download-link", {"attachment": wrong})
        assert answer.status_code in {400, 404, 422}


async def sends(page: Page, content: bytes, name: str, path: str = "/api/upload"):  # type: ignore[no-untyped-def]
    return await page.post(path, content=content, headers={"X-File-Name": quote(name), "Accept-Language": "zh"})


async def test_a_picture_is_uploaded_and_another_file_added(door: Door) -> None:
    page = await door.enters(await door.world.person("安"))
    first = await sends(page, picture(), "收据.jpg")
    assert first.status_code == 200 and (first.json()["title"], first.json()["pages"]) == ("收据", 1)
    id_ = first.json()["id"]
    added = await sends(page, contract(2), "合同.pdf", f"/api/upload?task={id_}&how=add")
    assert (added.json()["id"], added.json()["pages"]) == (id_, 3)
    task = await door.world.task(id_)
    assert [one.filename for one in task.documents] == ["收据.jpg", "合同.pdf"]
    replaced = await sends(page, contract(2), "新.pdf", f"/api/upload?task={id_}")
    assert replaced.json()["pages"] == 2


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("合同.docx", b"PK\x03\x04", "另存为 PDF"),
        ("a.zip", b"PK\x03\x04", "这种文件不能变成可签署的页面"),
        ("坏.png", picture("PNG")[:99], "这张图片无法读取"),
    ],
)
async def test_what_cannot_be_pages_gets_a_sentence(door: Door, name: str, content: bytes, words: str) -> None:
    page = await door.enters(await door.world.person("安"))
    answer = await sends(page, content, name)
    assert answer.status_code == 422 and words in answer.json()["message"]


async def test_nobody_adds_to_anothers_draft(door: Door) -> None:
    ann, eve = await door.world.person("安"), await door.world.person("Eve")
    id_ = (await sends(await door.enters(ann), contract(1), "a.pdf")).json()["id"]
    answer = await sends(await door.enters(eve), picture(), "x.jpg", f"/api/upload?task={id_}&how=add")
    assert answer.status_code == 404
