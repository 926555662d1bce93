"""A Chromium, the local chat with a small bot, and an ear for what the console complains of; the pages' desk."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.sync_api import Browser, sync_playwright

from tests.browser.desk import Desk, a_desk
from tests.browser.local_chat_bot import RunningChat, running_chat
from tests.world import World

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


@pytest_asyncio.fixture
async def desk(world: World) -> AsyncIterator[Desk]:
    async with a_desk(world) as desk:
        yield desk
