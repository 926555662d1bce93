"""What one confirms with, set on a page: from a sheet of paper, and on one's own page."""

from __future__ import annotations

import base64
import io
from dataclasses import replace

import pytest
from playwright.async_api import Page, expect
from pypdf import PdfReader

from signing.confirmation.paper_codes import read_paper_code
from signing.confirmation.totp import code_at
from signing.ports import Installation
from signing.usecases.make_page_link import make_page_link
from signing.usecases.make_sheet import make_sheet
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.signing.usecases.test_identity import PASSWORD
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(desk: Desk, page: Page, name: str) -> None:
    await desk.keep(page, name)
    assert await problems(page) == {}
    assert await serious(page) == []


async def from_paper(desk: Desk) -> str:
    world = desk.world
    ann = await world.person("周悦")
    task = await world.sent(ann, signers=["王秀兰"])
    sheet = await make_sheet(world.ports, ann, task.id, task.parties[0].id)
    words = PdfReader(io.BytesIO(sheet.pdf)).pages[0].extract_text().split()
    return next(word for word in words if read_paper_code(word) and len(word) == 14)


@pytest.fixture
def world_with_mail(world: World) -> World:
    house: Installation = replace(world.ports.installation, ways=frozenset({"email"}))
    world.ports = replace(world.ports, installation=house)
    return world


async def test_who_came_by_paper_says_where_codes_go_and_sets_a_word(world_with_mail: World, desk: Desk) -> None:
    world = desk.world
    code = await from_paper(desk)
    async with desk.tab(language="zh") as page:
        desk.expects("422", "403")
        await page.goto(f"{desk.base}/i")
        await page.locator("#paper-code").fill("ABCD-EFGH-JKMN")
        await page.get_by_role("button", name="用浏览器打开").tap()
        await expect(page.locator(".problem")).to_contain_text("没有这个代码")
        await well(desk, page, "security-zh-0-paper")
        await page.locator("#paper-code").fill(code.lower().replace("-", " "))
        await page.get_by_role("button", name="用浏览器打开").tap()
        await page.get_by_role("button", name="打开文件").tap()
        await expect(page.locator(".means")).to_have_count(3)
        await page.locator(".means").first.scroll_into_view_if_needed()
        await well(desk, page, "security-zh-1-card")
        await page.locator(".means .button").first.tap()
        await page.locator("#new-address").fill("wang@example.cn")
        await well(desk, page, "security-zh-1-address")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("#code-help")).to_contain_text("w•••@example.cn")
        await proves(world, page)
        await expect(page.locator(".means")).to_have_count(2)
        world.clock.advance(minutes=1)  # codes are not sent one upon the other
        await page.locator(".means .button").first.tap()
        await page.locator("#new-password").fill("12345678")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".problem")).to_contain_text("太容易猜到")
        await well(desk, page, "security-zh-2-weak")
        await page.locator("#new-password").fill(PASSWORD)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("#code-help")).to_contain_text("w•••@example.cn")
        await well(desk, page, "security-zh-3-code")
        await proves(world, page)
        await expect(page.locator(".means").first).to_contain_text("已设置")
        await own_data(desk, page)


async def proves(world: World, page: Page) -> None:
    """The code of the letter, and back to the page."""
    await page.locator("#code").fill(await world.letter_code("proof"))
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator(".result .badge.good")).to_be_visible()
    await page.locator(".sheet-foot .primary").tap()


async def own_data(desk: Desk, page: Page) -> None:
    """What is kept about her, on the same page: there is no chat to ask in."""
    world = desk.world
    await page.get_by_role("button", name="查看", exact=True).tap()
    await expect(page.locator(".data-lines")).to_contain_text("发起或参与的文件：1 份")
    await page.locator(".data-lines").scroll_into_view_if_needed()
    await well(desk, page, "security-zh-4-data")
    world.clock.advance(minutes=1)
    await page.get_by_role("button", name="获取副本").tap()
    await expect(page.locator("#code-help")).to_contain_text("w•••@example.cn")
    await page.locator("#code").fill(await world.letter_code("proof"))
    async with page.expect_download() as coming:
        await page.locator(".sheet-foot .primary").tap()
    assert (await coming.value).suggested_filename == "我的数据.zip"
    await expect(page.locator(".result .badge.good")).to_be_visible()
    await page.locator(".sheet-foot .primary").tap()
    world.clock.advance(minutes=1)
    await page.get_by_role("button", name="申请清除").tap()
    await expect(page.locator(".sheet")).to_contain_text("清除后无法恢复")
    await well(desk, page, "security-zh-5-wish")
    await page.locator(".sheet-foot .primary").tap()
    await expect(page.locator("#code-help")).to_contain_text("w•••@example.cn")
    await proves(world, page)
    await expect(page.locator(".means-place").last).to_contain_text("管理员已收到通知")


async def test_an_app_on_ones_own_page(desk: Desk) -> None:
    world = desk.world
    tom = await world.person("Tom Baker", language="en")
    token = await make_page_link(world.ports, tom, "me", None)
    async with desk.tab(language="en", dark=True, phone=False) as page:
        await page.goto(f"{desk.base}/me#k={token}")
        await expect(page.locator(".means")).to_have_count(2)
        await page.get_by_role("button", name="Show", exact=True).click()
        await expect(page.locator(".data-lines")).to_contain_text("Name: Tom Baker")
        await well(desk, page, "security-en-1-me")
        await page.get_by_role("button", name="Add").click()
        await expect(page.locator("svg.qr")).to_be_visible()
        await well(desk, page, "security-en-2-app")
        typed = (await page.locator(".typed-secret code").inner_text()).replace(" ", "")
        await page.locator("#code").fill(code_at(base32(typed), world.clock.now))
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".result .badge.good")).to_be_visible()
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".means").last).to_contain_text("Take away")
        await well(desk, page, "security-en-3-added")


def base32(typed: str) -> bytes:
    return base64.b32decode(typed + "=" * (-len(typed) % 8))
