"""What must be read before one signs: said plainly, counted as pages come into view."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.task.model import Reading, Task
from signing.usecases.choose_reading import choose_reading
from signing.usecases.send_task import send_task
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def a_task(desk: Desk, reading: Reading, *, language: str = "zh", pages: int = 4) -> tuple[Task, Actor]:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.draft(ann, signers=[li], document=contract(pages))
    await choose_reading(world.ports, ann, task.id, reading=reading)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task), li


async def well(page: Page) -> None:
    await page.wait_for_timeout(400)
    assert await problems(page) == {}
    assert await serious(page) == []


@pytest.mark.parametrize(("language", "phone", "dark"), [("en", True, True), ("zh", False, False)])
async def test_every_page_is_read_before_anybody_signs(desk: Desk, language: str, phone: bool, dark: bool) -> None:
    task, li = await a_task(desk, Reading(to_end=True), language=language)
    name = f"reading-{language}-{'phone' if phone else 'desk'}"
    async with desk.tab(language=language, dark=dark, phone=phone) as page:
        await desk.opens(page, li, task)
        note = page.locator(".to-read")
        await expect(note).to_be_visible()
        await expect(note).to_contain_text("页没有看" if language == "zh" else "still unread")
        await desk.keep(page, f"{name}-1-open")
        await well(page)
        # Signing leads to what is unread, and asks for nothing yet.
        await page.locator(".bar .primary").click()
        await expect(page.locator("dialog[open]")).to_have_count(0)
        if phone:
            await page.set_viewport_size({"width": 844, "height": 390})
            await page.wait_for_timeout(400)
            await desk.keep(page, f"{name}-2-lying")
            assert await problems(page) == {}
            await page.set_viewport_size({"width": 390, "height": 844})
        for number in range(4):
            await page.locator(f"[data-page='{number}']").scroll_into_view_if_needed()
            await expect(page.locator(f"[data-page='{number}'] img.paper")).to_be_visible()
        await expect(note).to_be_hidden()
        # What is seen can be heard, too.
        await expect(page.locator("[data-page='0'] .page-words")).to_contain_text("供方应当按照约定的期限")
        await desk.keep(page, f"{name}-3-read")
        await well(page)
        await page.locator(".bar .primary").click()
        await draw(page)
        await page.locator(".sheet-foot .primary").click()
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_visible()


async def test_a_page_that_was_not_looked_at_is_not_fetched_beforehand(desk: Desk) -> None:
    task, li = await a_task(desk, Reading(to_end=True), pages=6)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator("[data-page='0']").scroll_into_view_if_needed()
        await expect(page.locator("[data-page='0'] img.paper")).to_be_visible()
        await page.wait_for_timeout(1200)
        await expect(page.locator("[data-page='5'] img.paper")).to_have_count(0)
        await page.locator(".to-read .button").tap()  # leads to the first that is unread
        await expect(page.locator("[data-page='1']")).to_be_in_viewport()
    # Opened anew, it is as far as it was.
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await expect(page.locator(".to-read")).to_contain_text("页没有看")


async def test_the_seconds_are_counted_down(desk: Desk) -> None:
    task, li = await a_task(desk, Reading(seconds=3), pages=1)
    async with desk.tab(dark=True) as page:
        await desk.opens(page, li, task)
        note = page.locator(".to-read")
        await page.locator("[data-page='0']").scroll_into_view_if_needed()
        await expect(note).to_contain_text("请再阅读")
        await desk.keep(page, "reading-zh-phone-dark-seconds")
        desk.world.clock.advance(seconds=3)  # the server's clock stands still otherwise
        await expect(note).to_be_hidden(timeout=30_000)
        await page.locator(".bar .primary").tap()
        await expect(page.locator("canvas.pad")).to_be_visible()
