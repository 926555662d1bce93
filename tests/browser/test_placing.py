"""Placing fields with real fingers, a mouse and keys."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.async_api import Page, Route, expect

from signing.fields.kinds import FieldKind
from signing.ports import Actor
from signing.task.model import DraftStep, Task
from signing.usecases.find_places import find_places
from signing.usecases.make_page_link import make_page_link
from signing.usecases.place_fields import place_fields
from signing.usecases.rename_task import rename_task
from signing.usecases.view_places import view_places
from signing.wording import say
from tests.browser.axe import serious
from tests.browser.desk import Desk
from tests.browser.eyes import problems
from tests.browser.placing import (
    Finger,
    a_draft,
    chip,
    middle,
    opens,
    point,
    saved,
    share_of_page,
    sheet,
    taps,
)
from tests.browser.rest import rested
from tests.pdfs import contract
from tests.signing.pdf.foreign import foreign_signed, open_places
from tests.signing.usecases.drafted import drafted

pytestmark = [pytest.mark.slow, pytest.mark.browser]


async def well(page: Page) -> None:
    await rested(page)
    assert await problems(page) == {}
    assert await serious(page) == []


@pytest.mark.parametrize(
    ("language", "phone", "dark"),
    [("zh", True, False), ("en", False, True)],
)
async def test_every_step_can_be_read_named_and_hit(desk: Desk, language: str, phone: bool, dark: bool) -> None:
    ann, task = await a_draft(desk, language=language)
    name = f"placing-{language}-{'phone' if phone else 'desk'}-{'dark' if dark else 'light'}"
    async with desk.tab(phone=phone, dark=dark, language=language) as page:
        await opens(desk, page, ann, task)
        await desk.keep(page, f"{name}-1")
        await well(page)
        for kind, v in (("signature", 0.6), ("select", 0.75), ("checkbox", 0.8)):
            await chip(page, kind).click()
            x, y = await point(page, 0, 0.5, v)
            await page.mouse.click(x, y)
            await well(page)
            await page.locator(".actions .button").first.click()
            await desk.keep(page, f"{name}-2-{kind}")
            await well(page)
            await page.keyboard.press("Escape")
            await page.keyboard.press("Escape")
        await chip(page, "seam").click()
        await expect(page.locator(".mini-page")).to_have_count(3)
        await desk.keep(page, f"{name}-3-seam")
        await well(page)
        await page.locator(".sheet-foot .primary").click()
        await page.locator(".ways-row .button").first.click()
        await well(page)
        await page.keyboard.press("Escape")
        await saved(page)
        await desk.keep(page, f"{name}-4")
        await page.locator(".ways-row .button").last.click()
        await expect(page.locator(".preview-all .place").first).to_be_visible()
        await desk.keep(page, f"{name}-5-preview")
        await well(page)


async def test_a_finger_places_moves_and_resizes_and_the_draft_has_it(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        placed = await taps(page, "text", 1, 0.5, 0.7)
        at = await share_of_page(placed)
        assert (at[0] + at[2] / 2, at[1] + at[3] / 2) == pytest.approx((0.5, 0.7), abs=0.005)
        start = await middle(placed)
        await Finger(page).drags(start, (start[0] + 60, start[1] + 70))
        moved = await share_of_page(placed)
        assert moved[0] > at[0] + 0.1 and moved[1] > at[1] + 0.08
        corner = await middle(placed.locator(".handle.se"))
        await Finger(page).drags(corner, (corner[0] + 30, corner[1] + 40))
        larger = await share_of_page(placed)
        assert larger[3] > moved[3] + 0.04 and larger[:2] == pytest.approx(moved[:2], abs=0.002)
        await saved(page)
    view = await view_places(desk.world.ports, ann, task.id)
    (field,) = view.fields
    shape = view.shapes[1]
    seen = (field.box.u / shape.width, 1 - (field.box.v + field.box.height) / shape.height)
    assert field.page == 1 and seen == pytest.approx(larger[:2], abs=0.003)


async def test_a_finger_that_scrolls_takes_nothing_along(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        placed = await taps(page, "signature", 0, 0.5, 0.5)
        await page.keyboard.press("Escape")
        before = await share_of_page(page.locator(".spot"))
        x, y = await middle(page.locator(".spot"))
        await Finger(page).drags((x, y), (x, y - 150))
        assert await share_of_page(page.locator(".spot")) == before
        assert await page.evaluate("scrollY") > 0
        assert await placed.count() == 0


async def test_a_finger_pulls_a_field_out_of_the_tray_onto_a_page(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        goal = await point(page, 0, 0.6, 0.5)
        await Finger(page).drags(await middle(chip(page, "seal")), goal)
        at = await share_of_page(page.locator(".spot.chosen"))
        assert (at[0] + at[2] / 2, at[1] + at[3] / 2) == pytest.approx((0.6, 0.5), abs=0.01)
        assert await page.locator(".spot.chosen .handle").count() == 0, "a seal is as large as it is in life"
        await saved(page)
    (field,) = (await view_places(desk.world.ports, ann, task.id)).fields
    assert field.kind is FieldKind.SEAL and field.box.width == pytest.approx(42 * 72 / 25.4, abs=0.1)


async def test_turning_the_phone_loses_nothing(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        placed = await taps(page, "text", 0, 0.4, 0.5)
        before = await share_of_page(placed)
        await page.set_viewport_size({"width": 844, "height": 390})
        await desk.keep(page, "placing-turned")
        await well(page)
        after = await share_of_page(page.locator(".spot.chosen"))
        assert after[:2] == pytest.approx(before[:2], abs=0.006)
        await page.set_viewport_size({"width": 390, "height": 844})
        await saved(page)
        await page.get_by_role("button", name="撤销").tap()
        await expect(page.locator(".spot")).to_have_count(0)


async def test_a_mouse_drags_with_guides_and_keys_do_the_rest(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab(phone=False) as page:
        await opens(desk, page, ann, task)
        for v in (0.2, 0.4):
            await chip(page, "text").click()
            await page.mouse.click(*await point(page, 0, 0.3, v))
            await page.keyboard.press("Escape")
        spots = page.locator(".spot")
        x, y = await middle(spots.last)
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x + 80, y + 20, steps=6)
        await page.mouse.move(x + 3, y + 30, steps=6)
        await expect(page.locator(".guide.x")).to_have_count(1)
        await desk.keep(page, "placing-guides")
        await page.mouse.up()
        first, second = await share_of_page(spots.first), await share_of_page(spots.last)
        assert first[0] == pytest.approx(second[0], abs=0.0005), "snapped to the other's edge"
        await spots.last.focus()
        await page.keyboard.press("ArrowRight")
        await page.keyboard.press("Shift+ArrowDown")
        moved = await share_of_page(spots.last)
        assert (moved[0] - second[0], moved[1] - second[1]) == pytest.approx((1 / 595.28, 10 / 841.89), abs=0.0006)
        await page.keyboard.press("Delete")
        await expect(spots).to_have_count(1)
        await page.keyboard.press("Control+z")
        await expect(spots).to_have_count(2)
        await page.keyboard.press("Control+z")
        assert await share_of_page(spots.last) == pytest.approx(second, abs=0.0005)
        await page.keyboard.press("Control+Shift+z")
        await page.keyboard.press("Control+y")
        await expect(spots).to_have_count(1)
        await saved(page)
    assert len((await view_places(desk.world.ports, ann, task.id)).fields) == 1


async def test_a_place_is_taken_over_to_the_next_page_and_resized_by_a_corner(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab(phone=False) as page:
        await opens(desk, page, ann, task)
        await chip(page, "picture").click()
        await page.mouse.click(*await point(page, 0, 0.5, 0.9))
        spot = page.locator(".spot.chosen")
        x, y = await middle(spot)
        goal = await sheet(page, 1).bounding_box()
        assert goal is not None
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x, y + 50, steps=4)
        await page.mouse.move(goal["x"] + 400, goal["y"] + 120, steps=8)
        await page.mouse.up()
        await expect(sheet(page, 1).locator(".spot")).to_have_count(1)
        before = await share_of_page(spot)
        x, y = await middle(spot.locator(".handle.nw"))
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x + 40, y + 30, steps=5)
        await page.mouse.up()
        after = await share_of_page(spot)
        assert (
            after[0] > before[0]
            and after[2] < before[2]
            and after[0] + after[2] == pytest.approx(before[0] + before[2], abs=0.002)
        )
        await page.keyboard.press("Control+z")
        await page.keyboard.press("Control+z")
        await expect(sheet(page, 0).locator(".spot")).to_have_count(1)
        await saved(page)


async def test_a_choice_is_several_buttons_that_share_one_answer(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await taps(page, "radio", 0, 0.3, 0.7)
        await page.locator(".actions .button").first.tap()
        await page.get_by_role("button", name="增加一个选项").tap()
        await expect(page.locator(".spot[data-kind=radio]")).to_have_count(3)
        await saved(page)
    fields = (await view_places(desk.world.ports, ann, task.id)).fields
    assert [field.option for field in fields] == ["选项一", "选项二", "选项 3"]
    assert len({field.key for field in fields}) == 1 and len({field.box for field in fields}) == 3


async def test_all_of_it_by_keyboard(desk: Desk) -> None:
    ann, task = await a_draft(desk, language="en")
    async with desk.tab(phone=False, language="en") as page:
        await opens(desk, page, ann, task)
        await page.get_by_role("radio", name=re.compile("Ann Miller|2")).first.focus()
        await chip(page, "signature").focus()
        await page.keyboard.press("Enter")
        await expect(page.locator(".spot.chosen")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("dialog", name="Signature")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator(".spot.chosen")).to_be_focused()
        await saved(page)


async def test_overlaps_are_not_unnoticed(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await taps(page, "text", 0, 0.5, 0.5)
        await expect(page.locator(".warning")).to_be_hidden()
        await taps(page, "number", 0, 0.5, 0.505)
        await expect(page.locator(".warning")).to_contain_text("2")
        assert "重叠" in (await page.locator(".spot").first.get_attribute("aria-label") or "")
        await page.locator(".actions .button").last.tap()
        await expect(page.locator(".warning")).to_be_hidden()
        # A seal over its own party's signature is meant.
        await taps(page, "signature", 1, 0.5, 0.5)
        await taps(page, "seal", 1, 0.5, 0.5)
        await expect(page.locator(".warning")).to_be_hidden()


async def test_copies_words_and_a_seam_reach_every_page(desk: Desk) -> None:
    desk.expects("422")
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await taps(page, "initials", 0, 0.8, 0.9)
        await page.locator(".actions .button").nth(1).tap()
        asked = page.locator(".sheet input")
        await asked.fill("1-9")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet .problem")).to_be_visible()
        await asked.fill("2-3")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".spot[data-kind=initials]")).to_have_count(3)
        await page.locator(".ways-row .button").first.tap()
        await page.locator(".sheet input").fill("乙方")
        await page.locator(".sheet select").nth(1).select_option("seal")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".spot[data-kind=seal]")).to_have_count(1)
        await page.keyboard.press("Escape")
        await chip(page, "seam").tap()
        await expect(page.locator(".sheet-foot .primary")).to_be_enabled()
        await page.locator(".sheet input.typed").fill("奇数页")
        await expect(page.locator(".mini-page")).to_have_count(2)
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".strip")).to_have_count(2)
        await saved(page)
        await page.reload()
    view = await view_places(desk.world.ports, ann, task.id)
    assert [field.kind for field in view.fields].count(FieldKind.INITIALS) == 3
    assert len({field.key for field in view.fields if field.kind is FieldKind.INITIALS}) == 1
    assert view.seams[0].options.pages == "1,3"


async def test_what_is_changed_while_it_is_being_saved_keeps_its_change(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)

        async def slowly(route: Route) -> None:
            answer = await route.fetch()
            await asyncio.sleep(2.5)
            await route.fulfill(response=answer)

        await page.route("**/places", slowly)
        await taps(page, "initials", 0, 0.8, 0.9)
        await page.wait_for_timeout(1200)
        await page.locator(".actions .button").nth(1).tap()
        await page.locator(".sheet input").fill("2")
        await page.locator(".sheet-foot .primary").tap()
        await page.locator(".spot").first.focus()
        await page.keyboard.press("ArrowUp")
        await page.wait_for_timeout(3500)
        await saved(page)
        await page.unroute_all(behavior="wait")
        await page.wait_for_timeout(500)
        seen = [await share_of_page(spot) for spot in await page.locator(".spot").all()]
    view = await view_places(desk.world.ports, ann, task.id)
    assert len({field.key for field in view.fields}) == 1 and len(view.fields) == 2
    tops = [1 - (field.box.v + field.box.height) / view.shapes[0].height for field in view.fields]
    assert tops == pytest.approx([top for _, top, _, _ in seen], abs=0.003)


async def test_properties_are_kept_and_the_party_sees_them_in_the_preview(desk: Desk) -> None:
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await taps(page, "select", 0, 0.5, 0.5)
        await page.locator(".actions .button").first.tap()
        await page.get_by_label("填写内容的名称").fill("开户银行")
        await page.get_by_label("选项，每行一个").fill("招商银行")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".sheet .problem")).to_be_visible()
        await page.get_by_label("选项，每行一个").fill("招商银行\n中国银行")
        await page.get_by_label("填写提示").fill("<b>与执照一致</b>")
        await page.locator(".sheet-foot .primary").tap()
        await expect(page.locator(".spot-name")).to_have_text("开户银行")
        await saved(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-entries select")).to_be_disabled()
        await expect(page.locator(".preview-entries")).to_contain_text("<b>与执照一致</b>")
        await expect(page.locator(".preview-all .place.select")).to_be_disabled()
        await page.locator(".preview-head .tool").tap()
        await expect(page.locator(".spot")).to_be_visible()
        await taps(page, "copied", 0, 0.5, 0.7)
        await page.locator(".actions .button").first.tap()
        await page.get_by_label("需要抄录的句子").fill("我已知悉全部风险")
        await page.get_by_label("由签署人手写（不键入）").check()
        await page.locator(".sheet-foot .primary").tap()
        await saved(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-entries")).to_contain_text("手写抄录")
        await expect(page.locator(".preview-entries textarea")).to_have_count(0)
    (copied,) = [field for field in (await now(desk, task)).fields if field.kind is FieldKind.COPIED]
    assert (copied.drawn, copied.sentence) == (True, "我已知悉全部风险")


async def test_a_change_in_the_chat_meanwhile_is_taken_or_asked_about(desk: Desk) -> None:
    desk.expects("409")
    ann, task = await a_draft(desk)
    async with desk.tab() as page, desk.tab() as other:
        await opens(desk, page, ann, task)
        await taps(page, "signature", 0, 0.5, 0.3)
        await saved(page)
        await rename_task(desk.world.ports, ann, task.id, title="另一个标题")
        await taps(page, "text", 0, 0.5, 0.5)
        await page.wait_for_timeout(1200)
        await saved(page)
        kinds = {field.kind for field in (await now(desk, task)).fields}
        assert FieldKind.TEXT in kinds, "another title does not concern the places"
        await opens(desk, other, ann, task)
        await taps(other, "number", 0, 0.5, 0.7)
        await saved(other)
        await page.bring_to_front()
        await taps(page, "email", 1, 0.5, 0.5)
        await expect(page.get_by_role("dialog", name="草稿在别处改动过")).to_be_visible(timeout=30_000)
        await desk.keep(page, "placing-stale")
        await page.locator(".sheet-foot .quiet").tap()
        await expect(page.locator(".spot")).to_have_count(3)
        await expect(page.locator(".spot[data-kind=number]")).to_have_count(1)


async def now(desk: Desk, task: Task) -> Task:
    return await desk.world.task(task)


async def test_the_line_goes_down_and_nothing_is_lost(desk: Desk) -> None:
    desk.expects("ERR_INTERNET_DISCONNECTED")
    ann, task = await a_draft(desk)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await page.context.set_offline(True)
        await taps(page, "text", 0, 0.5, 0.5)
        await expect(page.locator(".save-state")).to_have_class("save-state unsaved", timeout=30_000)
        await page.context.set_offline(False)
        await saved(page)
        await page.locator(".placing-head .primary").tap()
        await expect(page.locator(".badge.good")).to_be_visible()
    assert await desk.world.outbox(replace(ann, channel="chat"), "card")


async def test_names_of_strangers_are_words_and_no_markup(desk: Desk) -> None:
    ann = await desk.world.person("王芳", language="zh")
    task = await desk.world.draft(ann, signers=["<img src=x onerror=alert(1)>"], title="<script>alert(1)</script>")
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await expect(page.locator("h1")).to_have_text("<script>alert(1)</script>")
        assert await page.locator("img[src=x], script:not([src]):not([type])").count() == 0


async def test_who_is_not_the_initiator_is_told_plainly_and_sees_nothing(desk: Desk) -> None:
    desk.expects("404")
    ann, task = await a_draft(desk)
    other = await desk.world.person("路人", language="zh")
    mine = await desk.world.draft(other, signers=["某人"])
    async with desk.tab() as page:
        await opens_other(desk, page, other, mine, task)
        await expect(page.locator("main.plain h1")).to_be_visible()
        assert "采购合同" not in await page.content()
    assert ann


async def opens_other(desk: Desk, page: Page, who: Actor, mine: Task, task: Task) -> None:
    token = await make_page_link(desk.world.ports, who, "task", mine.id)
    await page.goto(f"{desk.base}/p/{task.id}#k={token}")


async def renderers_mb(desk: Desk) -> float:
    """What the largest of the browser's pages holds, shared memory by its share."""
    line = await desk.browser.new_browser_cdp_session()
    processes = (await line.send("SystemInfo.getProcessInfo"))["processInfo"]
    return max(held_mb(process["id"]) for process in processes if process["type"] == "renderer")


def held_mb(process_id: int) -> float:
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{process_id}/smaps_rollup").read_text(), re.MULTILINE)
    assert found is not None, "Linux says so"
    return int(found[1]) / 1024


async def test_a_thousand_pages_stay_light(desk: Desk) -> None:
    ann, task = await a_draft(desk, pages=1000)
    async with desk.tab() as page:
        await opens(desk, page, ann, task)
        await expect(page.locator(".sheet-of-paper")).to_have_count(1000)
        for share in (0.2, 0.5, 0.9, 1.0):
            await page.evaluate(f"window.scrollTo(0, document.body.scrollHeight * {share})")
            await rested(page)
        assert await renderers_mb(desk) < 300
        await taps(page, "signature", 998, 0.5, 0.5)
        await saved(page)
        assert await page.locator("img.paper").count() <= 20
        assert await sheet(page, 998).locator(".spot").count() == 1
        line = await page.context.new_cdp_session(page)
        heap = (await line.send("Runtime.getHeapUsage"))["usedSize"]
        assert heap < 60 * 1024 * 1024


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_the_page_that_is_added_stands_behind_the_last_one(desk: Desk, language: str, dark: bool) -> None:
    ann, task = await a_draft(desk, language=language)
    await place_fields(desk.world.ports, ann, task.id, fields=[], seams=[], version=task.version)
    async with desk.tab(phone=True, dark=dark, language=language) as page:
        await opens(desk, page, ann, task)
        added = page.locator(".added-page")
        await expect(added).to_have_count(1)
        await added.scroll_into_view_if_needed()
        await expect(added.locator("img")).to_be_visible()
        assert (
            await page.evaluate("() => document.querySelector('.added-page').previousElementSibling?.dataset.page")
            == "2"
        ), "behind the last of three"
        await added.locator("img").scroll_into_view_if_needed()
        await desk.keep(page, f"placing-{language}-phone-added")
        await well(page)
        await page.locator(".ways-row .button").last.tap()
        await expect(page.locator(".preview-all .added-page")).to_have_count(1)
        await page.locator(".preview-head .button").tap()
        await expect(page.locator(".added-page")).to_have_count(1)


@pytest.mark.parametrize(("language", "phone"), [("zh", True), ("en", False)])
async def test_a_certified_paper_offers_only_what_it_came_with(desk: Desk, language: str, phone: bool) -> None:
    ann = await desk.world.person("王芳" if language == "zh" else "Grace Chen", language=language)
    data = await asyncio.to_thread(lambda: foreign_signed(open_places(contract(), "One", "Two"), certify=2))
    view = await drafted(desk.world, ann, until=DraftStep.PLACES, data=data)
    await find_places(desk.world.ports, ann, view.task.id)
    async with desk.tab(phone=phone, dark=False, language=language) as page:
        await opens(desk, page, ann, view.task)
        await expect(page.locator(".spot")).to_have_count(2)
        await expect(page.locator(".chip.kind")).to_have_count(0)
        await expect(page.locator(".tray-hint")).to_have_text(say(language, "page-word-placing-fixed"))
        await desk.keep(page, f"placing-certified-{language}")
        spot = page.locator(".spot").first
        await spot.click()
        before = await spot.get_attribute("style")
        await spot.press("ArrowRight")
        await expect(page.locator(".save-state")).to_have_text(say(language, "page-word-placing-fixed"))
        assert await spot.get_attribute("style") == before
        await well(page)
