"""Reading and acting in a real Chromium: as a phone and as a desk, light and dark, both languages."""

from __future__ import annotations

import json
from urllib.parse import quote, urlencode

import pytest
from playwright.async_api import expect

from signing.task.model import PartyState, TaskState
from tests.browser.desk import Desk, a_contract_for, draw
from tests.browser.rest import rested
from tests.pdfs import contract
from tests.web_confirm.door import init_data

pytestmark = [pytest.mark.slow, pytest.mark.browser]

# Pixels of ink on the pad, at one device pixel each.
INK = """async () => {
  const pad = document.querySelector("canvas.pad");
  const copy = new OffscreenCanvas(pad.width, pad.height).getContext("2d", { willReadFrequently: true });
  copy.drawImage(pad, 0, 0);
  const bytes = copy.getImageData(0, 0, pad.width, pad.height).data;
  let ink = 0;
  for (let at = 3; at < bytes.length; at += 4) ink += bytes[at] > 60;
  return ink / devicePixelRatio ** 2;
}"""


@pytest.mark.parametrize(("language", "phone", "dark"), [("en", True, True), ("zh", False, False)])
async def test_a_signer_reads_draws_confirms_and_sees_it_signed(
    desk: Desk, language: str, phone: bool, dark: bool
) -> None:
    world = desk.world
    task, li, _ = await a_contract_for(world, language=language)
    name = f"{language}-{'phone' if phone else 'desk'}{'-dark' if dark else ''}"
    async with desk.tab(phone=phone, language=language, dark=dark) as page:
        await desk.opens(page, li, task)
        await expect(page.locator("h1")).to_have_text(task.title)
        assert "#" not in page.url, "the one-time token is taken out of the address"
        await expect(page.locator("img.paper").first).to_be_visible()
        await desk.keep(page, f"{name}-1-open")
        await page.locator(".jump").click()
        await expect(page.locator("button.place.signature")).to_be_in_viewport()
        await rested(page)
        await desk.keep(page, f"{name}-2-place")
        await page.locator(".bar .primary").click()
        await draw(page)
        await desk.keep(page, f"{name}-3-drawn")
        await page.locator(".sheet-foot .primary").click()
        await desk.keep(page, f"{name}-4-check")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("input.code")).to_be_focused()
        code = await world.code(li, task)
        await page.locator("input.code").fill(f"{(int(code) + 1) % 1_000_000:06d}")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("[role=alert]")).to_contain_text("4")
        await desk.keep(page, f"{name}-5-wrong-code")
        await page.locator("input.code").fill(code)
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".result .badge.good")).to_be_visible(timeout=30_000)
        await desk.keep(page, f"{name}-6-signed")
        async with page.expect_download() as arriving:
            await page.locator(".sheet-foot .quiet").click()
        saved = await (await arriving.value).path()
        assert saved.read_bytes().startswith(b"%PDF-")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".status")).to_be_visible()
        await desk.keep(page, f"{name}-7-after")
    party = (await world.task(task)).parties_of(li.person_id or "")[0]
    assert party.state is PartyState.SIGNED
    desk.expects("409 (Conflict)")  # the answer to the wrong code


async def test_turning_the_phone_while_drawing_keeps_every_stroke(desk: Desk) -> None:
    task, li, _ = await a_contract_for(desk.world)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .primary").click()
        await draw(page)
        upright = await page.evaluate(INK)
        assert upright > 200
        await page.set_viewport_size({"width": 844, "height": 390})
        await rested(page)
        lying = await page.evaluate(INK)
        await desk.keep(page, "zh-phone-lying")
        assert lying > upright * 0.15, "scaled to the lower pad, not lost"
        await expect(page.locator(".sheet-foot .primary")).to_be_in_viewport()
        await page.set_viewport_size({"width": 390, "height": 844})
        await rested(page)
        assert await page.evaluate(INK) > upright * 0.9, "turned back, it is as it was drawn"
        await expect(page.locator(".sheet-foot .primary")).to_be_enabled()


async def test_a_party_rejects_with_a_reason_and_the_page_says_it_is_over(desk: Desk) -> None:
    task, li, _ = await a_contract_for(desk.world)
    async with desk.tab() as page:
        await desk.opens(page, li, task)
        await page.locator(".bar .quiet").first.click()
        await expect(page.locator(".sheet-foot .danger")).to_be_disabled()
        await page.locator("textarea").fill("第三条金额有误")
        await desk.keep(page, "zh-phone-reject")
        await page.locator(".sheet-foot .danger").click()
        await expect(page.locator(".status")).to_contain_text("第三条金额有误")
        await expect(page.locator(".bar")).to_be_hidden()
        await desk.keep(page, "zh-phone-rejected")
    assert (await desk.world.task(task)).state is TaskState.REJECTED


async def test_when_somebody_signs_meanwhile_the_new_version_is_shown_before_a_code_is_asked_for(
    desk: Desk,
) -> None:
    world = desk.world
    ann, li, bo = [await world.person(name) for name in ("王芳", "李明", "陈晓")]
    task = await world.sent(ann, signers=[li, bo], document=contract(2))
    async with desk.tab(dark=True) as page:
        await desk.opens(page, bo, task)
        await page.locator(".bar .primary").click()
        await draw(page)
        await page.locator(".sheet-foot .primary").click()
        await world.sign(li, task)
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator(".sheet h2")).to_have_text("文件已更新")
        await desk.keep(page, "zh-phone-dark-look-again")
        await page.locator(".sheet-foot .primary").click()
        await expect(page.locator("dialog")).to_have_count(0)
        await expect(page.locator(".changed")).to_be_visible()
        await expect(page.locator(".parties li.good")).to_have_count(1)
    assert not await world.outbox(bo, "code")
    desk.expects("409 (Conflict)")


async def test_whose_turn_has_not_come_sees_who_is_next_and_no_page(desk: Desk) -> None:
    task, _, bo = await a_contract_for(desk.world)
    async with desk.tab() as page:
        await desk.opens(page, bo, task)
        await expect(page.locator(".status h2")).to_have_text("还没轮到您")
        await expect(page.locator(".status")).to_contain_text("李明")
        await expect(page.locator("img.paper")).to_have_count(0)
        await desk.keep(page, "zh-phone-not-yet")


async def test_an_address_without_a_way_in_says_how_to_get_in(desk: Desk) -> None:
    for language, words in (("zh", "请从聊天中打开"), ("en", "Please open this from the chat")):
        async with desk.tab(language=language) as page:
            await page.goto(f"{desk.base}/t/whatever")
            await expect(page.locator("h1")).to_have_text(words)
            await desk.keep(page, f"{language}-phone-no-way-in")


async def test_a_name_full_of_markup_is_shown_as_it_is_written(desk: Desk) -> None:
    world = desk.world
    evil = "<img src=x onerror=alert(1)>"
    ann, li = await world.person(evil), await world.person("李明")
    task = await world.sent(ann, signers=[li], title="</script><b>合同</b>")
    async with desk.tab(phone=False) as page:
        page.on("dialog", lambda said: desk.troubles.append(said.message))
        await desk.opens(page, li, task)
        await expect(page.locator("h1")).to_have_text("</script><b>合同</b>")
        await expect(page.locator(".facts")).to_contain_text(evil)


async def test_inside_telegram_the_page_takes_its_theme_and_closes_by_its_event(desk: Desk) -> None:
    """As a Mini App in a frame: initData in the address, events to the parent."""
    world = desk.world
    ann, li = await world.person("王芳"), await world.person("李明")
    task = await world.sent(ann, signers=[li], document=contract(2))
    user = {"id": (await world.who(li)).telegram_id, "first_name": "李明", "language_code": "zh"}
    data = init_data({"auth_date": str(int(world.clock.now.timestamp())), "user": json.dumps(user)})
    dark = json.dumps({"bg_color": "#17212b"})
    address = urlencode({"tgWebAppData": data, "tgWebAppThemeParams": dark}, quote_via=quote)
    async with desk.tab() as page:
        # A bare page of our own origin stands in for the messenger: it may frame us, and may hold frames.
        await page.route("**/messenger", lambda route: route.fulfill(body="<!doctype html><title>chat</title>"))
        await page.goto(f"{desk.base}/messenger")
        await page.evaluate(
            """(src) => {
              window.heard = [];
              addEventListener("message", (event) => window.heard.push(JSON.parse(event.data).eventType));
              const frame = document.createElement("iframe");
              Object.assign(frame, { src, width: 390, height: 800 });
              document.body.replaceChildren(frame);
            }""",
            f"{desk.base}/t/{task.id}#{address}",
        )
        inside = page.frame_locator("iframe")
        await expect(inside.locator(".asked")).to_be_visible()
        assert await inside.locator("html").get_attribute("data-theme") == "dark"
        assert {"web_app_ready", "web_app_expand"} <= set(await page.evaluate("heard"))
        await world.reject(li, task)
        await inside.locator(".bar .quiet").first.click()
        await inside.locator("textarea").fill("x")
        await inside.locator(".sheet-foot .danger").click()
        await inside.locator(".sheet-foot .primary").click()
        await inside.locator(".status button").click()
        await page.wait_for_function("heard.includes('web_app_close')")
    desk.expects("409 (Conflict)")
