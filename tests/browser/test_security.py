"""What one confirms with, set on a page: a password from a letter's link, an app on one's own page."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from signing.confirmation.codes import CODE_PURPOSE
from signing.confirmation.totp import code_at
from signing.ports import Installation
from signing.usecases.make_page_link import make_page_link
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.letters_at_hand import sent_to
from tests.signing.usecases.test_identity import PASSWORD
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(desk: Desk, page: Page, name: str) -> None:
    await desk.keep(page, name)
    assert await problems(page) == {}
    assert await serious(page) == []


async def proof_code(world: World) -> str:
    item = (await world.outbox(None, "proof"))[-1]
    assert item.secret is not None
    return world.ports.vault.open(item.secret, CODE_PURPOSE).decode()


async def by_letter(desk: Desk) -> str:
    world = desk.world
    letter = (await world.outbox(None, "letter"))[-1]
    assert letter.secret is not None
    token = world.ports.vault.open(letter.secret, "invitation").decode()
    return f"{desk.base}/t/{letter.task_id}?l=zh#i={token}"


@pytest.fixture
def world_with_mail(world: World) -> World:
    house: Installation = replace(world.ports.installation, ways=frozenset({"email"}))
    world.ports = replace(world.ports, installation=house)
    return world


async def test_who_came_by_e_mail_sets_a_password_on_the_page(world_with_mail: World, desk: Desk) -> None:
    world = desk.world
    await sent_to(world, ("李明", "li@example.cn", None))
    async with desk.tab(language="zh") as page:
        desk.expects("422")
        await page.goto(await by_letter(desk))
        await page.get_by_role("button", name="打开文件").tap()
        await page.get_by_role("button", name="查看和设置").tap()
        await expect(page.locator(".means")).to_have_count(2)
        await page.locator(".means").first.scroll_into_view_if_needed()
        await well(desk, page, "security-zh-1-card")
        await page.locator(".means .button").first.tap()
        await page.locator("#new-password").fill("12345678")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".problem")).to_contain_text("太容易猜到")
        await well(desk, page, "security-zh-2-weak")
        await page.locator("#new-password").fill(PASSWORD)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("#code-help")).to_contain_text("l•••@example.cn")
        await well(desk, page, "security-zh-3-code")
        await page.locator("#code").fill(await proof_code(world))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible()
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".means").first).to_contain_text("已设置")


async def test_an_app_on_ones_own_page(desk: Desk) -> None:
    world = desk.world
    tom = await world.person("Tom Baker", language="en")
    token = await make_page_link(world.ports, tom, "me", None)
    async with desk.tab(language="en", dark=True, phone=False) as page:
        await page.goto(f"{desk.base}/me#k={token}")
        await expect(page.locator(".means")).to_have_count(2)
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
