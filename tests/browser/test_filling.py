"""Filling in, with a finger and at a desk: a document that asks for every kind of field."""

from __future__ import annotations

import asyncio
import io
from asyncio.subprocess import PIPE
from collections.abc import Mapping
from dataclasses import replace

import pytest
from PIL import Image, ImageDraw
from playwright.async_api import Page, expect

from signing.fields.kinds import Box, FieldKind
from signing.ports import Actor
from signing.task.events import SEAL_USED
from signing.task.model import PartyState, Task
from signing.usecases.fetch_document import fetch_document
from signing.usecases.seal_views import SealWish
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.browser.rest import rested
from tests.forms import ANSWERS, a_form_for, send_with
from tests.looking import ARTEFACTS, LOOKING
from tests.pdfs import contract
from tests.seals_at_hand import a_seal

pytestmark = [pytest.mark.slow, pytest.mark.browser]

TYPED = ("company", "address", "amount", "holder_id", "phone", "mail")


async def a_form(desk: Desk, language: str = "zh") -> tuple[Task, Actor]:
    li = await desk.world.person("李明" if language == "zh" else "Tom Baker", language=language)
    return await a_form_for(desk.world, language=language, signers=[li]), li


def a_photo() -> bytes:
    picture = Image.new("RGB", (900, 600), (230, 226, 214))
    ImageDraw.Draw(picture).rectangle([80, 80, 820, 520], fill=(120, 30, 40), outline=(20, 20, 20), width=12)
    out = io.BytesIO()
    picture.save(out, "JPEG")
    return out.getvalue()


def signed_paper() -> bytes:
    """A photo of a signature: ink on paper, half of it in the shade."""
    picture = Image.new("RGB", (1000, 500), (205, 200, 190))
    pen = ImageDraw.Draw(picture)
    pen.rectangle([500, 0, 1000, 500], fill=(165, 160, 152))
    pen.line(
        [(150, 350), (300, 120), (420, 380), (600, 140), (850, 300)], fill=(25, 30, 80), width=14, joint="curve"
    )
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


async def well(page: Page) -> None:
    await rested(page)
    assert await problems(page) == {}
    assert await serious(page) == []


async def fills(page: Page, answers: Mapping[str, str]) -> None:
    """On a phone: through the tray, one after the other, as the walk leads."""
    await page.locator(".jump").tap()
    for key in TYPED:
        field = page.locator(".tray .typed")
        await expect(field).to_be_focused()
        await expect(field).to_have_value("")  # the next question, not the last one still
        await field.fill(answers[key])
        await page.locator(".tray-foot .primary").tap()
    await page.locator(".tray select").select_option(answers["bank"])


async def puts_initials(desk: Desk, page: Page, name: str) -> None:
    """What stands in the walk after the bank is a hand: the initials on the first page."""
    await page.locator(".tray-foot .primary").tap()
    await expect(page.locator(".tray")).to_be_hidden()
    await expect(page.locator("button.place.initials")).to_be_in_viewport()
    await rested(page)
    await desk.keep(page, f"{name}-3-initials-place")
    await page.locator("button.place.initials").tap()
    await page.locator("#tab-type").tap()
    await desk.keep(page, f"{name}-4-initials")
    await well(page)
    await page.locator(".sheet-foot .primary").tap()


async def ticks_on_the_paper(page: Page) -> None:
    await page.locator(".tray-head .tool").last.tap()
    for place in (page.locator("button.place.checkbox"), page.locator("button.place.radio").first):
        await place.tap()
        await expect(place).to_have_attribute("aria-pressed", "true")


async def copies(desk: Desk, page: Page, sentence: str, name: str) -> None:
    await page.locator("button.place.copied").tap()
    await page.locator(".tray textarea").fill(sentence[:6] + "x")
    await expect(page.locator(".copy-other")).to_have_count(1)
    await desk.keep(page, f"{name}-5-copying")
    await well(page)
    await page.locator(".tray textarea").fill(sentence)
    await expect(page.locator(".copy-other")).to_have_count(0)
    await page.locator(".tray-foot .primary").tap()


async def uploads(page: Page, box: str, picture: bytes) -> None:
    async with page.expect_file_chooser() as choosing:
        await (
            page.locator(f"{box} .picture-input .button:visible")
            .filter(has_text="图片")
            .or_(page.locator(f"{box} .picture-input .button:visible").filter(has_text="picture"))
            .first.click()
        )
    await (await choosing.value).set_files({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": picture})
    await expect(page.locator(f"{box} .picture-shown img")).to_be_visible()


async def checks(desk: Desk, page: Page, answers: Mapping[str, str], name: str) -> None:
    """All that will be written stands there; the identity number is covered until one looks."""
    shown = page.locator(".written")
    for key in ("company", "mail", "bank", "invoice", "copied"):
        await expect(shown).to_contain_text(answers[key])
    await expect(shown).not_to_contain_text(answers["holder_id"])
    await desk.keep(page, f"{name}-8-check")
    await well(page)
    await shown.get_by_role("button").tap()
    await expect(shown).to_contain_text(answers["holder_id"])


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_a_signer_fills_in_everything_with_a_finger_and_signs(desk: Desk, language: str, dark: bool) -> None:
    world, answers = desk.world, ANSWERS[language]
    task, li = await a_form(desk, language)
    name = f"fill-{language}-phone{'-dark' if dark else ''}"
    async with desk.tab(language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await expect(page.locator("img.paper").first).to_be_visible()
        await desk.keep(page, f"{name}-1-open")
        await well(page)
        await fills(page, answers)
        await desk.keep(page, f"{name}-2-select")
        await well(page)
        await puts_initials(desk, page, name)
        await ticks_on_the_paper(page)
        await copies(desk, page, answers["copied"], name)
        await uploads(page, ".tray", a_photo())
        await desk.keep(page, f"{name}-6-picture")
        await well(page)
        await page.locator(".tray-foot .primary").tap()
        await rested(page)
        await desk.keep(page, f"{name}-7-paper")
        await page.locator(".bar .primary").tap()
        await draw(page)
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet h2")).to_have_text({"zh": "您的小签", "en": "Your initials"}[language])
        await page.locator(".sheet-foot .primary").tap()
        await checks(desk, page, answers, name)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(li, task))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    party = (await world.task(task)).parties_of(li.person_id or "")[0]
    assert party.state is PartyState.SIGNED
    await world.work()
    words = await written_in(desk, li, task)
    for key in ("company", "amount", "holder_id", "mail", "bank", "copied"):
        assert answers[key] in words, key


async def written_in(desk: Desk, who: Actor, task: Task) -> str:
    """The completed document's words, as anybody's reader finds them."""
    _, data = await fetch_document(desk.world.ports, who, task.id)
    if LOOKING:
        (ARTEFACTS / f"filled-{task.language}.pdf").write_bytes(data)
    told = await asyncio.create_subprocess_exec("pdftotext", "-", "-", stdin=PIPE, stdout=PIPE)
    out, _ = await told.communicate(data)
    return out.decode()


async def test_what_is_wrong_is_said_in_words_and_sign_leads_to_what_is_missing(desk: Desk) -> None:
    task, li = await a_form(desk)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").tap()
        field = page.locator(".tray .typed")
        await expect(field).to_be_focused()
        await expect(page.locator(".tray [role=alert]")).to_have_text("这一项必须填写。")
        await expect(field).to_have_attribute("aria-invalid", "true")
        await desk.keep(page, "fill-zh-phone-missing")
        await page.locator("button.place.id-number").tap()
        await page.locator(".tray .typed").fill("110105194912310021")
        await page.locator(".tray .typed").press("Enter")
        await page.locator("button.place.id-number").tap()
        await expect(page.locator(".tray [role=alert]")).not_to_be_empty()
        await desk.keep(page, "fill-zh-phone-wrong")
        await well(page)


async def test_turning_the_phone_loses_nothing_and_the_keyboard_hides_nothing(desk: Desk) -> None:
    task, li = await a_form(desk)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator("button.place.text").first.tap()
        field = page.locator(".tray .typed")
        await field.fill("杭州青禾")
        for width, height, name in (
            (844, 390, "lying"),
            (844, 210, "lying-keyboard"),
            (390, 500, "keyboard"),
            (390, 844, ""),
        ):
            await page.set_viewport_size({"width": width, "height": height})
            await rested(page)
            await expect(field).to_have_value("杭州青禾")
            await expect(field).to_be_focused()
            await expect(field).to_be_in_viewport(ratio=1)
            if name:
                await desk.keep(page, f"fill-zh-phone-{name}")
        # And a phone that becomes a tablet.
        await page.set_viewport_size({"width": 1280, "height": 800})
        await expect(page.locator(".filling .typed").first).to_have_value("杭州青禾")


async def test_it_goes_on_at_a_desk_where_the_phone_has_stopped(desk: Desk) -> None:
    task, li = await a_form(desk)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await fills(page, ANSWERS["zh"])
        await expect(page.locator(".filling summary")).to_contain_text("已自动保存")
    async with desk.tab(phone=False, dark=True) as page:
        await desk.opens(page, li, task)
        await expect(page.locator(".filling .typed").first).to_have_value(ANSWERS["zh"]["company"])
        await expect(page.locator(".filling select")).to_have_value(ANSWERS["zh"]["bank"])
        await expect(page.locator(".filling summary")).to_contain_text("7/11")
        await desk.keep(page, "fill-zh-desk-dark-going-on")
        await page.get_by_role("textbox", name="合同金额").fill("12 元")
        await page.get_by_role("textbox", name="联系电话").focus()
        await expect(page.locator(".entry.number [role=alert]")).not_to_be_empty()
        await desk.keep(page, "fill-zh-desk-dark-wrong")
        await well(page)


async def test_a_photo_of_a_signature_becomes_ink_and_a_name_becomes_a_seal(desk: Desk) -> None:
    task, li = await a_form(desk)
    async with desk.tab(phone=False) as page:
        await desk.opens(page, li, task)
        await page.locator("button.place.signature").click()
        await page.locator("#tab-seal").click()
        await expect(page.locator("img.name-seal")).to_be_visible()
        await desk.keep(page, "fill-zh-desk-name-seal")
        await page.locator("#tab-photo").click()
        await uploads(page, ".sheet", signed_paper())
        await desk.keep(page, "fill-zh-desk-photo")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("button.place.signature img")).to_be_visible()


async def test_an_approver_sees_the_places_and_fills_in_nothing(desk: Desk) -> None:
    world = desk.world
    li, lawyer = await world.person("李明"), await world.person("赵律师")
    task = await a_form_for(world, signers=[li], approvers=[lawyer])
    async with desk.tab() as page:
        await desk.opens(page, lawyer, task)
        await expect(page.locator(".place.ghost").first).to_be_attached()
        await expect(page.locator("button.place")).to_have_count(0)
        await expect(page.locator(".filling")).to_be_hidden()
        await page.locator(".sheet-of-paper").first.scroll_into_view_if_needed()
        await desk.keep(page, "fill-zh-phone-approver")


async def test_who_may_use_several_seals_chooses_one_and_it_is_shown_before_the_code(desk: Desk) -> None:
    world = desk.world
    ann, li = await world.person("王芳"), await world.person("李明")
    company = "杭州青禾科技有限公司"
    seals = [await a_seal(world, li, SealWish(kind, company)) for kind in ("company", "contract")]
    task = await world.draft(ann, signers=[li], document=contract(1))
    place = replace(task.fields[0], kind=FieldKind.SEAL, box=Box(60, 240, 120, 120))
    task = await send_with(world, ann, task, (place,))
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator("button.place.seal").tap()
        choices = page.locator(".seal-choice")
        await expect(choices).to_have_count(2)
        await choices.filter(has_text="合同专用章").tap()
        await desk.keep(page, "fill-zh-phone-seals")
        await well(page)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".written")).to_contain_text("合同专用章")
        await desk.keep(page, "fill-zh-phone-seal-check")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator("input.code")).to_be_focused()
        await page.locator("input.code").fill(await world.code(li, task))
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
    async with world.ports.transaction() as tx:
        used = [each.facts["seal_id"] for each in await tx.audit.of_task(task.id) if each.kind == SEAL_USED]
    assert used == [seals[1].id]
