"""A desk to look at the pages from: the real pages on a socket, a real Chromium, as a phone or as a desk.

No error in the console and no breach of the content policy is let pass. For pictures see tests/looking.py."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.async_api import Browser, Page

from signing.ports import Actor
from signing.task.model import Order, Task
from signing.usecases.make_page_link import make_page_link
from tests.browser.rest import rested
from tests.browser.serving import serving
from tests.looking import ARTEFACTS, LOOKING
from tests.pdfs import contract
from tests.world import World

PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "has_touch": True, "is_mobile": True}
DESK = {"viewport": {"width": 1366, "height": 860}}


@dataclass
class Desk:
    world: World
    base: str
    browser: Browser
    troubles: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def expects(self, *parts: str) -> None:
        """What the console will say of an answer that this test provokes: "409 (Conflict)"."""
        self.expected += parts

    def unexpected(self) -> list[str]:
        return [said for said in self.troubles if not any(part in said for part in self.expected)]

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
        await rested(page)
        if LOOKING:
            await page.screenshot(path=ARTEFACTS / f"pages-{name}.png", scale="css")


@asynccontextmanager
async def a_desk(world: World, browser: Browser) -> AsyncIterator[Desk]:
    async with serving(world.ports) as base:
        desk = Desk(world, base, browser)
        yield desk
    assert not desk.unexpected(), desk.unexpected()


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
