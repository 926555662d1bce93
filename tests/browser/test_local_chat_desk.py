"""The desk around the chats: people, looks, scrolling, blocks, lost connections."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.browser.local_chat_bot import RunningChat
from tests.browser.local_chat_looks import DESKTOP, PHONE, page_of, shot, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]


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
