"""Placing fields on papers of their own kind: a thousand pages, a page of ours behind them, a certified one."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest
from playwright.async_api import expect

from signing.task.model import DraftStep
from signing.usecases.find_places import find_places
from signing.usecases.place_fields import place_fields
from signing.wording import say
from tests.browser.desk import Desk
from tests.browser.placing import (
    a_draft,
    opens,
    saved,
    sheet,
    taps,
)
from tests.browser.placing_looked_at import well
from tests.browser.rest import rested
from tests.pdfs import contract
from tests.signing.pdf.foreign import foreign_signed, open_places
from tests.signing.usecases.drafted import drafted

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def renderers_mb(desk: Desk) -> float:
    """What the largest of the browser's pages holds, shared memory by its share."""
    line = await desk.browser.new_browser_cdp_session()
    processes = (await line.send("SystemInfo.getProcessInfo"))["processInfo"]
    return max(held_mb(process["id"]) for process in processes if process["type"] == "renderer")


def held_mb(process_id: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process_id}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None, "Linux says so"
    return int(found[1]) / 1024


async def test_a_thousand_pages_stay_light(desk: Desk) -> None:
    ann, task = await a_draft(desk, pages=1000)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await expect(page.locator(".sheet-of-paper")).to_have_count(1000)
        for share in (0.2, 0.5, 0.9, 1.0):
            await page.evaluate(f"window.scrollTo(0, document.body.scrollHeight * {share})")
            await rested(page)
        assert await renderers_mb(desk) < 300
        await taps(page, "signature", 998, 0.5, 0.5)
        await saved(page)
        assert await page.locator("img.paper").count() <= 20
        assert await sheet(page, 998).locator(".spot").count() == 1
        line = await page.context.new_cdp_session(page)
        heap = (await line.send("Runtime.getHeapUsage"))["usedSize"]
        assert heap < 60 * 1024 * 1024


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_the_page_that_is_added_stands_behind_the_last_one(desk: Desk, language: str, dark: bool) -> None:
    ann, task = await a_draft(desk, language=language)
    await place_fields(desk.world.ports, ann, task.id, fields=[], seams=[], version=task.version)
    async with desk.tab(phone=True, dark=dark, language=language) as page:
        await opens(desk, page, ann, task)
        added = page.locator(".added-page")
        await expect(added).to_have_count(1)
        await added.scroll_into_view_if_needed()
        await expect(added.locator("img")).to_be_visible()
        assert (
            await page.evaluate("() => document.querySelector('.added-page').previousElementSibling?.dataset.page")
            == "2"
        ), "behind the last of three"
        await added.locator("img").scroll_into_view_if_needed()
        await desk.keep(page, f"placing-{language}-phone-added")
        await well(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-all .added-page")).to_have_count(1)
        await page.locator(".preview-head .button").tap()
        await expect(page.locator(".added-page")).to_have_count(1)


@pytest.mark.parametrize(("language", "phone"), [("zh", True), ("en", False)])
async def test_a_certified_paper_offers_only_what_it_came_with(desk: Desk, language: str, phone: bool) -> None:
    ann = await desk.world.person("王芳" if language == "zh" else "Grace Chen", language=language)
    data = await asyncio.to_thread(lambda: foreign_signed(open_places(contract(), "One", "Two"), certify=2))
    view = await drafted(desk.world, ann, until=DraftStep.PLACES, data=data)
    await find_places(desk.world.ports, ann, view.task.id)
    async with desk.tab(phone=phone, dark=False, language=language) as page:
        await opens(desk, page, ann, view.task)
        await expect(page.locator(".spot")).to_have_count(2)
        await expect(page.locator(".chip.kind")).to_have_count(0)
        await expect(page.locator(".tray-hint")).to_have_text(say(language, "page-word-placing-fixed"))
        await desk.keep(page, f"placing-certified-{language}")
        spot = page.locator(".spot").first
        await spot.click()
        before = await spot.get_attribute("style")
        await spot.press("ArrowRight")
        await expect(page.locator(".save-state")).to_have_text(say(language, "page-word-placing-fixed"))
        assert await spot.get_attribute("style") == before
        await well(page)
