"""How the messenger is opened, written in and photographed."""

from __future__ import annotations

from playwright.sync_api import Browser, Page

from bot.local_chat import CHEN_JING
from tests.browser.local_chat_bot import RunningChat
from tests.browser.rest import RESTED
from tests.looking import ARTEFACTS, LOOKING

PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1440, "height": 900}


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
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.goto(f"{chat.address}/#{shown}" if shown else chat.address)
    page.get_by_test_id(f"pane-{shown.split(',', maxsplit=1)[0] or CHEN_JING}").wait_for()
    return page


def shot(page: Page, name: str) -> None:
    page.evaluate(RESTED)
    if LOOKING:
        page.screenshot(path=ARTEFACTS / f"local-chat-{name}.png", scale="css")


def write(page: Page, text: str) -> None:
    page.get_by_test_id("composer").fill(text)
    page.get_by_test_id("send").click()
