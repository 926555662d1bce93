"""Uploading and checking a copy in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.async_api import expect

from signing.usecases.fetch_document import fetch_document
from signing.usecases.make_page_link import make_page_link
from tests.browser.desk import Desk
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def test_a_large_pdf_is_uploaded_and_goes_on_in_the_chat(desk: Desk, tmp_path: Path) -> None:
    ann = await desk.world.person("Grace Chen", language="en")
    file, wrong = tmp_path / "Framework agreement.pdf", tmp_path / "notes.txt"
    file.write_bytes(contract(3))
    wrong.write_text("hello")
    async with desk.tab(phone=False, language="en") as page:
        token = await make_page_link(desk.world.ports, ann, "upload", None)
        await page.goto(f"{desk.base}/u#k={token}")
        await page.locator("input[type=file]").set_input_files(wrong)
        await expect(page.locator("[role=alert]")).to_contain_text("not a PDF")
        await desk.keep(page, "en-desk-upload")
        await page.locator("input[type=file]").set_input_files(file)
        await expect(page.locator("h1")).to_have_text("The draft is ready")
        await desk.keep(page, "en-desk-uploaded")
    assert [item.kind for item in await desk.world.outbox(ann)] == ["card"]


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_anybody_checks_a_copy(desk: Desk, tmp_path: Path, language: str) -> None:
    world = desk.world
    ann, li = await world.person("王芳"), await world.person("李明")
    task = await world.sign(li, await world.sent(ann, signers=[li]))
    await world.work()
    _, data = await fetch_document(world.ports, ann, task.id)
    good, bad = tmp_path / "合同.pdf", tmp_path / "changed.pdf"
    good.write_bytes(data)
    bad.write_bytes(data[:2000] + bytes([data[2000] ^ 1]) + data[2001:])
    async with desk.tab(language=language, dark=language == "en") as page:
        await page.goto(f"{desk.base}/v/{task.number}")
        await desk.keep(page, f"{language}-phone-verify")
        await page.locator("input[type=file]").set_input_files(good)
        await expect(page.locator(".verdict.good")).to_contain_text(task.number, timeout=20_000)
        await expect(page.locator(".signatures")).to_contain_text("李明")
        await desk.keep(page, f"{language}-phone-verified")
        await page.locator("text=/Check another file|查验另一份文件/").click()
        await page.locator("input[type=file]").set_input_files(bad)
        await expect(page.locator(".verdict.bad, .problem")).to_be_visible(timeout=20_000)
        await desk.keep(page, f"{language}-phone-verify-bad")
    desk.expects("422")
