"""What many want on the disk at once: in order, waited for turns, each told of its own mistake alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial

import pytest

from signing.in_turn import AT_MOST, InTurn, in_turn


async def test_who_comes_while_it_waits_goes_with_the_next() -> None:
    said: list[str] = []
    held, is_held = threading.Event(), threading.Event()

    def begin(what: str) -> Callable[[], None]:
        said.append(f"begin {what}")

        def finish() -> None:
            if what == "first":
                is_held.set()
                assert held.wait(20)
            said.append(f"finish {what}")

        return finish

    turns = InTurn("test")
    first = asyncio.create_task(turns.do(partial(begin, "first")))
    assert await asyncio.to_thread(is_held.wait, 20)
    others = [asyncio.create_task(turns.do(partial(begin, what))) for what in ("second", "third")]
    await asyncio.sleep(0)  # both have asked
    held.set()
    await asyncio.gather(first, *others)
    assert said == [
        "begin first",
        "finish first",
        "begin second",
        "begin third",
        "finish second",
        "finish third",
    ]


async def test_a_mistake_is_one_persons_own() -> None:
    def begin(what: str) -> Callable[[], None]:
        if what == "early":
            raise KeyError(what)

        def finish() -> None:
            if what == "late":
                raise OSError(what)

        return finish

    turns = InTurn("test")
    told = await asyncio.gather(
        *(turns.do(partial(begin, what)) for what in ("early", "well", "late", "too")), return_exceptions=True
    )
    assert [type(one) for one in told] == [KeyError, type(None), OSError, type(None)]
    with pytest.raises(OSError, match="late"):
        await turns.do(partial(begin, "late"))


async def test_who_gave_up_before_it_began_has_done_nothing() -> None:
    begun: list[str] = []
    held, is_held = threading.Event(), threading.Event()

    def begin(what: str) -> Callable[[], None]:
        begun.append(what)
        is_held.set()
        assert held.wait(20)
        return lambda: None

    turns = InTurn("test")
    first = asyncio.create_task(turns.do(partial(begin, "first")))
    assert await asyncio.to_thread(is_held.wait, 20)
    second = asyncio.create_task(turns.do(partial(begin, "second")))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    held.set()
    await first
    await turns.do(partial(begin, "third"))
    assert begun == ["first", "third"]


async def test_more_than_go_at_once_go_one_turn_after_the_other() -> None:
    assert await asyncio.gather(*(in_turn(divmod, number, 7) for number in range(3 * AT_MOST))) == [
        divmod(number, 7) for number in range(3 * AT_MOST)
    ]


async def test_a_loop_that_has_ended_hinders_nobody() -> None:
    held, is_held = threading.Event(), threading.Event()

    def wait() -> None:
        is_held.set()
        assert held.wait(20)

    async def leave() -> None:
        leaving = asyncio.create_task(in_turn(wait))
        await asyncio.to_thread(is_held.wait, 20)
        leaving.cancel()

    await asyncio.to_thread(asyncio.run, leave())
    held.set()
    assert await in_turn(len, "four") == 4
