"""A SQLite connection without a thread of its own and without the disk. The driver's thread costs two switches a
statement, which on a busy machine is most of a test; a file of some kilobytes that only we read needs no thread.
Between two statements the others have their turn, as with the thread.

`tests/storage` and whole processes go through the driver itself, down to the disk."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Generator
from typing import Any

import aiosqlite
from sqlalchemy import Engine, event

from storage.engines import PATIENCE_S


class _AtOnce:
    """In the place of the thread's queue: what is put in is done."""

    def put_nowait(self, asked: tuple[asyncio.Future[Any] | None, Callable[[], Any]]) -> None:
        future, function = asked
        try:
            result = function()
        except Exception as error:
            if future is None:
                raise
            future.set_exception(error)
        else:
            if future is not None:
                future.set_result(result)


class QuickConnection(aiosqlite.Connection):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        made = aiosqlite.connect(*args, **kwargs)
        super().__init__(made._connector, made._iter_chunk_size)
        self._tx = _AtOnce()  # type: ignore[assignment]  # all that is asked of the queue

    def __await__(self) -> Generator[Any, None, aiosqlite.Connection]:
        return self._connect().__await__()

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        until, tries = time.monotonic() + PATIENCE_S, 0
        while True:
            # Whoever holds the lock is soon through where they are in this loop, and may take long where not.
            await asyncio.sleep(0 if tries < 100 else 0.01)
            tries += 1
            if not self._running or self._connection is None:
                raise ValueError("Connection closed")
            try:
                return fn(*args, **kwargs)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                    raise


def connect_quickly(engine: Engine) -> None:
    """From now on."""

    @event.listens_for(engine, "do_connect")
    def _(_dialect: object, _record: object, _args: object, options: dict[str, Any]) -> None:
        options["async_creator_fn"] = QuickConnection

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("synchronous=OFF", "busy_timeout=0"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
