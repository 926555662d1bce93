"""A Chromium, the local chat with a small bot, and an ear for what the console complains of; the pages' desk.

One Chromium serves all asynchronous tests of a process, each in contexts of its own: so they share a loop, which
belongs to the session."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser as AsyncBrowser
from playwright.async_api import async_playwright
from playwright.async_api import expect as expect_async
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.desk import Desk, a_desk
from tests.browser.local_chat_bot import RunningChat, running_chat
from tests.invariants import check_every_task
from tests.world import World, a_world

EXECUTABLE = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run",
]  # fmt: skip
HERE = Path(__file__).parent
for each in (expect, expect_async):
    each.set_options(timeout=30_000)  # as patient as with everything else: two cores, several workers


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
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


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[AsyncBrowser]:
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=EXECUTABLE, args=FLAGS)
        yield running
        await running.close()


@pytest_asyncio.fixture(loop_scope="session")
async def world() -> AsyncIterator[World]:
    """As everywhere, in the loop of the session."""
    async with a_world() as world:
        yield world
        await check_every_task(world)


@pytest_asyncio.fixture(loop_scope="session")
async def desk(world: World, chromium: AsyncBrowser) -> AsyncIterator[Desk]:
    async with a_desk(world, chromium) as desk:
        yield desk
