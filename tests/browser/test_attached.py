"""Attachments on the signing page, and pictures through the upload page, in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from signing.task.model import Task
from signing.usecases.attach_file import attach_file
from signing.usecases.send_task import send_task
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.browser.test_uploading import ALERT, gives, opens
from tests.pdfs import contract
from tests.pictures import from_a_phone

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SHEET = b"PK\x03\x04 quantities" * 9000


@pytest.mark.parametrize(("language", "phone", "dark"), [("zh", True, True), ("en", False, False)])
async def test_a_signer_sees_the_attachments_and_downloads_one(
    desk: Desk, language: str, phone: bool, dark: bool
) -> None:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task: Task = await world.draft(ann, signers=[li], document=contract(2))
    names = (
        ["设备清单及报价（2026 年第四季度修订稿）.xlsx", "营业执照.jpg"]
        if zh
        else ["Quantities and prices.xlsx", "a.jpg"]
    )
    for name in names:
        await attach_file(world.ports, ann, task.id, filename=name, data=SHEET + name.encode())
    await send_task(world.ports, ann, task.id)
    await world.work()
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await desk.opens(page, li, task)
        await expect(page.locator(".attached li")).to_have_count(2)
        await expect(page.locator(".attached")).to_contain_text("在签署前查看" if zh else "before you sign")
        assert await problems(page) == {}
        await desk.keep(page, f"attached-{language}-{'phone' if phone else 'desk'}")
        async with page.expect_download() as arriving:
            await page.locator(".attached button").first.click()
        download = await arriving.value
        assert download.suggested_filename == names[0]
        assert (await download.path()).read_bytes() == SHEET + names[0].encode()


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_a_photo_is_uploaded_and_added_to(desk: Desk, tmp_path: Path, language: str) -> None:
    zh = language == "zh"
    ann = await desk.world.person("王芳", language=language)
    photo, odd = tmp_path / ("收据.jpg" if zh else "receipt.jpg"), tmp_path / "film.mp4"
    photo.write_bytes(from_a_phone())
    odd.write_bytes(b"\0\0\0\x18ftypmp42")
    async with desk.tab(language=language) as page:
        await opens(desk, page, ann)
        await gives(page, odd)
        await expect(page.locator(ALERT)).to_contain_text("不能变成可签署的页面" if zh else "cannot become pages")
        await desk.keep(page, f"upload-{language}-phone-kinds")
        await gives(page, photo)
        await expect(page.locator(".done-file")).to_contain_text(photo.stem)
        assert await problems(page) == {}
    (item,) = await desk.world.outbox(ann)
    async with desk.tab(language=language) as page:
        await opens(desk, page, ann, query=f"?task={item.task_id}&how=add")
        await expect(page.locator("main h1")).to_have_text("加一个文件" if zh else "Add a file")
        await desk.keep(page, f"upload-{language}-phone-add")
        await gives(page, photo)
        await expect(page.locator("main h1")).to_have_text("文件已加入" if zh else "The file was added")
    task = await desk.world.task(item.task_id or "")
    assert task.document is not None and task.document.pages == 2
