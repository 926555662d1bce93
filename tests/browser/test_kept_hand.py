"""A signature that is kept at the signer's wish, offered the next time and deleted on the page."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.task.model import PartyState, Task
from signing.usecases.fetch_hands import fetch_hands
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(page: Page) -> None:
    await page.wait_for_timeout(350)
    assert await problems(page) == {}
    assert await serious(page) == []


async def signs(desk: Desk, page: Page, who: Actor, task: Task) -> None:
    await page.locator(".sheet-foot .primary").tap()
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator("input.code")).to_be_focused()
    await page.locator("input.code").fill(await desk.world.code(who, task))
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    assert (await desk.world.task(task)).parties_of(who.person_id or "")[0].state is PartyState.SIGNED


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_kept_offered_used_and_deleted(desk: Desk, language: str, dark: bool) -> None:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    first, second, third = [await world.sent(ann, signers=[li], document=contract(1)) for _ in range(3)]
    name = f"kept-{language}"
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, first)
        await page.locator(".bar .primary").tap()
        await expect(page.locator("#tab-kept")).to_have_count(0)
        await draw(page)
        box = page.locator(".keep-hand input")
        await expect(box).not_to_be_checked()
        await box.tap()
        await desk.keep(page, f"{name}-1-asked")
        await well(page)
        await page.set_viewport_size({"width": 844, "height": 390})
        await expect(box).to_be_checked()
        await desk.keep(page, f"{name}-2-lying")
        await page.set_viewport_size({"width": 390, "height": 844})
        await signs(desk, page, li, first)
    assert list(await fetch_hands(world.ports, li)) == ["signature"]
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, second)
        await page.locator(".bar .primary").tap()
        await expect(page.locator("img.kept-hand")).to_be_visible()
        await desk.keep(page, f"{name}-3-offered")
        await well(page)
        await signs(desk, page, li, second)
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, third)
        await page.locator(".bar .primary").tap()
        await page.locator(".way .link", has_text="删除" if zh else "Delete").tap()
        await expect(page.locator("canvas.pad")).to_be_visible()
        await expect(page.locator("#tab-kept")).to_have_count(0)
        await desk.keep(page, f"{name}-4-deleted")
        await well(page)
    assert await fetch_hands(world.ports, li) == {}
