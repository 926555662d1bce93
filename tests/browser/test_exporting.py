"""A folder as one file: by the link of whose it is, once."""

from __future__ import annotations

import zipfile

import pytest
from playwright.async_api import expect

from signing.usecases.folders import make_folder, put_in_folder
from signing.usecases.make_page_link import make_page_link
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def test_the_owner_takes_the_whole_folder_and_the_link_is_spent(desk: Desk) -> None:
    world = desk.world
    chen, li = await world.person("陈静"), await world.person("Li", language="en")
    folder = await make_folder(world.ports, chen, "采购 2026")
    task = await world.reject(li, await world.sent(chen, signers=[li], title="设备采购合同"))
    await put_in_folder(world.ports, chen, task.id, folder.id)
    token = await make_page_link(world.ports, chen, "export", None)
    for dark, language in ((False, "zh"), (True, "en")):
        async with desk.tab(dark=dark, language=language) as page:
            await page.goto(f"{desk.base}/x?f={folder.id}#k={token}")
            if dark:  # the same link a second time
                desk.expects("401")
                await expect(page.get_by_text("Press “Export as ZIP”")).to_be_visible()
                await desk.keep(page, "export-over")
                continue
            await expect(page.get_by_role("heading", name="采购 2026")).to_be_visible()
            assert await problems(page) == {} and await serious(page) == []
            await desk.keep(page, "export")
            async with page.expect_download() as got:
                await page.get_by_role("button", name="下载").click()
            with zipfile.ZipFile(await (await got.value).path()) as archive:
                names = archive.namelist()
            assert "采购 2026.xlsx" in names and any(name.startswith(f"{task.number}/") for name in names)
            await expect(page.get_by_role("status")).to_contain_text("已开始下载")
    other = await make_page_link(world.ports, li, "export", None)
    async with desk.tab(language="en") as page:
        desk.expects("404")
        await page.goto(f"{desk.base}/x?f={folder.id}#k={other}")
        await expect(page.get_by_text("There is nothing here for you")).to_be_visible()
