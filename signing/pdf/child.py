"""Untrusted files are opened in child processes with limits: a bomb takes a child with it, never the service."""

from __future__ import annotations

import asyncio
import ctypes
import multiprocessing
import os
import resource
import signal
import socket
from collections.abc import Callable
from concurrent.futures import CancelledError
from functools import partial
from typing import Any, TypeVar

from pebble import ProcessExpired, ProcessPool

from signing.errors import DocumentRefused

T = TypeVar("T")
CLONE_NEWNET = 0x40000000
# Imported once in the fork server, so that a fresh child is there in milliseconds.
PRELOAD = ["signing.pdf.normalise", "signing.pdf.preview", "signing.pdf.child"]


class Children:
    """A pool of `workers` processes; each call may take `seconds` (wall and CPU) and `megabytes` of memory.

    A call may wait for a free child; its time starts when it runs. A child that hangs, dies or grows too large is
    killed and replaced, and its caller gets DocumentRefused `pdf-too-hard`. Refusals cross as themselves.
    Functions and arguments must be picklable; the children have no network. `first` is done in each.
    `warm`: they are started beforehand.
    """

    def __init__(
        self,
        workers: int = 3,
        seconds: float = 30,
        megabytes: int = 1024,
        first: Callable[[], None] | None = None,
        *,
        warm: bool = True,
    ) -> None:
        # Forking this process would copy its threads' locks; the fork server has no threads.
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(PRELOAD)
        self._seconds = seconds
        self._make_pool = partial(
            ProcessPool,
            max_workers=workers,
            max_tasks=200,  # PDFium and malloc do not give everything back
            initializer=_confine,
            initargs=[megabytes, first],
            context=context,
        )
        self._closed = False
        self._pool = self._make_pool()
        # Warm: the first upload must not wait for interpreters to start.
        for _ in range(workers if warm else 0):
            self._pool.schedule(_nothing)

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """`function(*args, **kwargs)` in a child. Raises DocumentRefused `pdf-too-hard` or what it raised."""
        task = partial(_limited, self._seconds, function, args, kwargs)
        pool = self._pool
        try:
            return await self._run(pool, task)
        except RuntimeError:  # of the pool, or of the function: the pool knows
            if pool.active or self._closed:
                raise
        self._replace(pool)
        return await self._run(self._pool, task)

    async def _run(self, pool: ProcessPool, task: Callable[[], T]) -> T:
        future = pool.schedule(task, timeout=self._seconds)
        try:
            result: T = await asyncio.wrap_future(future)
        except (TimeoutError, ProcessExpired, MemoryError) as error:
            raise DocumentRefused("pdf-too-hard") from error
        except CancelledError:
            future.cancel()  # type: ignore[no-untyped-call]
            raise
        return result

    def _replace(self, broken: ProcessPool) -> None:
        """A pebble pool whose idle child was killed from outside (out of memory, say) never works again."""
        if self._pool is broken:
            self._pool = self._make_pool()
            broken.stop()  # type: ignore[no-untyped-call]
            asyncio.get_running_loop().run_in_executor(None, broken.join)  # its other children end with it

    async def close(self) -> None:
        """Ends all children; calls still running are cancelled."""
        self._closed = True
        self._pool.stop()  # type: ignore[no-untyped-call]
        await asyncio.to_thread(self._pool.join, 10)


def _nothing() -> None:
    """Something to start a child with."""


def _limited(seconds: float, function: Callable[..., T], args: Any, kwargs: Any) -> T:
    """CPU time counts over a process's life: the limit is moved before every call."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime + seconds) + 2
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    return function(*args, **kwargs)


def _confine(megabytes: int, first: Callable[[], None] | None) -> None:
    """Memory, core files and network of this child; the terminal's Ctrl-C is the parent's business."""
    if first is not None:
        first()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    size = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    os.nice(5)
    # A network namespace of its own needs privileges; where they are missing Python's own sockets are still cut.
    ctypes.CDLL(None, use_errno=True).unshare(CLONE_NEWNET)
    socket.socket.connect = _cut  # type: ignore[method-assign]
    socket.socket.connect_ex = _cut  # type: ignore[method-assign, assignment]


def _cut(*_: Any) -> None:
    raise PermissionError("children have no network")
