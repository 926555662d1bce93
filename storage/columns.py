"""What our columns are made of: times that stay aware, JSON as it was written, states that are checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, DateTime, Dialect, Integer, MetaData, String
from sqlalchemy.types import TypeDecorator

# Named alike on both databases, so that a later migration can find them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcDateTime(TypeDecorator[datetime]):
    """Aware in, aware UTC out. SQLite keeps no zone, so its rows hold UTC without saying so."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


# Not JSONB: it rewrites numbers (1e22 comes back an int) and takes no \u0000, and the audit chain hashes what it
# reads back.
JSON_TEXT = JSON(none_as_null=True)

# SQLite counts up only a column that is exactly INTEGER PRIMARY KEY.
COUNTED = BigInteger().with_variant(Integer(), "sqlite")


def text(name: str, **options: Any) -> Column[str]:
    return Column(name, String, nullable=False, **options)


def maybe_text(name: str, **options: Any) -> Column[str]:
    return Column(name, String, nullable=True, **options)


def time(name: str) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=False)


def maybe_time(name: str) -> Column[datetime]:
    return Column(name, UtcDateTime, nullable=True)


def counted(name: str = "id") -> Column[int]:
    """Counts up in the order of insertion; never the same twice with the table's `sqlite_autoincrement`."""
    return Column(name, COUNTED, primary_key=True, autoincrement=True)


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    """The database refuses a state that no enumeration of ours has."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f'"{column}" IN ({listed})', name=column)
