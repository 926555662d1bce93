"""Columns that hold what is said of people: sealed as they are written, opened as they are read.

A sealed text is MARK and base64 of what `MasterKey.seal` gives; sealed JSON is such a text as a JSON string. The
name of its column is authenticated with it, so that a value moved into another column opens no more. What is
looked up has a keyed digest beside it: nothing asks a sealed column itself, a comparison with one is an error."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from enum import Enum
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import JSON, Column, ColumnElement, Dialect, LargeBinary, String, type_coerce
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import TypeDecorator

from storage.master_key import HEAD_BYTES, MasterKey

MARK = "yx1."  # no name, number or address begins so; three bytes of head are four letters behind it
HEAD_LETTERS = len(MARK) + HEAD_BYTES * 4 // 3


class AsItIs(Enum):
    """In place of a key: rows are carried from one place to another, and nobody reads them."""

    AS_IT_IS = "as it is"


# By the dialect, which every engine has of its own, and every value passes with.
_keys: WeakKeyDictionary[Dialect, MasterKey | AsItIs] = WeakKeyDictionary()


def seal_with(dialect: Dialect, key: MasterKey | AsItIs) -> None:
    _keys[dialect] = key


def key_of(dialect: Dialect) -> MasterKey | AsItIs:
    try:
        return _keys[dialect]
    except KeyError:
        raise RuntimeError("a database opened without the master key neither tells nor keeps") from None


def head_of(key: MasterKey) -> str:
    """What every sealed text begins with that is under the newest version."""
    return MARK + base64.b64encode(key.newest_head).decode()


def sealed_text(key: MasterKey, plain: str, purpose: str) -> str:
    return MARK + base64.b64encode(key.seal(plain.encode(), f"column:{purpose}")).decode()


def opened_text(key: MasterKey, value: str, purpose: str) -> str:
    """Rows of before this was sealed are in clear: they are what they are. ValueError as `MasterKey.open`."""
    if not value.startswith(MARK):
        return value
    return key.open(base64.b64decode(value[len(MARK) :]), f"column:{purpose}").decode()


class _Sealed(TypeDecorator[Any]):
    """`purpose` is "table.column". `if_broken`: JSON of what is read where a value does not open; of chains only,
    whose verification has to tell of it instead of ending there."""

    cache_ok = True

    def __init__(self, purpose: str, if_broken: str | None = None, **impl: Any) -> None:
        super().__init__(**impl)
        self.purpose = purpose
        self.if_broken = if_broken

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        key = key_of(dialect)
        return value if value is None or isinstance(key, AsItIs) else self.sealed(key, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        key = key_of(dialect)
        if value is None or isinstance(key, AsItIs):
            return value
        try:
            return self.opened(key, value)
        except ValueError:
            if self.if_broken is None:
                raise
            return json.loads(self.if_broken)

    def sealed(self, key: MasterKey, value: Any) -> Any:
        return sealed_text(key, value, self.purpose)

    def opened(self, key: MasterKey, value: Any) -> Any:
        return opened_text(key, value, self.purpose)

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """Whether it is empty can be asked; nothing else."""
        raise TypeError(f"{self.purpose} is sealed: ask its digest, or look at the rows")


class SealedText(_Sealed):
    impl = String
    cache_ok = True


class SealedJson(_Sealed):
    impl = JSON
    cache_ok = True

    def __init__(self, purpose: str, if_broken: str | None = None) -> None:
        super().__init__(purpose, if_broken, none_as_null=True)

    def sealed(self, key: MasterKey, value: Any) -> Any:
        return sealed_text(key, json.dumps(value, ensure_ascii=False, allow_nan=False), self.purpose)

    def opened(self, key: MasterKey, value: Any) -> Any:
        if isinstance(value, str) and value.startswith(MARK):
            return json.loads(opened_text(key, value, self.purpose))
        return value


class SealedBytes(_Sealed):
    """MARK, and what `MasterKey.seal` gives."""

    impl = LargeBinary
    cache_ok = True

    def sealed(self, key: MasterKey, value: Any) -> Any:
        return MARK.encode() + key.seal(value, f"column:{self.purpose}")

    def opened(self, key: MasterKey, value: Any) -> Any:
        value = bytes(value)
        if not value.startswith(MARK.encode()):
            return value
        return key.open(value[len(MARK) :], f"column:{self.purpose}")


class Digest(TypeDecorator[str]):
    """Given the value of the column `of` beside it: a keyed digest to look that up by. `purpose` as there."""

    impl = String
    cache_ok = True

    def __init__(self, purpose: str, of: str) -> None:
        super().__init__()
        self.purpose = purpose
        self.of = of

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        key = key_of(dialect)
        return value if value is None or isinstance(key, AsItIs) else self.digest(key, value)

    def digest(self, key: MasterKey, value: str) -> str:
        return key.digest(normal(value), self.purpose)


def normal(value: str) -> bytes:
    return value.strip().lower().encode()


def is_one_of(connection: AsyncConnection, column: Column[Any], values: Sequence[str]) -> ColumnElement[bool]:
    """Rows whose digest is of one of these, under whichever version of the master key."""
    key = key_of(connection.dialect)
    assert isinstance(key, MasterKey), "who carries rows asks for none"
    assert isinstance(column.type, Digest), "a digest"
    wanted = [each for value in values for each in key.digests(normal(value), column.type.purpose)]
    return type_coerce(column, String).in_(wanted)


def hidden(table: str, name: str) -> Column[str]:
    return Column(name, SealedText(f"{table}.{name}"), nullable=False)


def maybe_hidden(table: str, name: str) -> Column[str]:
    return Column(name, SealedText(f"{table}.{name}"), nullable=True)


def hidden_json(table: str, name: str, *, nullable: bool = False) -> Column[Any]:
    return Column(name, SealedJson(f"{table}.{name}"), nullable=nullable)


def found_by(table: str, of: str) -> Column[str]:
    """The digest of `table.of`, indexed."""
    return Column(f"{of}_digest", Digest(f"{table}.{of}", of), nullable=True, index=True)
