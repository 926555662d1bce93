"""Between values and rows. A column is named like the field it keeps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Executable, Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.sealed_columns import Digest

T = TypeVar("T")


def values_of(value: Any) -> dict[str, Any]:
    """The fields of a dataclass, as columns take them. One level deep: what is inside is the caller's business."""
    return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    return dict(value) if isinstance(value, Mapping) else value


def row_of(table: Table, value: Any) -> dict[str, Any]:
    """`values_of`, and what the digests of its columns are made of."""
    row = values_of(value)
    kinds = {column.name: column.type for column in table.c}
    return row | {name: row[kind.of] for name, kind in kinds.items() if isinstance(kind, Digest)}


def insert(connection: AsyncConnection, table: Table) -> Any:
    """INSERT in the database's own dialect, which knows ON CONFLICT. SQLAlchemy has no common type for the two."""
    return (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(table)


class Rows:
    """A repository: what it does happens in the transaction of this connection."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def _one(self, kind: type[T], query: Executable) -> T | None:
        found = await self._all(kind, query)
        return found[0] if found else None

    async def _all(self, kind: type[T], query: Executable) -> Sequence[T]:
        return [kind(**row) for row in await self._mappings(query)]

    async def _mappings(self, query: Executable) -> Sequence[dict[str, Any]]:
        return [dict(row) for row in (await self._connection.execute(query)).mappings()]

    async def _scalar(self, query: Executable) -> Any:
        return (await self._connection.execute(query)).scalar()

    async def _changed(self, statement: Executable) -> int:
        """Runs it; gives the number of rows that it changed."""
        return (await self._connection.execute(statement)).rowcount

    async def _put(self, table: Table, value: Any) -> None:
        """Inserts, or replaces the row of the same primary key."""
        row = row_of(table, value)
        key = [column.name for column in table.primary_key]
        rest = {name: each for name, each in row.items() if name not in key}
        statement = insert(self._connection, table).values(row)
        await self._changed(statement.on_conflict_do_update(index_elements=key, set_=rest))

    async def _add(self, table: Table, value: Any) -> None:
        await self._changed(table.insert().values(row_of(table, value)))

    async def _add_new(self, table: Table, row: Mapping[str, Any], *key: str) -> bool:
        """Inserts unless there is a row of that key; False if there was."""
        statement = insert(self._connection, table).values(row).on_conflict_do_nothing(index_elements=key)
        # Not `rowcount`: psycopg has none where SQLAlchemy adds a RETURNING of its own.
        return (await self._connection.execute(statement.returning(table.c[key[0]]))).first() is not None
