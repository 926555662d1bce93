"""The studio opened for a test, and what it must always be."""

from __future__ import annotations

from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.usecases.make_page_link import make_page_link
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems

COMPANY = "北京字节印信科技有限公司"


async def opens(desk: Desk, page: Page, who: Actor, query: str = "") -> None:
    token = await make_page_link(desk.world.ports, who, "seals", None)
    await page.goto(f"{desk.base}/s{query}#k={token}")
    await expect(page.locator("main.studio h1")).to_be_visible()


async def well(page: Page) -> None:
    await page.wait_for_timeout(350)  # sheets rise in 240 ms
    assert await problems(page) == {}
    assert await serious(page) == []
