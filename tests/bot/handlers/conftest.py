from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.bot.handlers.talk import Talk, a_talk
from tests.world import World


@pytest_asyncio.fixture
async def talk(world: World) -> AsyncIterator[Talk]:
    async with a_talk(world) as talk:
        yield talk
