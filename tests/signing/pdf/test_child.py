"""Children that are killed are replaced; what they raise crosses as itself."""

from __future__ import annotations

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from signing.errors import DocumentRefused
from signing.pdf.child import Children
from signing.pdf.inspect import inspect_pdf
from tests.signing.pdf.corpus import contract


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


def _hangs() -> None:
    time.sleep(600)


def _spins() -> None:
    while True:
        pass


def _grows() -> int:
    kept = []
    while True:
        kept.append(bytearray(64 * 1024 * 1024))


def _grows_at_once() -> int:
    return len(bytearray(3 * 1024**3))


def _dies() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _runs_deep() -> object:
    return eval("(" * 90 + "1" + ")" * 90) and _runs_deep()


@pytest.mark.parametrize("bomb", [_hangs, _spins, _grows, _grows_at_once, _dies], ids=lambda each: each.__name__)
async def test_a_bomb_takes_its_child_with_it_and_a_second_person_is_served_meanwhile(
    bomb: Callable[[], object],
) -> None:
    children = Children(workers=2, seconds=3)
    try:
        await asyncio.gather(*(children.run(abs, -1) for _ in range(2)))
        began = time.monotonic()
        going_off = asyncio.create_task(children.run(bomb))
        await asyncio.sleep(0.2)
        facts = await children.run(inspect_pdf, contract())
        assert facts.pages == 2
        assert bomb not in (_spins, _hangs) or not going_off.done(), "served meanwhile"
        with pytest.raises(DocumentRefused, match="pdf-too-hard"):
            await going_off
        assert time.monotonic() - began < 30
        # The slot is free again: as many as there are children go on at once.
        served = await asyncio.gather(*(children.run(inspect_pdf, contract()) for _ in range(4)))
        assert [one.pages for one in served] == [2] * 4
    finally:
        await children.close()


async def test_endless_recursion_is_its_own_callers_trouble(children: Children) -> None:
    with pytest.raises(RecursionError):
        await children.run(_runs_deep)
    assert await children.run(abs, -2) == 2


async def test_children_have_no_network_and_write_no_files(children: Children, tmp_path: Path) -> None:
    with pytest.raises(OSError):
        await children.run(_connects)
    with pytest.raises(OSError):
        await children.run(_writes, str(tmp_path / "kept"))


def _connects() -> None:
    import socket

    socket.create_connection(("127.0.0.1", 9), timeout=2)


def _writes(path: str) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Path(path).open("wb", buffering=0) as file:
        file.write(b"something")


async def test_what_a_function_raises_crosses_as_itself(children: Children) -> None:
    with pytest.raises(RuntimeError, match="of the function"):
        await children.run(_fails)
    assert await children.run(abs, -2) == 2


def _fails() -> None:
    raise RuntimeError("of the function")
