"""Two documents on the signing page and on the placing page, in a real Chromium, with fingers and at a desk."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.task.model import PartyState, Task
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.browser.placing import Finger, middle, saved, taps
from tests.browser.placing import opens as opens_placing
from tests.pdfs import contract
from tests.several import sent, with_document
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def two_documents(world: World, language: str) -> tuple[Task, Actor, Actor, Actor]:
    zh = language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    bo = await world.person("陈晓" if zh else "Nina Shaw", language=language)
    title = "年度办公设备采购框架合同" if zh else "Annual office equipment framework agreement"
    task = await world.draft(ann, signers=[li, bo], title=title, document=contract(1, language))
    name = "商业秘密保密协议" if zh else "Non-disclosure agreement"
    task = await with_document(world, task, name, signed_by=[li], only=[li], pages=2, asks=True)
    return task, ann, li, bo


async def well(page: Page) -> None:
    await page.wait_for_timeout(350)
    assert await problems(page) == {}
    assert await serious(page) == []


async def fill(page: Page, phone: bool) -> None:
    """The one value of the second document."""
    if phone:
        await page.locator(".jump").tap()
        await expect(page.locator("button.place.signature").first).to_be_in_viewport()
        await page.locator(".jump").tap()
        await page.locator(".tray .typed").fill("壹万元")
        await page.locator(".tray-foot .primary").tap()
    else:
        await page.locator(".entry .typed, .typed").first.fill("ten thousand")


@pytest.mark.parametrize(("language", "phone", "dark"), [("zh", True, False), ("en", False, True)])
async def test_both_are_read_and_filled_in_and_signed_at_once(
    desk: Desk, language: str, phone: bool, dark: bool
) -> None:
    world = desk.world
    task, ann, li, _ = await two_documents(world, language)
    task = await sent(world, ann, task)
    name = f"documents-{language}-{'phone' if phone else 'desk'}"
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await desk.opens(page, li, task)
        await expect(page.locator(".document-head")).to_have_count(2)
        await expect(page.locator(".documents-list > li")).to_have_count(2)
        await expect(page.locator("img.paper").first).to_be_visible()
        await well(page)
        await desk.keep(page, f"{name}-1-open")
        await page.locator(".documents-list .document-name").nth(1).click()
        await expect(page.locator(".document-head").nth(1)).to_be_in_viewport()
        await page.wait_for_timeout(600)
        await desk.keep(page, f"{name}-2-second")
        await page.locator(".counter").click()
        await expect(page.locator(".contents")).to_have_count(2)
        await expect(page.locator(".page-number.marked")).to_have_count(3)
        await well(page)
        await desk.keep(page, f"{name}-3-contents")
        await page.locator(".contents").nth(0).locator(".page-number").first.click()
        await expect(page.locator(".sheet-of-paper").first).to_be_in_viewport()
        await fill(page, phone)
        await page.wait_for_timeout(900)
        await desk.keep(page, f"{name}-4-filled")
        if await page.locator(".tray").is_visible():
            await page.keyboard.press("Escape")
        await page.locator(".bar .primary").click()
        await draw(page)
        await page.locator(".sheet-foot .primary").click()
        await desk.keep(page, f"{name}-5-check")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(li, task))
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await page.locator(".sheet-foot .primary").click()
        async with page.expect_download() as arriving:
            await page.locator(".document .button.small").click()
        assert (await arriving.value).suggested_filename == f"{task.number}.zip"
        await desk.keep(page, f"{name}-6-signed")
    after = await world.task(task)
    assert after.parties_of(li.person_id or "")[0].state is PartyState.SIGNED
    assert all(new.current != old.current for new, old in zip(after.documents, task.documents, strict=True))


async def orders(desk: Desk, page: Page, name: str) -> None:
    """The second of two documents becomes the first: by keys there and back again, by a finger for good."""

    async def titles() -> list[str]:
        return await page.locator(".order-row .order-words > :first-child").all_inner_texts()

    await page.locator(".document-head .button").first.click()
    await expect(page.locator(".order-row")).to_have_count(2)
    before = await titles()
    await well(page)
    await desk.keep(page, name)
    handle = page.locator(".order-handle")
    await handle.nth(1).focus()
    await page.keyboard.press("ArrowUp")
    await expect(page.locator(".order-row .order-words > :first-child")).to_have_text(before[::-1])
    await expect(handle.nth(0)).to_be_focused()
    await page.locator("[data-act=down]").nth(0).tap()
    await expect(page.locator(".order-row .order-words > :first-child")).to_have_text(before)
    start, end = await middle(handle.nth(1)), await middle(handle.nth(0))
    await Finger(page).drags(start, (end[0], end[1] - 10))
    await expect(page.locator(".order-row .order-words > :first-child")).to_have_text(before[::-1])
    await page.locator(".sheet-head .tool").last.click()
    await expect(page.locator(".document-head h2").first).to_have_text(before[1])


async def test_who_sees_one_of_two_sees_no_sign_of_the_other(desk: Desk) -> None:
    task, ann, _, bo = await two_documents(desk.world, "zh")
    task = await sent(desk.world, ann, task)
    async with desk.tab() as page:
        await desk.opens(page, bo, task)
        await expect(page.locator("img.paper").first).to_be_visible()
        await expect(page.locator(".document-head")).to_have_count(0)
        assert "保密协议" not in await page.content()
        await desk.keep(page, "documents-zh-phone-other")


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_places_are_put_into_the_second_document_too(desk: Desk, language: str, dark: bool) -> None:
    task, ann, li, _ = await two_documents(desk.world, language)
    async with desk.tab(dark=dark, language=language) as page:
        await opens_placing(desk, page, ann, task)
        await expect(page.locator(".document-head")).to_have_count(2)
        await expect(page.locator(".sheet-of-paper")).to_have_count(3)
        spot = await taps(page, "seal", 1, 0.5, 0.35)
        await expect(spot).to_be_visible()
        await saved(page)
        await desk.keep(page, f"placing-documents-{language}{'-dark' if dark else ''}")
        assert await serious(page) == []
        await orders(desk, page, f"placing-order-{language}{'-dark' if dark else ''}")
        await expect(page.locator(".spot[data-kind=seal]").locator("xpath=..")).to_have_attribute("data-page", "0")
        await page.locator(".placing-head .tool").first.click()  # what is undone is on the page's new number
        await expect(page.locator(".spot[data-kind=seal]")).to_have_count(0)
        await page.locator(".placing-head .tool").nth(1).click()
        await saved(page)
    after = await desk.world.task(task)
    ours = next(party.id for party in after.parties if party.person_id == li.person_id)
    assert [(field.document, field.page, field.party_id) for field in after.fields if field.kind == "seal"] == [
        (1, 0, ours)
    ]
