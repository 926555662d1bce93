"""Engines for the two databases, set up so that what we say about locks and durability is true."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from sqlalchemy import Connection, Engine, event, make_url
from sqlalchemy.engine import URL, ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

PATIENCE_S = 30  # how long somebody waits for a lock before it is an error
_BOTH: dict[str, Any] = {
    # NaN is no JSON: PostgreSQL would refuse it, SQLite keep it.
    "json_serializer": partial(json.dumps, allow_nan=False),
    # An error would carry names, phone numbers and hashes into the log.
    "hide_parameters": True,
}


def database_url(url: str) -> URL:
    """`sqlite:///folder/yinxin.db` or `postgresql://…`, with the driver that we use."""
    parsed = make_url(url)
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database not in {None, "", ":memory:"}:
        return parsed.set(drivername="sqlite+aiosqlite")
    if backend in {"postgresql", "postgres"}:
        return parsed.set(drivername="postgresql+psycopg")
    raise ValueError(f"{parsed.render_as_string(hide_password=True)}: neither a SQLite file nor PostgreSQL")


def open_engine(url: URL) -> AsyncEngine:
    return _open_sqlite(url) if url.get_backend_name() == "sqlite" else _open_postgres(url)


def _open_postgres(url: URL) -> AsyncEngine:
    engine = create_async_engine(
        url,
        **_BOTH,
        pool_size=10,
        pool_pre_ping=True,  # a restarted server costs one round trip, not one failed update per connection
        # jit: what the planner takes for long it compiles first, for longer than any question of ours takes.
        connect_args={"options": f"-c timezone=UTC -c lock_timeout={PATIENCE_S}s -c jit=off"},
    )
    event.listen(engine.sync_engine, "handle_error", _without_values)
    return engine


def _without_values(context: ExceptionContext) -> None:
    """PostgreSQL adds "DETAIL: Failing row contains (…)", which hide_parameters does not know of."""
    original, wrapped = context.original_exception, context.sqlalchemy_exception
    diagnosis = getattr(original, "diag", None)
    if diagnosis is not None and diagnosis.message_primary:
        original.args = (diagnosis.message_primary,)
        if wrapped is not None:
            wrapped.args = (f"({type(original).__name__}) {diagnosis.message_primary}",)


def _open_sqlite(url: URL) -> AsyncEngine:
    engine = create_async_engine(url, **_BOTH, connect_args={"timeout": PATIENCE_S})
    _set_up_sqlite(engine.sync_engine)
    return engine


def _set_up_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        # The driver would begin by itself, late and DEFERRED, and leave DDL out; BEGIN is ours (below).
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in ("synchronous=FULL", "foreign_keys=ON", f"busy_timeout={PATIENCE_S * 1000}"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        # IMMEDIATE for readers too: most use cases read before they write, and a read snapshot that somebody has
        # written past can never be written from (SQLITE_BUSY_SNAPSHOT), however long one waits.
        connection.exec_driver_sql("BEGIN IMMEDIATE")
