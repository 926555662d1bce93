"""Signed from a mail: a phone's browser, a mailbox, and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page, expect

from signing.task.model import TaskState
from tests.browser.axe import serious
from tests.browser.desk import Desk, draw
from tests.browser.eyes import problems
from tests.browser.serving import serving
from tests.letters_at_hand import Letters, Sink, a_sink, sent_to, with_letters
from tests.world import World

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WORDS = {
    "zh": {
        "who": ("李明", "li.ming@example.cn"),
        "title": "办公设备采购合同",
        "open": "打开文件",
        "again": "发送新链接",
    },
    "en": {
        "who": ("Tom Baker", "tom@example.com"),
        "title": "Office supply agreement",
        "open": "Open the document",
        "again": "Send a new link",
    },
}


def here(desk: Desk, link: str) -> str:
    parts = urlsplit(link)
    return f"{desk.base}{parts.path}?{parts.query}#{parts.fragment}"


async def looks_well(page: Page) -> None:
    assert await problems(page) == {} and await serious(page) == []


@asynccontextmanager
async def by_mail(desk: Desk, sink: Sink) -> AsyncIterator[Letters]:
    """Pages that know of the mail server."""
    async with with_letters(desk.world, sink) as letters, serving(desk.world.ports) as base:
        desk.base = base
        yield letters


@pytest.mark.parametrize(("language", "dark"), [("zh", False), ("en", True)])
async def test_signed_with_a_browser_and_a_mailbox_alone(desk: Desk, language: str, dark: bool) -> None:
    world, words = desk.world, WORDS[language]
    name, title = f"letter-{language}-phone", str(words["title"])
    who, address = words["who"]
    with a_sink() as sink:
        async with by_mail(desk, sink) as letters, desk.tab(language=language, dark=dark) as page:
            task = await sent_to(world, (who, address, None), language=language, title=title)
            await letters.comes_by()
            await page.set_content(sink.page())
            await expect(page.get_by_role("link", name=str(words["open"]))).to_be_visible()
            await desk.keep(page, f"{name}-0-mail")
            await looks_well(page)
            link = here(desk, sink.link())
            await page.goto(link)
            opening = page.get_by_role("button", name=str(words["open"]))
            await expect(opening).to_be_visible()
            assert (await world.task(task)).parties[0].person_id is None, "looked at, not yet used"
            await desk.keep(page, f"{name}-1-gate")
            await looks_well(page)
            await opening.tap()
            await expect(page.locator("h1")).to_have_text(title)
            assert "#" not in page.url
            await page.locator(".bar .primary").tap()
            await draw(page)
            await page.locator(".sheet-foot .primary").tap()
            await page.locator(".sheet-foot .primary").tap()
            await expect(page.locator("input.code")).to_be_visible()
            await expect(page.locator("#code-help")).to_contain_text(f"{address[0]}•••@")
            await desk.keep(page, f"{name}-2-code")
            await looks_well(page)
            await letters.comes_by()
            await page.locator("input.code").fill(sink.code())
            await page.locator(".sheet-foot .primary").tap()
            await expect(page.locator(".result .badge.good")).to_be_visible()
            await desk.keep(page, f"{name}-3-signed")
            await its_end(desk, world, letters, language, link)
    assert (await world.task(task)).state is TaskState.COMPLETED


async def its_end(desk: Desk, world: World, letters: Letters, language: str, used: str) -> None:
    """The mail about the result, and the old one: used up, it sends another."""
    words = WORDS[language]
    await world.work()
    await letters.comes_by()
    desk.expects("403 (Forbidden)")
    async with desk.tab(language=language) as page:
        await page.goto(used)
        await page.get_by_role("button", name=str(words["open"])).tap()
        again = page.get_by_role("button", name=str(words["again"]))
        await expect(again).to_be_visible()
        await desk.keep(page, f"letter-{language}-phone-4-over")
        await looks_well(page)
        await again.tap()
        await expect(page.get_by_text("•••@")).to_be_visible()
        await desk.keep(page, f"letter-{language}-phone-5-gone")
        await looks_well(page)


async def test_the_language_is_changed_before_anything_is_opened(desk: Desk) -> None:
    world = desk.world
    with a_sink() as sink:
        async with by_mail(desk, sink) as letters, desk.tab(language="en") as page:
            task = await sent_to(world, ("Tom Baker", "tom@example.com", None), language="zh")
            await letters.comes_by()
            await page.goto(here(desk, sink.link()))
            await page.get_by_role("button", name="English").tap()
            await page.get_by_role("button", name="Open the document").tap()
            await expect(page.locator(".asked")).to_contain_text("sign")
            party = (await world.task(task)).parties[0]
            async with world.ports.transaction() as tx:
                person = await tx.people.get(party.person_id or "")
            assert person is not None and person.speaks == "en"
