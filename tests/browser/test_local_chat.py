"""The messenger as a person meets it, on a phone and on a desktop: a real Chromium, a real bot behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.browser.local_chat_bot import RunningChat
from tests.browser.local_chat_looks import DESKTOP, PHONE, page_of, shot, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]


WORDS = {
    "en-GB": {"start": "Start", "welcome": "What can this bot do?", "edited": "edited"},
    "zh-CN": {"start": "开始", "welcome": "这个机器人能做什么？", "edited": "已编辑"},
}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("device", ["phone", "desktop"])
def test_a_first_conversation(
    browser: Browser, chat: RunningChat, quiet: list[str], locale: str, device: str
) -> None:
    words = WORDS[locale]
    page = page_of(browser, chat, quiet, PHONE if device == "phone" else DESKTOP, locale=locale)
    expect(page.get_by_text(words["welcome"])).to_be_visible()
    shot(page, f"welcome-{device}-{locale}")
    page.get_by_role("button", name=words["start"], exact=True).click()
    expect(page.get_by_test_id("message").last).to_contain_text("hello 静")
    write(page, "card")
    page.get_by_role("button", name="Approve", exact=True).click()
    expect(page.get_by_test_id("toast")).to_have_text("Approved")
    card = page.get_by_test_id("message").filter(has_text="approved by 静")
    expect(card).to_contain_text(words["edited"])
    page.get_by_role("button", name="Reject").click()
    expect(page.get_by_test_id("alert")).to_contain_text("There is a newer version.")
    shot(page, f"alert-{device}-{locale}")
    page.get_by_test_id("alert-ok").click()
    expect(page.get_by_test_id("alert")).to_have_count(0)
    shot(page, f"card-{device}-{locale}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_documents_come_and_go(browser: Browser, chat: RunningChat, quiet: list[str], tmp_path: Path) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE)
    page.get_by_test_id("attach").click()
    shot(page, "attach-phone")
    page.get_by_test_id("sample-0").click()
    answer = page.get_by_test_id("message").filter(has_text="came back")
    expect(answer).to_contain_text("样例合同.pdf")
    page.get_by_test_id("file-input").set_input_files(
        {"name": "my own.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-own"}
    )
    page.get_by_test_id("caption").fill("please")
    page.get_by_test_id("dialog-ok").click()
    document = page.get_by_test_id("message").filter(has_text="my own.pdf").last
    expect(document).to_contain_text("came back")
    with page.expect_download() as download:
        document.get_by_test_id("document").click()
    assert download.value.suggested_filename == "my own.pdf"
    assert Path(download.value.path()).read_bytes() == b"%PDF-own"
    shot(page, "documents-phone")


def test_a_reply_keyboard_asks_for_a_contact_and_for_people(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE, scheme="dark", locale="zh-CN")
    write(page, "keyboard")
    page.get_by_role("button", name="Pick people").click()
    page.get_by_test_id(f"pick-{LI_MING}").check()
    page.get_by_test_id(f"pick-{ANN_MILLER}").check()
    shot(page, "pick-people-phone-dark-zh")
    page.get_by_test_id("dialog-ok").click()
    expect(page.get_by_test_id("message").last).to_contain_text("picked 2")
    page.get_by_test_id("keyboard-toggle").click()
    page.get_by_role("button", name="My number").click()
    page.get_by_test_id("dialog-ok").click()
    expect(page.get_by_test_id("message").last).to_contain_text("own number: True")
    expect(page.get_by_test_id("reply-keyboard")).to_have_count(0)


def test_a_deep_link_is_opened_as_somebody(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP, shown=f"{CHEN_JING},{LI_MING}")
    page.get_by_test_id(f"pane-{CHEN_JING}").get_by_test_id("composer").fill("invite")
    page.get_by_test_id(f"pane-{CHEN_JING}").get_by_test_id("composer").press("Enter")
    page.get_by_role("link", name="https://t.me/yinxin_local_bot?start=inv-7").click()
    page.get_by_test_id(f"choose-{ANN_MILLER}").click()
    invited = page.get_by_test_id(f"pane-{ANN_MILLER}")
    expect(invited.get_by_test_id("message").last).to_contain_text("hello Ann inv-7")
    expect(page.get_by_test_id(f"pane-{CHEN_JING}")).to_be_visible()
    shot(page, "side-by-side-desktop")


def test_a_mini_app_opens_in_a_sheet_and_closes_itself(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE)
    write(page, "app")
    page.get_by_role("button", name="Read and sign").click()
    frame = page.frame_locator("[data-testid=miniapp-frame]")
    expect(frame.get_by_text("proved: True")).to_be_visible()
    shot(page, "miniapp-phone")
    frame.get_by_role("button", name="Close me").click()
    expect(page.get_by_test_id("miniapp")).to_have_count(0)


def test_an_address_is_shown_before_it_is_opened(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP)
    write(page, "app")
    page.get_by_role("button", name="Open page").click()
    expect(page.get_by_test_id("dialog")).to_contain_text(chat.app_url)
    with page.context.expect_page() as opened:
        page.get_by_test_id("dialog-ok").click()
    assert opened.value.url == chat.app_url
