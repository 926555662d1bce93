"""One walk over a table whose columns are sealed: what is in clear is sealed, and what is under an older version
of the master key goes under the newest. Begun again at any time; whoever changes a row meanwhile wins."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    LargeBinary,
    String,
    Table,
    and_,
    bindparam,
    cast,
    func,
    literal,
    or_,
    select,
    tuple_,
    type_coerce,
    update,
)

from storage.master_key import HEAD_BYTES, MasterKey
from storage.sealed_columns import HEAD_LETTERS, MARK, Digest, SealedBytes, SealedJson, SealedText, head_of

Sealing = SealedText | SealedJson | SealedBytes
AT_ONCE = 200  # rows of a transaction: nobody waits long for their lock
_JSON = JSON(none_as_null=True)


def sealed_of(table: Table) -> list[Column[Any]]:
    return [column for column in table.c if isinstance(column.type, Sealing)]


def head(column: Column[Any]) -> ColumnElement[Any]:
    """What the stored value begins with, as the database sees it."""
    if isinstance(column.type, SealedBytes):
        return func.substr(type_coerce(column, LargeBinary), 1, len(MARK) + HEAD_BYTES)
    if isinstance(column.type, SealedJson):  # behind its quotation mark
        return func.substr(cast(column, String), 2, HEAD_LETTERS)
    return func.substr(type_coerce(column, String), 1, HEAD_LETTERS)


def version_in(begins: Any) -> int | None:
    """Of the master key; None for what is in clear."""
    if isinstance(begins, str):
        if not begins.startswith(MARK):
            return None
        return int.from_bytes(base64.b64decode(begins[len(MARK) :])[1:], "big")
    begins = bytes(begins)
    return int.from_bytes(begins[-2:], "big") if begins.startswith(MARK.encode()) else None


def leaf(
    connection: Connection, table: Table, key: MasterKey, after: Sequence[Any] | None
) -> Sequence[Mapping[str, Any]]:
    """The next rows in which something is not under the newest version, as they are stored."""
    primary, columns = list(table.primary_key), sealed_of(table)
    query = select(*primary, *(_stored(each) for each in columns), *_lasting(table))
    others = [and_(each.is_not(None), head(each) != _newest(each, key)) for each in columns]
    query = query.where(or_(*others)).order_by(*primary).limit(AT_ONCE)
    if after is not None:
        query = query.where(tuple_(*primary) > tuple(after))
    return [dict(row) for row in connection.execute(query).mappings()]


def moved(table: Table, key: MasterKey, row: Mapping[str, Any]) -> dict[str, Any]:
    """What is to be stored in place of it. ValueError where one of its values does not open."""
    return _all_sealed(table, key, cleared(table, key, row))


def _sealed_first(table: Table, key: MasterKey, row: Mapping[str, Any]) -> dict[str, Any]:
    """Of rows in clear: who took a name that begins like something sealed is called so, and hinders no upgrade."""
    plain: dict[str, Any] = {}
    for each in sealed_of(table):
        try:
            plain[each.name] = _opened(each.type, key, row[each.name])
        except ValueError:
            plain[each.name] = row[each.name]
    return _all_sealed(table, key, plain)


def cleared(table: Table, key: MasterKey, row: Mapping[str, Any]) -> dict[str, Any]:
    return {each.name: _opened(each.type, key, row[each.name]) for each in sealed_of(table)}


def put(connection: Connection, table: Table, rows: Sequence[tuple[Mapping[str, Any], Mapping[str, Any]]]) -> None:
    """(as it was, what comes in its place). A row that is not as it was is left alone."""
    if not rows:
        return
    columns = sealed_of(table)
    were = {each.name: bindparam(f"was_{each.name}", type_=_text_type(each)) for each in columns}
    names = [*(each.name for each in columns), *rows[0][1].keys() - {each.name for each in columns}]
    same = [
        *(each == bindparam(f"is_{each.name}", type_=each.type) for each in table.primary_key),
        *(_text(each).is_not_distinct_from(were[each.name]) for each in columns),
    ]
    values = {name: bindparam(f"new_{name}", type_=_plain_type(table.c[name])) for name in names}
    statement = update(table).where(*same).values(values)
    connection.execute(
        statement,
        [
            {f"is_{each.name}": row[each.name] for each in table.primary_key}
            | {f"was_{each.name}": row[f"was_{each.name}"] for each in columns}
            | {f"new_{name}": new[name] for name in names}
            for row, new in rows
        ],
    )


def everything(connection: Connection, tables: Sequence[Table], key: MasterKey, *, clear: bool = False) -> None:
    """All of it at once, in the transaction that changes the tables. ValueError where what is to be in clear does
    not open."""
    for table in tables:
        change = cleared if clear else _sealed_first
        for rows in _leaves(connection, table):
            put(connection, table, [(row, change(table, key, row)) for row in rows])


def _leaves(connection: Connection, table: Table) -> Iterator[Sequence[Mapping[str, Any]]]:
    primary = list(table.primary_key)
    query = select(*primary, *(_stored(each) for each in sealed_of(table)), *_lasting(table))
    query = query.order_by(*primary).limit(AT_ONCE)
    found = connection.execute(query).mappings().all()
    while found:
        yield [dict(row) for row in found]
        after = tuple_(*primary) > tuple(found[-1][each.name] for each in primary)
        found = connection.execute(query.where(after)).mappings().all()


def _all_sealed(table: Table, key: MasterKey, opened: Mapping[str, Any]) -> dict[str, Any]:
    found = {each.name: _sealed(each.type, key, opened[each.name]) for each in sealed_of(table)}
    for column in table.c:
        if isinstance(column.type, Digest):
            value = opened[column.type.of]
            found[column.name] = None if value is None else column.type.digest(key, value)
    return found


def _sealed(kind: Any, key: MasterKey, value: Any) -> Any:
    return None if value is None else kind.sealed(key, value)


def _opened(kind: Any, key: MasterKey, value: Any) -> Any:
    return None if value is None else kind.opened(key, value)


def _newest(column: Column[Any], key: MasterKey) -> ColumnElement[Any]:
    if isinstance(column.type, SealedBytes):
        return literal(MARK.encode() + key.newest_head, LargeBinary)
    return literal(head_of(key), String)


def _plain_type(column: Column[Any]) -> Any:
    if isinstance(column.type, SealedJson):
        return _JSON
    return LargeBinary() if isinstance(column.type, SealedBytes) else String()


def _stored(column: Column[Any]) -> ColumnElement[Any]:
    return type_coerce(column, _plain_type(column)).label(column.name)


def _lasting(table: Table) -> list[ColumnElement[Any]]:
    return [_text(each).label(f"was_{each.name}") for each in sealed_of(table)]


def _text(column: Column[Any]) -> ColumnElement[Any]:
    """As it is compared: PostgreSQL's JSON knows no equality."""
    if isinstance(column.type, SealedJson):
        return cast(column, String)
    return type_coerce(column, _plain_type(column))


def _text_type(column: Column[Any]) -> Any:
    return LargeBinary() if isinstance(column.type, SealedBytes) else String()
