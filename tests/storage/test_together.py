"""What many want on the disk at once: in order, waited for together, each told of its own mistake alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from functools import partial

import pytest

from storage.together import Together


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

    together = Together("test")
    first = asyncio.create_task(together.do(partial(begin, "first")))
    assert await asyncio.to_thread(is_held.wait, 20)
    others = [asyncio.create_task(together.do(partial(begin, what))) for what in ("second", "third")]
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

    together = Together("test")
    told = await asyncio.gather(
        *(together.do(partial(begin, what)) for what in ("early", "well", "late", "too")), return_exceptions=True
    )
    assert [type(one) for one in told] == [KeyError, type(None), OSError, type(None)]
    with pytest.raises(OSError, match="late"):
        await together.do(partial(begin, "late"))


async def test_who_gave_up_before_it_began_has_done_nothing() -> None:
    begun: list[str] = []
    held, is_held = threading.Event(), threading.Event()

    def begin(what: str) -> Callable[[], None]:
        begun.append(what)
        is_held.set()
        assert held.wait(20)
        return lambda: None

    together = Together("test")
    first = asyncio.create_task(together.do(partial(begin, "first")))
    assert await asyncio.to_thread(is_held.wait, 20)
    second = asyncio.create_task(together.do(partial(begin, "second")))
    await asyncio.sleep(0)
    second.cancel()
    with pytest.raises(asyncio.CancelledError):
        await second
    held.set()
    await first
    await together.do(partial(begin, "third"))
    assert begun == ["first", "third"]
