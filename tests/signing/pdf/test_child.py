"""Children that are killed are replaced; what they raise crosses as itself."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from signing.errors import DocumentRefused
from signing.pdf.child import Children


@pytest_asyncio.fixture
async def children() -> AsyncIterator[Children]:
    children = Children(workers=1, seconds=20)
    yield children
    await children.close()


async def test_a_child_killed_while_it_waits_for_work_is_replaced(children: Children) -> None:
    idle = await children.run(os.getpid)
    os.kill(idle, signal.SIGKILL)
    await asyncio.sleep(1)  # the pool looks ten times a second
    several = await asyncio.gather(*(children.run(os.getpid) for _ in range(4)))
    assert idle not in several


async def test_a_child_that_dies_at_work_is_a_refusal_and_the_next_call_goes_on(children: Children) -> None:
    with pytest.raises(DocumentRefused, match="pdf-too-hard"):
        await children.run(os._exit, 3)
    assert await children.run(abs, -2) == 2


async def test_what_a_function_raises_crosses_as_itself(children: Children) -> None:
    with pytest.raises(RuntimeError, match="of the function"):
        await children.run(_fails)
    assert await children.run(abs, -2) == 2


def _fails() -> None:
    raise RuntimeError("of the function")
