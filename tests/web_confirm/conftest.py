from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from tests.web_confirm.door import Door, a_door
from tests.world import World


@pytest_asyncio.fixture
async def door(world: World) -> AsyncIterator[Door]:
    async with a_door(world) as door:
        yield door
