"""Confirmed with what the signer holds: an authenticator app, a signing password; never in a way not allowed."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from signing.confirmation.totp import code_at
from signing.task.model import PartyState
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.signing.usecases.test_identity import PASSWORD, sent, with_app, with_password

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(page: Page) -> None:
    assert await problems(page) == {}
    assert await serious(page) == []


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_an_app_or_a_password_in_place_of_a_code(desk: Desk, language: str, dark: bool) -> None:
    world, zh = desk.world, language == "zh"
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await sent(world, li, "m-app", "m-password")
    name = f"confirming-{language}"
    async with desk.tab(language=language, dark=dark) as page:
        desk.expects("409", "400", "403")
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").tap()
        await draw(page)
        await page.locator(".sheet-foot .primary").tap()
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".problem")).to_contain_text("身份与安全" if zh else "Identity and security")
        await desk.keep(page, f"{name}-1-none")
        await well(page)
        secret = await with_app(world, li)
        world.clock.advance(seconds=40)
        await with_password(world, li)
        await page.locator(".sheet-foot .primary").tap()
        code = page.locator("input#code")
        await expect(code).to_have_attribute("inputmode", "numeric")
        await desk.keep(page, f"{name}-2-app")
        await well(page)
        assert await world.outbox(li, "code") == []
        await page.locator(".other-means summary").tap()
        await desk.keep(page, f"{name}-3-others")
        await well(page)
        await page.locator(".other-means .button").tap()
        await expect(code).to_have_attribute("type", "password")
        await code.fill("wrong 1234")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".problem")).to_be_visible()
        await desk.keep(page, f"{name}-4-wrong-password")
        await well(page)
        if zh:
            await code.fill(PASSWORD)
        else:
            await page.locator(".other-means summary").tap()
            await page.locator(".other-means .button").tap()
            await expect(code).to_have_attribute("inputmode", "numeric")
            await code.fill(code_at(secret, world.clock.now))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    assert (await world.task(task)).parties[0].state is PartyState.SIGNED
