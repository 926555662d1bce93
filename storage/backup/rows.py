"""All rows of one moment, as lines that either database takes back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, Integer, LargeBinary, Table, create_engine, event, func, insert, select
from sqlalchemy import text as sql

from storage import queue_tables, tables
from storage.columns import UtcDateTime, metadata
from storage.engines import database_url
from storage.sealed_columns import AsItIs, SealedBytes, seal_with

assert tables.tasks.metadata is queue_tables.jobs.metadata is metadata

BATCH_BYTES = 1 << 20  # of lines that are in memory at once
AT_ONCE = 200  # rows


@contextmanager
def one_moment(url: str) -> Iterator[Connection]:
    """Everything that is read inside is of the moment of the first look; nobody is held up by it: SQLite reads in
    its write-ahead log, PostgreSQL in a snapshot."""
    engine = _engine(url)
    try:
        with engine.connect() as connection:
            if engine.dialect.name == "postgresql":
                connection = connection.execution_options(  # noqa: PLW2901 - the same one
                    isolation_level="REPEATABLE READ", postgresql_readonly=True, yield_per=AT_ONCE
                )
            yield connection
    finally:
        engine.dispose()


@contextmanager
def one_change(url: str) -> Iterator[Connection]:
    """All or nothing."""
    engine = _engine(url)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def revision_of(connection: Connection) -> str | None:
    """None where there are no tables of ours."""
    if not engine_has(connection, "alembic_version"):
        return None
    found = connection.execute(sql("SELECT version_num FROM alembic_version")).scalar()
    return str(found) if found else None


def engine_has(connection: Connection, table: str) -> bool:
    return connection.dialect.has_table(connection, table)


def is_empty(connection: Connection) -> bool:
    there = (table for table in metadata.sorted_tables if engine_has(connection, table.name))
    return all(connection.execute(select(1).select_from(table).limit(1)).first() is None for table in there)


def newest_checkpoint(connection: Connection) -> dict[str, Any] | None:
    rows = tables.checkpoints
    found = connection.execute(
        select(rows).where(rows.c.token.is_not(None)).order_by(rows.c.number.desc())
    ).first()
    return {"number": found.number, "at": found.at.isoformat(), "hash": found.hash} if found else None


def lines_of(connection: Connection) -> Iterator[tuple[str, bytes, int]]:
    """Table, lines, how many; a table in as many parts as it needs, in an order that keeps references whole."""
    for table in metadata.sorted_tables:
        held: list[bytes] = []
        size = 0
        for row in connection.execute(select(table).execution_options(yield_per=AT_ONCE)):
            held.append(_line(table, row))
            size += len(held[-1])
            if size > BATCH_BYTES:
                yield table.name, b"".join(held), len(held)
                held, size = [], 0
        if held:
            yield table.name, b"".join(held), len(held)


def put_lines(connection: Connection, name: str, lines: bytes) -> int:
    """KeyError for a table that we do not have."""
    table = metadata.tables[name]
    rows = [_values(table, line) for line in lines.splitlines()]
    for begin in range(0, len(rows), AT_ONCE):
        connection.execute(insert(table), rows[begin : begin + AT_ONCE])
    return len(rows)


def go_on_counting(connection: Connection) -> None:
    """PostgreSQL's counters stand apart from the rows."""
    if connection.dialect.name != "postgresql":
        return
    for table in metadata.sorted_tables:
        counters = [column for column in table.primary_key if isinstance(column.type, Integer)]
        if len(table.primary_key) != 1 or not counters or counters[0].autoincrement is False:
            continue
        place = func.pg_get_serial_sequence(table.name, counters[0].name)
        highest = connection.execute(select(func.max(counters[0]))).scalar()
        if highest is not None and connection.execute(select(place)).scalar() is not None:
            connection.execute(select(func.setval(place, highest)))


def _engine(url: str) -> Engine:
    parsed = database_url(url)
    if parsed.get_backend_name() == "postgresql":
        engine = create_engine(parsed, hide_parameters=True, connect_args={"options": "-c timezone=UTC"})
        seal_with(engine.dialect, AsItIs.AS_IT_IS)
        return engine
    engine = create_engine(parsed.set(drivername="sqlite+pysqlite"), hide_parameters=True)
    seal_with(engine.dialect, AsItIs.AS_IT_IS)

    @event.listens_for(engine, "connect")
    def _(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # BEGIN is ours
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA busy_timeout=30000")

    @event.listens_for(engine, "begin")
    def _(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _line(table: Table, row: Sequence[Any]) -> bytes:
    values = {column.name: _plain(value) for column, value in zip(table.columns, row, strict=True)}
    return json.dumps(values, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode() + b"\n"


def _plain(value: Any) -> Any:
    match value:
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
        case datetime():
            return value.isoformat()
    return value


def _values(table: Table, line: bytes) -> dict[str, Any]:
    read = json.loads(line)
    return {column.name: _read(column.type, read[column.name]) for column in table.columns}


def _read(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if isinstance(kind, LargeBinary | SealedBytes):
        return base64.b64decode(value)
    return datetime.fromisoformat(value) if isinstance(kind, UtcDateTime) else value
