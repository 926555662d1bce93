"""The pages in a real Chromium: as a phone with fingers and as a desk with a mouse, light and dark, both languages.

No error in the console and no breach of the content policy is let pass. Screenshots go to tests/artefacts."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, async_playwright, expect

from signing.ports import Actor
from signing.task.model import Order, PartyState, Task, TaskState
from signing.usecases.make_page_link import make_page_link
from tests.browser.serving import serving
from tests.pdfs import contract
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]

ARTEFACTS = Path(__file__).parents[1] / "artefacts"
CHROMIUM = "/usr/bin/chromium"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run"]  # fmt: skip
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 860}}


@dataclass
class Desk:
    world: World
    base: str
    browser: Browser
    troubles: list[str]

    @asynccontextmanager
    async def tab(self, *, phone: bool = True, dark: bool = False, language: str = "zh") -> AsyncIterator[Page]:
        look: dict[str, Any] = PHONE if phone else DESK
        locale = "zh-CN" if language == "zh" else "en-GB"
        context = await self.browser.new_context(**look, color_scheme="dark" if dark else "light", locale=locale)
        page = await context.new_page()
        page.on("console", lambda said: said.type in {"error", "warning"} and self.troubles.append(said.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        try:
            yield page
        finally:
            await context.close()

    async def opens(self, page: Page, who: Actor, task: Task) -> None:
        token = await make_page_link(self.world.ports, who, "task", task.id)
        await page.goto(f"{self.base}/t/{task.id}#k={token}")

    async def keep(self, page: Page, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        await page.wait_for_timeout(350)  # sheets rise in 240 ms
        await page.screenshot(path=ARTEFACTS / f"pages-{name}.png")


@pytest_asyncio.fixture
async def desk(world: World) -> AsyncIterator[Desk]:
    async with serving(world.ports) as base, async_playwright() as engine:
        browser = await engine.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        desk = Desk(world, base, browser, [])
        yield desk
        await browser.close()
    assert not desk.troubles


async def draw(page: Page) -> None:
    box = await page.locator("canvas.pad").bounding_box()
    assert box is not None
    x, y, width, height = box["x"], box["y"], box["width"], box["height"]
    strokes = [
        [(0.2, 0.3), (0.45, 0.28)],
        [(0.32, 0.15), (0.32, 0.75), (0.25, 0.65)],
        [(0.55, 0.3), (0.7, 0.7), (0.85, 0.25)],
    ]
    for stroke in strokes:
        points = [(x + u * width, y + v * height) for u, v in stroke]
        await page.mouse.move(*points[0])
        await page.mouse.down()
        for point in points[1:]:
            await page.mouse.move(*point, steps=12)
        await page.mouse.up()


async def a_contract_for(world: World, *, language: str = "zh") -> tuple[Task, Actor, Actor]:
    zh = language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    lawyer = await world.person("赵律师" if zh else "Paul Meyer", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    bo = await world.person("陈晓" if zh else "Nina Shaw", language=language)
    title = "年度办公设备采购框架合同" if zh else "Annual office equipment framework agreement"
    task = await world.sent(
        ann, approvers=[lawyer], signers=[li, bo], order=Order.ONE_AFTER_ANOTHER, title=title, document=contract(3)
    )
    task = await world.approve(lawyer, task)
    return task, li, bo


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("phone", [True, False], ids=["phone", "desk"])
async def test_a_signer_reads_draws_confirms_and_sees_it_signed(desk: Desk, language: str, phone: bool) -> None:
    world = desk.world
    task, li, _ = await a_contract_for(world, language=language)
    dark = (language == "en") == phone
    name = f"{language}-{'phone' if phone else 'desk'}{'-dark' if dark else ''}"
    async with desk.tab(phone=phone, language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await expect(page.locator("h1")).to_have_text(task.title)
        assert "#" not in page.url, "the one-time token is taken out of the address"
        await expect(page.locator("img.paper").first).to_be_visible()
        await desk.keep(page, f"{name}-1-open")
        await page.locator(".jump").click()
        await expect(page.locator("button.place.signature")).to_be_in_viewport()
        await page.wait_for_timeout(700)
        await desk.keep(page, f"{name}-2-place")
        await page.locator(".bar .primary").click()
        await draw(page)
        await desk.keep(page, f"{name}-3-drawn")
        await page.locator(".sheet-foot .primary").click()
        await desk.keep(page, f"{name}-4-check")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_focused()
        code = await world.code(li, task)
        await page.locator("input.code").fill(f"{(int(code) + 1) % 1_000_000:06d}")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("[role=alert]")).to_contain_text("4")
        await desk.keep(page, f"{name}-5-wrong-code")
        await page.locator("input.code").fill(code)
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=20_000)
        await desk.keep(page, f"{name}-6-signed")
        async with page.expect_download() as arriving:
            await page.locator(".sheet-foot .quiet").click()
        saved = await (await arriving.value).path()
        assert saved.read_bytes().startswith(b"%PDF-")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".status")).to_be_visible()
        await desk.keep(page, f"{name}-7-after")
    party = (await world.task(task)).parties_of(li.person_id or "")[0]
    assert party.state is PartyState.SIGNED
    # The wrong code was answered with 409, which the browser notes in its console.
    desk.troubles[:] = [said for said in desk.troubles if "409 (Conflict)" not in said]


async def test_turning_the_phone_while_drawing_keeps_every_stroke(desk: Desk) -> None:
    task, li, _ = await a_contract_for(desk.world)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").click()
        await draw(page)
        ink = "() => { const c = document.querySelector('canvas.pad'); const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0; for (let i = 3; i < d.length; i += 4) n += d[i] > 60; return n / (window.devicePixelRatio ** 2); }"
        upright = await page.evaluate(ink)
        assert upright > 200
        await page.set_viewport_size({"width": 844, "height": 390})
        await page.wait_for_timeout(300)
        lying = await page.evaluate(ink)
        await desk.keep(page, "zh-phone-lying")
        assert lying > upright * 0.15, "scaled to the lower pad, not lost"
        await expect(page.locator(".sheet-foot .primary")).to_be_in_viewport()
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.wait_for_timeout(300)
        assert await page.evaluate(ink) > upright * 0.15
        await expect(page.locator(".sheet-foot .primary")).to_be_enabled()


async def test_a_party_rejects_with_a_reason_and_the_page_says_it_is_over(desk: Desk) -> None:
    task, li, _ = await a_contract_for(desk.world)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .quiet").first.click()
        await expect(page.locator(".sheet-foot .danger")).to_be_disabled()
        await page.locator("textarea").fill("第三条金额有误")
        await desk.keep(page, "zh-phone-reject")
        await page.locator(".sheet-foot .danger").click()
        await expect(page.locator(".status")).to_contain_text("第三条金额有误")
        await expect(page.locator(".bar")).to_be_hidden()
        await desk.keep(page, "zh-phone-rejected")
    assert (await desk.world.task(task)).state is TaskState.REJECTED
