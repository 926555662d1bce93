"""抄录 by hand, character by character and as a whole, with a finger."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor
from signing.task.model import PartyState, Task
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.forms import send_with
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]

SENTENCES = {"zh": "我已知悉全部风险。", "en": "I accept the risk."}


async def sent(desk: Desk, language: str) -> tuple[Task, Actor]:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.draft(ann, signers=[li], document=contract(1))
    sign = task.fields[0]
    place = Field(
        "copy_1", sign.party_id, FieldKind.COPIED, 0, Box(60, 330, 320, 40),
        sentence=SENTENCES[language], format="hand",
    )  # fmt: skip
    return await send_with(world, ann, task, (replace(sign, box=Box(60, 200, 160, 50)), place)), li


async def well(page: Page) -> None:
    await page.wait_for_timeout(400)
    assert await problems(page) == {}
    assert await serious(page) == []


async def stroke(page: Page) -> None:
    box = await page.locator("canvas.pad").bounding_box()
    assert box is not None
    await page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.3)
    await page.mouse.down()
    await page.mouse.move(box["x"] + box["width"] * 0.75, box["y"] + box["height"] * 0.3, steps=8)
    await page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + box["height"] * 0.8, steps=8)
    await page.mouse.up()


async def signs(desk: Desk, page: Page, li: Actor, task: Task) -> None:
    await page.locator(".bar .primary").tap()
    await draw(page)
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator(".written img")).to_be_visible()
    await desk.keep(page, "writing-check")
    await well(page)
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator("input.code")).to_be_focused()
    await page.locator("input.code").fill(await desk.world.code(li, task))
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    assert (await desk.world.task(task)).parties_of(li.person_id or "")[0].state is PartyState.SIGNED


async def test_a_sentence_is_written_character_by_character(desk: Desk) -> None:
    task, li = await sent(desk, "zh")
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator("button.place.picture").tap()
        await page.locator(".tray .picture-input .button:visible").first.tap()
        await expect(page.locator(".ghost")).to_have_text("我")
        await stroke(page)
        await desk.keep(page, "writing-zh-1")
        await well(page)
        # Turned, nothing is lost.
        await page.set_viewport_size({"width": 844, "height": 390})
        await page.wait_for_timeout(400)
        await desk.keep(page, "writing-zh-2-lying")
        assert await problems(page) == {}
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.wait_for_timeout(300)
        for sign in SENTENCES["zh"][1:]:
            await page.get_by_role("button", name="下一字").tap()
            await expect(page.locator(".ghost")).to_have_text(sign)
            await stroke(page)
        await page.get_by_role("button", name="写好了").tap()
        await expect(page.locator(".tray .picture-shown img")).to_be_visible()
        await desk.keep(page, "writing-zh-3-done")
        await well(page)
        await page.locator(".tray-foot .primary").tap()
        await expect(page.locator("button.place.picture img")).to_be_visible()
        await desk.keep(page, "writing-zh-4-paper")
        await signs(desk, page, li, task)


async def test_a_sentence_is_written_as_a_whole_in_the_dark(desk: Desk) -> None:
    task, li = await sent(desk, "en")
    async with desk.tab(language="en", dark=True) as page:
        await desk.opens(page, li, task)
        await page.locator("button.place.picture").tap()
        await page.locator(".tray .picture-input .button:visible").first.tap()
        await expect(page.get_by_role("button", name="As a whole")).to_have_attribute("aria-pressed", "true")
        await stroke(page)
        await desk.keep(page, "writing-en-1-dark")
        await well(page)
        await page.get_by_role("button", name="Done").tap()
        await expect(page.locator(".tray .picture-shown img")).to_be_visible()
        await desk.keep(page, "writing-en-2-dark-done")
