"""One thread for what would only hinder each other in many.

The interpreter's lock lets one thread compute at a time: eight that sign spend half as much again on handing it to
each other. So one takes all that waits, does it, and tells all who asked at once; what waits for the disk is
waited for together. What asks a line or a token does not belong here: everybody would wait for it."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from functools import partial
from threading import Lock
from typing import Any, NamedTuple, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

AT_MOST = 16  # at once: the first one waits for the last


class _Asked(NamedTuple):
    begin: Callable[[], Callable[[], Any]]
    loop: AbstractEventLoop
    answer: asyncio.Future[Any]


class _Done(NamedTuple):
    answer: asyncio.Future[Any]
    value: Any
    wrong: BaseException | None


class InTurn:
    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting: list[_Asked] = []
        self._lock = Lock()

    async def do(self, begin: Callable[[], Callable[[], T]]) -> T:
        """`begin` computes, in the order in which it was asked; what it gives is called when all others of this
        moment have begun too, and gives the answer. Raises what went wrong with this one."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        with self._lock:
            self._waiting.append(_Asked(begin, loop, answer))
            first = len(self._waiting) == 1
        if first:
            self._thread.submit(self._all)
        return await answer

    def _all(self) -> None:
        with self._lock:
            taken, self._waiting = self._waiting[:AT_MOST], self._waiting[AT_MOST:]
            more = bool(self._waiting)
        done: dict[AbstractEventLoop, list[_Done]] = defaultdict(list)
        begun: list[tuple[_Asked, Callable[[], Any]]] = []
        for one in taken:
            if not one.answer.cancelled():
                try:
                    begun.append((one, one.begin()))
                except BaseException as wrong:
                    done[one.loop].append(_Done(one.answer, None, wrong))
        for one, finish in begun:
            try:
                done[one.loop].append(_Done(one.answer, finish(), None))
            except BaseException as wrong:
                done[one.loop].append(_Done(one.answer, None, wrong))
        for loop, its in done.items():
            with suppress(RuntimeError):  # it has ended: nobody waits any more
                loop.call_soon_threadsafe(_tell, its)
        if more:
            self._thread.submit(self._all)


def _tell(done: list[_Done]) -> None:
    for one in done:
        if one.answer.cancelled():
            continue
        if one.wrong is not None:
            one.answer.set_exception(one.wrong)
        else:
            one.answer.set_result(one.value)


_COMPUTING = InTurn("in-turn")


async def in_turn(work: Callable[P, T], *args: P.args, **how: P.kwargs) -> T:
    """As `asyncio.to_thread`, for what only computes."""
    call = partial(copy_context().run, work, *args, **how)

    def begin() -> Callable[[], T]:
        value = call()
        return lambda: value

    return await _COMPUTING.do(begin)
