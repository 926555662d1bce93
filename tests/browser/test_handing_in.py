"""Papers that must be handed in, and naming somebody in one's place, with a finger."""

from __future__ import annotations

import pytest
from playwright.async_api import Page, expect

from signing.ports import Actor
from signing.task.model import Task
from signing.usecases.change_party import change_party
from signing.usecases.draft_views import PartyChange
from signing.usecases.send_task import send_task
from signing.usecases.view_task import view_task
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.pdfs import contract
from tests.pictures import from_a_phone

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def sent(desk: Desk, language: str, change: PartyChange) -> tuple[Task, Actor, Actor]:
    world, zh = desk.world, language == "zh"
    ann = await world.person("王芳" if zh else "Grace Chen", language=language)
    li = await world.person("李明" if zh else "Tom Baker", language=language)
    task = await world.draft(ann, signers=[li], document=contract(1))
    await change_party(world.ports, ann, task.id, party_id=task.parties[0].id, change=change)
    await send_task(world.ports, ann, task.id)
    await world.work()
    return await world.task(task), ann, li


async def well(page: Page) -> None:
    await page.wait_for_timeout(400)
    assert await problems(page) == {}
    assert await serious(page) == []


async def gives(page: Page, name: str, mime: str, data: bytes, at: int = 0) -> None:
    box = page.locator(".papers li").nth(at).locator("input[type=file]")
    await box.set_input_files({"name": name, "mimeType": mime, "buffer": data})


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_papers_are_handed_in_before_signing_and_the_initiator_gets_them(
    desk: Desk, language: str, dark: bool
) -> None:
    zh = language == "zh"
    asked = "身份证复印件，营业执照（可选）" if zh else "Copy of the ID card, business licence (optional)"
    task, ann, li = await sent(desk, language, PartyChange(files=asked))
    name = f"papers-{language}"
    desk.expects("422 (")
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await expect(page.locator(".papers li")).to_have_count(2)
        await desk.keep(page, f"{name}-1-open")
        await well(page)
        await page.locator(".bar .primary").tap()  # leads to what is missing
        await expect(page.locator("dialog[open]")).to_have_count(0)
        await expect(page.locator(".changed")).to_contain_text("身份证复印件" if zh else "ID card")
        await gives(page, "a.pdf", "application/pdf", b"%PDF-1.7 nothing")
        await expect(page.locator(".papers [role=alert]")).to_be_visible()
        await desk.keep(page, f"{name}-2-refused")
        await gives(page, "IMG_0001.jpg", "image/jpeg", from_a_phone())
        await expect(page.locator(".papers li.given")).to_have_count(1)
        await gives(page, "licence.pdf", "application/pdf", contract(1), at=1)
        await expect(page.locator(".papers li.given")).to_have_count(2)
        await desk.keep(page, f"{name}-3-given")
        await well(page)
        await page.locator(".papers li").nth(1).locator(".link").tap()
        await expect(page.locator(".papers li.given")).to_have_count(1)
        await page.set_viewport_size({"width": 844, "height": 390})
        await expect(page.locator(".papers li.given")).to_have_count(1)
        assert await problems(page) == {}
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.locator(".bar .primary").tap()
        await draw(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".written")).to_contain_text("IMG_0001.jpg")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await desk.world.code(li, task))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    assert len((await view_task(desk.world.ports, ann, task.id)).handed_in) == 1
    async with desk.tab(language=language, dark=dark, phone=False) as page:
        await desk.opens(page, ann, task)
        await expect(page.locator(".papers")).to_contain_text("身份证复印件" if zh else "ID card")
        await desk.keep(page, f"{name}-4-initiator")
        async with page.expect_download() as arriving:
            await page.locator(".papers .tool").click()
        assert (await arriving.value).suggested_filename == "IMG_0001.jpg"
        await well(page)


@pytest.mark.parametrize(("language", "dark"), [("zh", True), ("en", False)])
async def test_a_signer_names_somebody_in_their_place(desk: Desk, language: str, dark: bool) -> None:
    zh = language == "zh"
    task, ann, li = await sent(desk, language, PartyChange(may_delegate=True))
    name = f"hand-on-{language}"
    desk.expects("422 (")
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await page.get_by_role("button", name="转交他人办理" if zh else "Hand on to somebody else").tap()
        await page.locator("#successor-name").fill("陈晓" if zh else "Ann Miller")
        await page.locator("#successor-contact").fill("12")
        await page.locator("#successor-reason").fill("出差" if zh else "I am travelling")
        await page.locator(".sheet-foot .danger").tap()
        await expect(page.locator(".sheet [role=alert]")).to_be_visible()
        await desk.keep(page, f"{name}-1-asked")
        await well(page)
        await page.set_viewport_size({"width": 844, "height": 390})
        await expect(page.locator("#successor-reason")).to_have_value("出差" if zh else "I am travelling")
        await desk.keep(page, f"{name}-2-lying")
        assert await problems(page) == {}
        await page.set_viewport_size({"width": 390, "height": 844})
        await page.locator("#successor-contact").fill("13800138002" if zh else "ann@example.com")
        await page.locator(".sheet-foot .danger").tap()
        await expect(page.locator("main.plain h1")).to_contain_text("陈晓" if zh else "Ann Miller")
        await desk.keep(page, f"{name}-3-done")
        await well(page)
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, ann, task)
        await expect(page.locator(".parties")).to_contain_text("由李明转交" if zh else "Handed on by Tom Baker")
        await desk.keep(page, f"{name}-4-initiator")
