"""What the placing page must always be: whole for eyes, readers and fingers."""

from __future__ import annotations

from playwright.async_api import Page

from tests.browser.axe import serious
from tests.browser.eyes import problems
from tests.browser.rest import rested


async def well(page: Page) -> None:
    await rested(page)
    assert await problems(page) == {}
    assert await serious(page) == []
