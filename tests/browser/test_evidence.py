"""The evidence of a completed task, downloaded from its page in a real Chromium."""

from __future__ import annotations

import zipfile

import pytest
from playwright.async_api import expect

from signing.usecases.make_report import RECORD
from tests.browser.desk import Desk
from tests.browser.eyes import problems

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize(("language", "phone", "dark"), [("zh", True, False), ("en", False, True)])
async def test_report_and_everything_are_downloaded_from_the_page(
    desk: Desk, language: str, phone: bool, dark: bool
) -> None:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.sent(ann, signers=[li])
    await world.sign(li, task)
    await world.work()
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await desk.opens(page, li, task)
        report = page.get_by_role("button", name="证据报告" if zh else "Evidence report")
        await expect(report).to_be_visible()
        assert await problems(page) == {}
        await report.hover()  # once the page is at rest, wherever it puts it
        await desk.keep(page, f"evidence-{language}-{'phone' if phone else 'desk'}")
        async with page.expect_download() as arriving:
            await report.click()
        assert (await (await arriving.value).path()).read_bytes().startswith(b"%PDF-")
        async with page.expect_download() as arriving:
            await page.get_by_role("button", name="ZIP").click()
        with zipfile.ZipFile(await (await arriving.value).path()) as archive:
            assert RECORD in archive.namelist()
