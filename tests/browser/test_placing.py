"""Placing fields with real fingers, a mouse and keys."""

from __future__ import annotations

import re

import pytest
from playwright.async_api import expect

from signing.fields.kinds import FieldKind
from signing.usecases.view_places import view_places
from tests.browser.desk import Desk
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
from tests.browser.placing_looked_at import well

pytestmark = [pytest.mark.slow, pytest.mark.browser]


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
