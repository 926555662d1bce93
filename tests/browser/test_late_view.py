"""A view that was asked for before something was typed, and comes after it was saved, takes nothing back."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from tests.browser.desk import Desk
from tests.browser.test_filling import a_form
from tests.forms import ANSWERS

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def test_a_late_view_takes_back_nothing_that_was_typed_meanwhile(desk: Desk) -> None:
    task, li = await a_form(desk)
    company = ANSWERS["zh"]["company"]
    held, saved = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        answer = await route.fetch()
        held.set()
        await saved.wait()
        await route.fulfill(response=answer)

    async with desk.tab() as page:
        await page.route(f"**/api/tasks/{task.id}/read", late)
        await desk.opens(page, li, task)
        await held.wait()
        await page.locator(".jump").tap()
        await page.locator(".tray .typed").fill(company)
        await page.locator(".tray-foot .primary").tap()
        await expect(page.locator(".filling summary")).to_contain_text("已自动保存")
        async with page.expect_response("**/read"):
            saved.set()
        await page.locator(".tray-head .tool").last.tap()
        await page.locator(".filling summary").tap()
        await expect(page.locator(".fill-line").first).to_contain_text(company)
        await page.locator(".fill-line").first.tap()
        await expect(page.locator(".tray .typed")).to_have_value(company)
