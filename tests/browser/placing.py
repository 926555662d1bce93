"""The placing page opened for a test, and what fingers do on it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf
from playwright.async_api import Locator, Page, expect

from signing.ports import Actor
from signing.task.model import DraftStep, Task
from signing.usecases.make_page_link import make_page_link
from tests.browser.desk import Desk
from tests.pdfs import contract
from tests.signing.usecases.drafted import drafted


async def opens(desk: Desk, page: Page, who: Actor, task: Task) -> None:
    token = await make_page_link(desk.world.ports, who, "task", task.id)
    await page.goto(f"{desk.base}/p/{task.id}#k={token}")
    await expect(page.locator("img.paper").first).to_be_visible()


async def a_draft(desk: Desk, *, language: str = "zh", pages: int = 3) -> tuple[Actor, Task]:
    ann = await desk.world.person("王芳" if language == "zh" else "Grace Chen", language=language)
    view = await drafted(desk.world, ann, until=DraftStep.PLACES, data=contract(pages, language))
    return ann, view.task


def turned_cropped_and_mixed() -> bytes:
    """A page as it comes, one turned, one turned and cropped away from the corner, one of another size, turned."""
    with pikepdf.open(io.BytesIO(contract(4))) as pdf:
        pages: list[Any] = list(pdf.pages)
        pages[1].rotate(90, relative=False)
        pages[2].mediabox = [-40, 60, 555, 902]
        pages[2].cropbox = [20, 130, 500, 800]
        pages[2].Rotate = 270
        pages[3].mediabox = [0, 0, 842, 1191]
        pages[3].rotate(180, relative=False)
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


async def a_task_on(desk: Desk, data: bytes, pages: int, *, language: str = "zh") -> tuple[Actor, Actor, Task]:
    """A draft with one signer who has met the bot: initiator, signer, draft."""
    world = desk.world
    ann, li = await world.person("王芳", language=language), await world.person("李明", language=language)
    task = await world.draft(ann, signers=[li], document=data)
    assert task.document is not None
    task = replace(task, documents=(replace(task.document, pages=pages),), fields=(), version=task.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(task, expected_version=task.version - 1)
    return ann, li, task


def chip(page: Page, kind: str) -> Locator:
    return page.locator(f".chip[data-kind={kind}]")


def sheet(page: Page, number: int) -> Locator:
    return page.locator(f".sheet-of-paper[data-page='{number}']")


async def taps(page: Page, kind: str, number: int, u: float, v: float) -> Locator:
    """Takes a kind and taps the page at these shares of its width and height. Gives what was put there."""
    if await page.locator(".spot.chosen").count():
        await page.keyboard.press("Escape")
    await chip(page, kind).tap()
    await point(page, number, u, v, tap=True)
    placed = page.locator(".spot.chosen")
    await expect(placed).to_have_count(1)
    return placed


async def point(page: Page, number: int, u: float, v: float, *, tap: bool = False) -> tuple[float, float]:
    """In the window, after it was scrolled there."""
    target = sheet(page, number)
    await target.evaluate(
        "(node, v) => { const box = node.getBoundingClientRect();"
        " window.scrollBy({top: box.top + box.height * v - 300, behavior: 'instant'}); }",
        v,
    )
    box = await target.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * u, box["y"] + box["height"] * v
    if tap:
        await page.touchscreen.tap(x, y)
    return x, y


async def saved(page: Page) -> None:
    await expect(page.locator(".save-state")).to_have_class("save-state saved", timeout=30_000)


class Finger:
    """One finger, moved slowly: the touch events that a phone sends."""

    def __init__(self, page: Page) -> None:
        self.page = page

    async def drags(self, start: tuple[float, float], end: tuple[float, float], *, steps: int = 12) -> None:
        line = await self.page.context.new_cdp_session(self.page)

        async def send(kind: str, x: float, y: float) -> None:
            points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
            await line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        await send("touchStart", *start)
        for step in range(1, steps + 1):
            share = step / steps
            await send("touchMove", start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)
        await send("touchEnd", *end)
        await line.detach()


async def middle(target: Locator) -> tuple[float, float]:
    box = await target.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


async def share_of_page(target: Locator) -> tuple[float, float, float, float]:
    """Left, top, width and height on its page, as shares of it."""
    found: list[float] = await target.evaluate(
        """node => {
          const a = node.getBoundingClientRect(), b = node.parentElement.getBoundingClientRect();
          return [(a.left - b.left) / b.width, (a.top - b.top) / b.height, a.width / b.width, a.height / b.height];
        }"""
    )
    return found[0], found[1], found[2], found[3]
