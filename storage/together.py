"""Many who want something on the disk at the same time wait for it once.

One thread begins all that is there, then finishes it: threads of their own would hinder each other at the
interpreter's lock, and each would wait for the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TypeAlias

Finish: TypeAlias = Callable[[], object]
Begin: TypeAlias = Callable[[], Finish]


class Together:
    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix=name)
        self._waiting: list[tuple[Begin, Future[None]]] = []
        self._lock = Lock()

    async def do(self, begin: Begin) -> None:
        """`begin` does what comes before the disk, in the order in which it was asked, and gives what waits for
        it. Returns when that is done; raises what went wrong with this one."""
        done: Future[None] = Future()
        with self._lock:
            self._waiting.append((begin, done))
            first = len(self._waiting) == 1
        if first:
            self._thread.submit(self._all)
        await asyncio.wrap_future(done)

    def _all(self) -> None:
        with self._lock:
            taken, self._waiting = self._waiting, []
        begun: list[tuple[Finish, Future[None]]] = []
        for begin, done in taken:
            if done.set_running_or_notify_cancel():
                try:
                    begun.append((begin(), done))
                except BaseException as wrong:
                    done.set_exception(wrong)
        for finish, done in begun:
            try:
                finish()
            except BaseException as wrong:
                done.set_exception(wrong)
            else:
                done.set_result(None)
