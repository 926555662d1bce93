"""A bad line: what comes late takes nothing back, and what was typed when it broke need not be typed again."""

from __future__ import annotations

import asyncio

import pytest
from playwright.async_api import Route, expect

from signing.task.model import PartyState
from tests.browser.desk import Desk, draw
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


async def test_a_code_that_was_typed_when_the_line_broke_is_still_there(desk: Desk) -> None:
    li = await desk.world.person("诸葛长风")
    task = await desk.world.sent(await desk.world.person("司徒婉清"), signers=[li])
    desk.expects("ERR_CONNECTION_FAILED")
    async with desk.tab() as page:
        await page.route("**/sign", lambda route: route.abort("connectionfailed"), times=1)
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").tap()
        await draw(page)
        for _ in range(2):
            await page.locator(".sheet-foot .primary").tap()
        code = page.locator("input.code")
        await expect(code).to_be_focused()
        typed = await desk.world.code(li, task)
        await code.fill(typed)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet .problem")).to_contain_text("网络连接失败")
        await expect(page.locator("input.code")).to_have_value(typed)
        await desk.keep(page, "confirm-zh-phone-line-lost")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    assert (await desk.world.task(task)).parties[0].state is PartyState.SIGNED
