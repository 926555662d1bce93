"""Who fills in and does not sign: on a phone from question to code; and where the initiator gives them fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.async_api import Page, expect

from signing.task.model import PartyState, Role
from signing.usecases.make_page_link import make_page_link
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.browser.placing import chip, opens, saved
from tests.browser.rest import rested

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(page: Page) -> None:
    await rested(page)
    assert await problems(page) == {}
    assert await serious(page) == []


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_a_filler_fills_in_and_confirms_with_a_code_and_is_asked_for_no_signature(
    desk: Desk, language: str, dark: bool
) -> None:
    world, zh = desk.world, language == "zh"
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.sent(await world.person("Ann"), signers=["王芳"], fillers=[li])
    name = f"filler-{language}-phone{'-dark' if dark else ''}"
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await expect(page.locator("p.asked")).to_have_text("请您填写" if zh else "You are asked to fill in")
        await desk.keep(page, f"{name}-1-open")
        await well(page)
        await page.locator(".bar .primary").tap()
        field = page.locator(".tray .typed")
        await expect(field).to_be_focused()  # what is missing is asked for first
        await field.fill("招商银行")
        await page.locator(".tray-foot .primary").tap()
        await page.locator(".bar .primary").tap()
        await expect(page.locator(".written")).to_contain_text("招商银行")
        await expect(page.locator(".consent")).to_contain_text("这不是签署" if zh else "This is not a signature")
        await desk.keep(page, f"{name}-2-check")
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(li, task))
        await desk.keep(page, f"{name}-3-code")
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await expect(page.locator(".result h3")).to_have_text("已填写" if zh else "Filled in")
        await desk.keep(page, f"{name}-4-done")
        await well(page)
    party = (await world.task(task)).parties_of(li.person_id or "")[0]
    assert party.state is PartyState.FILLED


async def test_where_fields_are_placed_a_filler_is_offered_nothing_to_sign(desk: Desk) -> None:
    world = desk.world
    ann, li, wang = [await world.person(name) for name in ("Ann", "李明", "王芳")]
    task = await world.draft(ann, signers=[wang], fillers=[li])
    marks = tuple(field for field in task.fields if field.name.startswith("sign"))
    bare = replace(task, fields=marks, version=task.version + 1)
    async with world.ports.transaction() as tx:
        await tx.tasks.save(bare, expected_version=task.version)
    async with desk.tab(phone=False) as page:
        await opens(desk, page, ann, bare)
        await expect(page.locator(".tray-hint")).to_contain_text("还没有给李明安排填写栏")
        await expect(chip(page, "signature")).to_be_visible()
        await page.get_by_role("radio", name="李明").click()
        await expect(chip(page, "signature")).to_be_hidden()
        await expect(chip(page, "date")).to_be_hidden()
        await desk.keep(page, "filler-placing")
        await well(page)
        await chip(page, "text").click()
        paper = page.locator("img.paper").first
        await paper.click(position={"x": 200, "y": 300})
        await expect(page.locator(".tray-hint")).not_to_contain_text("还没有")
        await expect(page.locator(".spot")).to_have_count(2)
        await saved(page)
        # From the review in the chat: what a party will see, at once.
        token = await make_page_link(world.ports, ann, "task", task.id)
        await page.goto(f"{desk.base}/p/{task.id}?preview#k={token}")
        await expect(page.locator(".preview-head h1")).to_have_text("王芳 将看到的样子")
        await page.locator(".preview-all select").select_option(label="2. 李明")
        await expect(page.locator(".preview-head h1")).to_have_text("李明 将看到的样子")
        await desk.keep(page, "filler-preview")
        await well(page)
    kept = await world.task(task)
    filler = next(party for party in kept.parties if party.role is Role.FILLER)
    assert [field.kind.value for field in kept.fields if field.party_id == filler.id] == ["text"]
