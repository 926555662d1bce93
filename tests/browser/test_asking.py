"""A question to the initiator and its answer, with a finger and at a desk."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from signing.usecases.answer_question import answer_question
from signing.usecases.view_task import view_task
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_a_signer_asks_and_finds_the_answer_and_the_initiator_answers_at_a_desk(
    desk: Desk, language: str, dark: bool
) -> None:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.sent(ann, signers=[li], document=contract(2))
    name = f"ask-{language}"
    words = (
        "第三条的交货期从哪天算起？\n含节假日吗？"
        if zh
        else "From which day does clause 3 run?\nHolidays included?"
    )
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await page.locator(".questions button").tap()
        field = page.locator(".sheet textarea")
        await expect(field).to_be_focused()
        await field.fill(words)
        await desk.keep(page, f"{name}-phone-1-asking")
        assert await problems(page) == {} and await serious(page) == []
        # Turned, nothing is lost; closed by mistake, it is there again.
        await page.set_viewport_size({"width": 844, "height": 390})
        await expect(field).to_have_value(words)
        await desk.keep(page, f"{name}-phone-2-lying")
        assert await problems(page) == {}
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.locator(".sheet-head .tool").last.tap()
        await page.locator(".questions button").tap()
        await expect(page.locator(".sheet textarea")).to_have_value(words)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".questions li")).to_contain_text("节假日" if zh else "Holidays")
        await expect(page.locator(".changed")).to_be_visible()
        await desk.keep(page, f"{name}-phone-3-asked")
        [asked] = (await view_task(world.ports, li, task.id)).questions
        async with desk.tab(language=language, dark=dark, phone=False) as hers:
            await desk.opens(hers, ann, task)
            await hers.locator(".questions li button").click()
            await hers.locator(".sheet textarea").fill("从签署次日起算。" if zh else "From the day after signing.")
            await desk.keep(hers, f"{name}-desk-answering")
            assert await problems(hers) == {} and await serious(hers) == []
            await hers.locator(".sheet-foot .primary").click()
            await expect(hers.locator(".answer")).to_be_visible()
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await expect(page.locator(".questions .answer")).to_contain_text("签署次日" if zh else "after signing")
        await desk.keep(page, f"{name}-phone-4-answered")
        assert await problems(page) == {} and await serious(page) == []
    assert asked.words == words


async def test_an_answer_comes_while_the_page_is_open(desk: Desk) -> None:
    world = desk.world
    ann, li = await world.person("王芳"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".questions button").tap()
        await page.locator(".sheet textarea").fill("?")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".questions li")).to_have_count(1)
        [asked] = (await view_task(world.ports, li, task.id)).questions
        await answer_question(world.ports, ann, task.id, asked.id, words="好的")
        # Back from the chat.
        await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        await expect(page.locator(".questions .answer")).to_contain_text("好的")
