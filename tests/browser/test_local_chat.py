"""The messenger as a person meets it, on a phone and on a desktop: a real Chromium, a real bot behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.browser.local_chat_bot import RunningChat, running_chat

pytestmark = [pytest.mark.slow, pytest.mark.browser]
ARTEFACTS = Path(__file__).parents[1] / "artefacts"
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def chat(tmp_path: Path) -> Iterator[RunningChat]:
    with running_chat(tmp_path) as running:
        yield running


@pytest.fixture
def quiet() -> Iterator[list[str]]:
    """What the console complained of; must stay empty."""
    complaints: list[str] = []
    yield complaints
    assert complaints == []


def page_of(
    browser: Browser,
    chat: RunningChat,
    complaints: list[str],
    size: dict[str, int],
    *,
    locale: str = "en-GB",
    scheme: str = "light",
    shown: str = "",
) -> Page:
    phone = size is PHONE
    context = browser.new_context(
        viewport=size, locale=locale, color_scheme=scheme, has_touch=phone, is_mobile=phone,
        device_scale_factor=2 if phone else 1, permissions=["clipboard-read", "clipboard-write"],
    )  # fmt: skip
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(f"{chat.address}/#{shown}" if shown else chat.address)
    page.get_by_test_id(f"pane-{shown.split(',', maxsplit=1)[0] or CHEN_JING}").wait_for()
    return page


def shot(page: Page, name: str) -> None:
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.wait_for_timeout(350)  # let things come to rest
    page.screenshot(path=ARTEFACTS / f"local-chat-{name}.png")


def write(page: Page, text: str) -> None:
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("send").click()


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


def test_people_are_switched_and_their_unread_messages_counted(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    page = page_of(browser, chat, quiet, DESKTOP)
    chat.people.start(LI_MING)
    row = page.get_by_test_id(f"person-{LI_MING}")
    expect(row.locator(".badge")).to_have_text("1")
    expect(page).to_have_title(re.compile(r"^\(1\)"))
    row.click()
    expect(page.get_by_test_id(f"pane-{LI_MING}")).to_be_visible()
    expect(page.get_by_test_id("message").last).to_contain_text("hello 明")
    expect(row.locator(".badge")).to_have_count(0)


def test_on_a_phone_the_person_is_switched_from_the_header(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    page = page_of(browser, chat, quiet, PHONE, scheme="dark")
    page.get_by_test_id("switch-person").click()
    shot(page, "people-phone-dark")
    page.get_by_test_id(f"person-{ANN_MILLER}").click()
    expect(page.get_by_test_id(f"pane-{ANN_MILLER}")).to_contain_text("as Ann Miller")
    expect(page.get_by_test_id("roster")).not_to_be_visible()


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


def test_theme_language_and_columns_are_remembered(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP)
    page.get_by_test_id("composer").fill("a draft")
    page.get_by_test_id("theme").click()
    page.get_by_test_id("language").click()
    page.get_by_test_id("columns-3").click()
    assert page.get_by_test_id("composer").first.input_value() == "a draft"
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(page.get_by_text("本地聊天", exact=True)).to_be_visible()
    expect(page.locator(".pane")).to_have_count(3)
    shot(page, "three-desktop-dark-zh")


def test_commands_are_listed_in_the_persons_language(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    chat.people.start(CHEN_JING)
    chat.people.start(ANN_MILLER)
    page = page_of(browser, chat, quiet, PHONE, shown=str(CHEN_JING))
    page.get_by_test_id("commands").click()
    expect(page.get_by_test_id("command-list")).to_contain_text("发起签署")
    shot(page, "commands-phone")
    page.get_by_role("button", name="/new").click()
    expect(page.get_by_test_id("message").filter(has_text="/new")).to_be_visible()


def test_a_reader_who_scrolled_up_is_left_in_peace(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    for number in range(30):
        chat.people.say(CHEN_JING, f"line {number}")
    page = page_of(browser, chat, quiet, PHONE)
    expect(page.get_by_test_id("message").last).to_contain_text("line 29")
    expect(page.get_by_test_id("message").last).to_be_in_viewport()
    page.get_by_test_id("messages").evaluate("list => list.scrollTop = 0")
    expect(page.get_by_test_id("jump")).to_be_visible()
    chat.bot_says(CHEN_JING, "news from the bot")
    news = page.get_by_test_id("message").filter(has_text="news from the bot")
    expect(news).to_have_count(1)
    expect(news).not_to_be_in_viewport()
    page.get_by_test_id("jump").click()
    expect(news).to_be_in_viewport()
    chat.bot_says(CHEN_JING, "and more\n" * 8)
    expect(page.get_by_test_id("message").last).to_be_in_viewport(ratio=0.9)


def test_older_messages_come_when_one_scrolls_up(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    for number in range(260):
        chat.people.say(CHEN_JING, f"line {number} ends")
    page = page_of(browser, chat, quiet, PHONE)
    first = page.get_by_test_id("message").filter(has_text="line 3 ends")
    expect(page.get_by_test_id("message").last).to_be_in_viewport()
    expect(first).to_have_count(0)
    page.get_by_test_id("messages").evaluate("list => list.scrollTop = 0")
    expect(first).to_have_count(1)
    expect(first).not_to_be_in_viewport()


def test_a_block_and_a_new_start(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE)
    page.get_by_test_id("pane-menu").click()
    page.get_by_test_id("block").click()
    expect(page.get_by_text("You blocked this bot.")).to_be_visible()
    page.get_by_test_id("start").click()
    expect(page.get_by_test_id("composer")).to_be_visible()


def test_a_lost_server_is_said_and_found_again(browser: Browser, chat: RunningChat, tmp_path: Path) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, [], DESKTOP)
    chat.stop()
    expect(page.get_by_text("Connection lost. Trying again…")).to_be_visible()
    chat.go()
    expect(page.get_by_text("Connection lost. Trying again…")).not_to_be_visible()
    write(page, "card")
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_visible()
