"""Small phones, phones on their side, long names, long documents, large text, an open keyboard: nothing overlaps,
nothing is cut off, nothing lies outside the screen."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.send_task import send_task
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems, text_twice_as_large
from tests.browser.rest import rested
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TITLES = {
    "zh": "华东区域二〇二六年度办公设备及信息化系统集成采购与三年期维护服务框架合同（含全部附件与最终修订版）",
    "en": "Annual_office_equipment_framework_agreement_with_all_annexes_and_amendments_final_final_v17",
}
NAMES = {"zh": "欧阳明德·阿卜杜拉", "en": "Maximilian-Alexander von Hohenstein-Wallerstein"}
COMPANIES = {
    "zh": "北京市朝阳区东方远景国际信息技术与供应链管理咨询（集团）股份有限公司华东分公司",
    "en": "Consolidated Intercontinental Procurement & Facility Management Holdings (Schweiz) GmbH & Co. KG",
}


@dataclass(frozen=True)
class Screen:
    language: str
    width: int
    height: int
    pages: int
    dark: bool = False
    text_twice: bool = False

    def __str__(self) -> str:
        large = "-twice" if self.text_twice else ""
        return f"{self.language}-{self.width}x{self.height}-{self.pages}p{large}"


SCREENS = [
    Screen("zh", 390, 844, 40),
    Screen("en", 320, 568, 1, dark=True),
    Screen("zh", 320, 568, 3),
    Screen("zh", 844, 390, 3, dark=True),
    Screen("en", 390, 844, 40, text_twice=True),
]


async def long_contract(desk: Desk, language: str, pages: int) -> tuple[Task, Actor]:
    world = desk.world
    sender = await world.person("王芳" if language == "zh" else "Grace Chen", language=language)
    signer = await world.person(NAMES[language], language=language)
    document = contract(pages, language)
    task = await world.draft(sender, signers=[signer], title=TITLES[language], document=document)
    party = replace(task.parties[0], company=COMPANIES[language])
    async with world.ports.transaction() as tx:
        await tx.tasks.save(
            replace(task, parties=(party,), version=task.version + 1), expected_version=task.version
        )
    await send_task(world.ports, sender, task.id)
    await world.work()
    return await world.task(task), signer


async def well(page: Page, step: str) -> None:
    await rested(page)
    assert await problems(page, "crowded", "outside", "cut") == {}, step


@pytest.mark.parametrize("screen", SCREENS, ids=str)
async def test_everything_has_its_room_at_every_step(desk: Desk, screen: Screen) -> None:
    task, signer = await long_contract(desk, screen.language, screen.pages)
    name = f"room-{screen}"
    async with desk.tab(language=screen.language, dark=screen.dark) as page:
        await page.set_viewport_size({"width": screen.width, "height": screen.height})
        await desk.opens(page, signer, task)
        await expect(page.locator(".jump")).to_be_visible()
        if screen.text_twice:
            await text_twice_as_large(page)
        await page.locator(".parties summary").click()
        await well(page, "opened")
        await desk.keep(page, f"{name}-1-open")
        await page.locator(".jump").click()
        await expect(page.locator("button.place.signature")).to_be_in_viewport()
        await expect(page.locator(".tools")).to_be_visible()
        await well(page, "at the place")
        await desk.keep(page, f"{name}-2-place")
        for _ in range(3):
            await page.locator(".tools .tool").last.click()
        await well(page, "zoomed")
        await page.locator(".bar .primary").click()
        await well(page, "drawing")
        await draw(page)
        await desk.keep(page, f"{name}-3-drawn")
        await page.locator(".sheet-foot .primary").click()
        await well(page, "checking")
        await desk.keep(page, f"{name}-4-check")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_visible()
        await well(page, "code")
        await desk.keep(page, f"{name}-5-code")
        await page.locator(".sheet-head .tool").last.click()
        await page.locator(".bar .quiet").first.click()
        await well(page, "rejecting")


async def test_with_the_keyboard_open_the_code_and_its_button_are_both_there(desk: Desk) -> None:
    """Android shrinks the page; iOS lays the keyboard over it, and only the visual viewport tells."""
    task, signer = await long_contract(desk, "zh", 1)
    await desk.world.asks_code(signer, task)
    async with desk.tab() as page:
        await desk.opens(page, signer, task)
        await page.locator(".bar .primary").click()
        await page.get_by_text("我已收到验证码").click()
        code, confirm = page.locator("input.code"), page.locator(".sheet-foot .primary")
        await expect(code).to_be_focused()

        await page.set_viewport_size({"width": 390, "height": 844 - 340})
        await expect(code).to_be_in_viewport(ratio=1)
        await expect(confirm).to_be_in_viewport(ratio=1)
        await desk.keep(page, "zh-phone-keyboard")

        await page.set_viewport_size({"width": 390, "height": 844})
        await page.evaluate(
            """() => {
              Object.defineProperty(visualViewport, "height", { value: innerHeight - 336, configurable: true });
              visualViewport.dispatchEvent(new Event("resize"));
            }"""
        )
        await rested(page)
        for locator in (code, confirm):
            box = await locator.bounding_box()
            assert box is not None
            assert box["y"] >= 0 and box["y"] + box["height"] <= 844 - 336
        await code.fill("123456")
        await expect(confirm).to_be_enabled()


async def test_the_pager_is_there_only_while_a_page_is(desk: Desk) -> None:
    task, signer = await long_contract(desk, "en", 3)
    async with desk.tab(language="en") as page:
        await page.set_viewport_size({"width": 320, "height": 480})
        await desk.opens(page, signer, task)
        await expect(page.locator(".jump")).to_be_visible()
        await expect(page.locator(".tools")).to_be_hidden()
        await (
            page.locator(".sheet-of-paper").nth(1).evaluate("(paper) => paper.scrollIntoView({ block: 'center' })")
        )
        await expect(page.locator(".tools .counter")).to_have_text("2 / 3")
        # The end of the document can be scrolled clear of what floats over it.
        await page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        await rested(page)
        last = await page.locator(".sheet-of-paper").last.bounding_box()
        dock = await page.locator(".dock").bounding_box()
        assert last is not None and dock is not None
        assert last["y"] + last["height"] <= dock["y"]
