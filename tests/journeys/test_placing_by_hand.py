"""From the chat onto the pages and back: places put by a finger are the draft's, and the chat shows them."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, expect

from bot.local_chat import CHEN_JING
from signing.wording import say
from tests.installation import Installation
from tests.journeys.phone import Phone
from tests.pdfs import contract

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LINES = "李明 13800138002 签署\n周悦 13800138007 签署"


def puts(phone: Phone, page: FrameLocator, kind: str, u: float, v: float) -> None:
    phone.tap(page.locator(f".chip[data-kind={kind}]"))
    sheet = page.locator(".sheet-of-paper").first
    box = sheet.bounding_box()
    assert box is not None
    at = {"x": box["width"] * u, "y": box["height"] * v}
    sheet.click(position=at) if phone.desktop else sheet.tap(position=at)
    expect(page.locator(".spot.chosen")).to_have_count(1)


@pytest.mark.parametrize("desktop", [False, True], ids=["phone", "desk"])
def test_places_put_on_the_page_are_in_the_chat_afterwards(
    browser: Browser, tmp_path: Path, desktop: bool
) -> None:
    with Installation(tmp_path / "installation") as installation:
        phone = Phone(browser, installation.chat_url, f"placing-by-hand-{desktop}", desktop=desktop)
        phone.becomes(CHEN_JING)
        phone.starts()
        phone.card(say("zh", "button-new"))
        phone.sends_file("合同.pdf", contract(2))
        phone.card("合同.pdf", say("zh", "ask-parties"))  # before the file is there, words answer nothing
        phone.writes(LINES)
        phone.presses(phone.card("周悦"), "button-next")
        phone.presses(phone.card(say("zh", "order-all_at_once")), "order-all_at_once")
        card = phone.card(say("zh", "button-place-on-page"))
        phone.presses(card, "button-place-on-page")
        page = phone.page.frame_locator("[data-testid=miniapp-frame]")
        page.locator("img.paper").first.wait_for()
        phone.shot("opened")
        page.locator(".spot").first.wait_for()
        there = page.locator(".spot").count()
        puts(phone, page, "text", 0.5, 0.3)
        page.locator(".actions .tool").click() if not desktop else phone.page.keyboard.press("Escape")
        puts(phone, page, "picture", 0.6, 0.55)
        expect(page.locator(".spot")).to_have_count(there + 2)
        phone.shot("placed")
        phone.tap(page.locator(".placing-head .primary"))
        expect(phone.page.get_by_test_id("miniapp")).to_have_count(0)
        phone.presses(phone.card(say("zh", "button-continue")), "button-continue")
        card = phone.card(say("zh", "places-to-fill", count=2))
        phone.shot("back")
        phone.presses(card, "button-accept-places")
        phone.card(say("zh", "ask-deadline"))
        assert phone.complaints == []
