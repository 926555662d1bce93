"""Hands on the messenger: dropped files, the keyboard alone, slow buttons, new people, failures on demand."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route, expect

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.browser.local_chat_bot import RunningChat
from tests.browser.local_chat_looks import DESKTOP, PHONE, page_of, shot, write

pytestmark = [pytest.mark.slow, pytest.mark.browser]

DROP = """screen => {
  const data = new DataTransfer();
  data.items.add(new File(["%PDF-dropped"], "dropped.pdf", { type: "application/pdf" }));
  for (const kind of ["dragover", "drop"])
    screen.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
}"""
PASTE = """field => {
  const data = new DataTransfer();
  data.items.add(new File(["%PDF-pasted"], "pasted.pdf", { type: "application/pdf" }));
  field.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData: data }));
}"""


def test_files_are_dropped_and_pasted(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP)
    page.locator(".screen").evaluate(DROP)
    expect(page.get_by_test_id("send-file")).to_contain_text("dropped.pdf")
    shot(page, "send-file-desktop")
    page.get_by_test_id("dialog-cancel").click()
    expect(page.get_by_test_id("send-file")).to_have_count(0)
    page.get_by_test_id("composer").evaluate(PASTE)
    page.get_by_test_id("dialog-ok").click()
    expect(page.get_by_test_id("message").filter(has_text="pasted.pdf")).to_have_count(2)
    expect(page.get_by_test_id("message").filter(has_text="dropped.pdf")).to_have_count(0)


def test_the_keyboard_is_enough(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    page = page_of(browser, chat, quiet, DESKTOP)
    page.get_by_role("button", name="Start", exact=True).focus()
    page.keyboard.press("Enter")
    page.get_by_test_id("composer").focus()
    page.keyboard.type("card")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Reject", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("alert")).to_be_visible()
    expect(page.get_by_test_id("alert-ok")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_test_id("alert-ok")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("alert")).to_have_count(0)
    expect(page.get_by_role("button", name="Reject", exact=True)).to_be_focused()
    page.get_by_test_id("composer").focus()
    page.keyboard.type("two")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("lines")
    assert page.get_by_test_id("composer").input_value() == "two\nlines"


def test_a_reply_names_what_it_answers(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    chat.bot_says(CHEN_JING, "Why do you reject?")
    page = page_of(browser, chat, quiet, DESKTOP)
    question = page.get_by_test_id("message").filter(has_text="Why do you reject?")
    question.hover()
    question.get_by_test_id("reply").click()
    write(page, "the price")
    expect(page.locator(".mine .quote").last).to_contain_text("Why do you reject?")
    said = chat.people.messages(CHEN_JING)[-1]
    assert said["reply_to_message"]["text"] == "Why do you reject?"


def test_a_button_turns_while_the_bot_is_slow(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE)
    write(page, "card")
    chat.people.fail_next("answerCallbackQuery", "timeout", seconds=2)
    approve = page.get_by_role("button", name="Approve", exact=True)
    approve.click()
    expect(approve).to_have_attribute("aria-busy", "true")
    shot(page, "turning-phone")


def test_what_the_bot_is_doing_is_shown(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, PHONE)
    chat.bot_calls("sendChatAction", chat_id=CHEN_JING, action="upload_document")
    expect(page.get_by_text("sending a file…")).to_be_visible()
    expect(page.get_by_text("sending a file…")).not_to_be_visible(timeout=30_000)


def test_an_edit_and_a_deletion_happen_in_place(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    sent = chat.bot_says(CHEN_JING, "version 1")
    chat.bot_says(CHEN_JING, "after it")
    page = page_of(browser, chat, quiet, PHONE)
    chat.bot_calls("editMessageText", chat_id=CHEN_JING, message_id=sent, text="version 2")
    message = page.locator(f"[data-message-id='{sent}']")
    expect(message).to_contain_text("version 2")
    chat.bot_calls("pinChatMessage", chat_id=CHEN_JING, message_id=sent)
    expect(page.get_by_test_id("pinned")).to_contain_text("version 2")
    chat.bot_calls("deleteMessage", chat_id=CHEN_JING, message_id=sent)
    expect(message).to_have_count(0)
    expect(page.get_by_test_id("pinned")).to_have_count(0)


def test_a_person_is_added(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    page = page_of(browser, chat, quiet, DESKTOP, locale="zh-CN")
    page.get_by_test_id("add-person").click()
    page.locator("[name=first_name]").fill("欣")
    page.locator("[name=last_name]").fill("何")
    page.locator("[name=phone_number]").fill("+8613800138009")
    page.locator("[name=about]").fill("抄送人")
    page.get_by_test_id("dialog-ok").click()
    expect(page.locator(".phone-label")).to_contain_text("何欣")
    expect(page.get_by_test_id("roster")).to_contain_text("抄送人")


def test_failures_are_made_in_the_page(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP)
    page.get_by_test_id("pane-menu").click()
    page.get_by_test_id("failures").click()
    page.get_by_label("Method").select_option("sendPhoto")
    page.get_by_label("Failure", exact=True).select_option("500")
    page.get_by_label("Times").fill("3")
    page.get_by_test_id("fault-add").click()
    expect(page.get_by_test_id("failures-box")).to_contain_text("sendPhoto: 500 × 3")
    page.get_by_role("button", name="Clear all").click()
    expect(page.get_by_test_id("failures-box")).to_contain_text("Nothing fails.")


def test_phones_are_put_away(browser: Browser, chat: RunningChat, quiet: list[str]) -> None:
    page = page_of(browser, chat, quiet, DESKTOP, shown=f"{CHEN_JING},{LI_MING},{ANN_MILLER}")
    expect(page.locator(".pane")).to_have_count(3)
    page.get_by_test_id(f"pane-{LI_MING}").get_by_test_id("pane-menu").click()
    page.get_by_test_id("close-pane").click()
    expect(page.locator(".pane")).to_have_count(2)
    expect(page.get_by_test_id(f"pane-{LI_MING}")).to_have_count(0)


def test_what_comes_while_a_chat_is_being_opened_is_shown(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    """An answer that was on its way when the bot spoke is older than what the bot said."""
    chat.people.start(CHEN_JING)
    chat.people.start(LI_MING)
    page = page_of(browser, chat, quiet, DESKTOP)
    row = page.get_by_test_id(f"person-{LI_MING}")

    def slowly(route: Route) -> None:
        answer = route.fetch()
        chat.bot_says(LI_MING, "Said meanwhile.")
        expect(row).to_contain_text("Said meanwhile.")
        route.fulfill(response=answer)

    page.route(f"**/chat/people/{LI_MING}/messages*", slowly)
    row.click()
    expect(page.get_by_test_id(f"pane-{LI_MING}").get_by_text("Said meanwhile.")).to_have_count(1)


def test_what_comes_while_the_desk_is_being_opened_is_shown(
    browser: Browser, chat: RunningChat, quiet: list[str]
) -> None:
    chat.people.start(CHEN_JING)
    page = page_of(browser, chat, quiet, DESKTOP)

    def slowly(route: Route) -> None:
        answer = route.fetch()
        chat.bot_says(LI_MING, "Said meanwhile.")
        route.fulfill(response=answer)

    chat.people.start(LI_MING)
    page.route("**/chat/state", slowly)
    page.reload()
    expect(page.get_by_test_id(f"person-{LI_MING}")).to_contain_text("Said meanwhile.")
