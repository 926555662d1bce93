"""What tasks are found by. On SQLite the postings are in the FTS5 table `find_words`, without its content, whose
rows are numbered like these; on PostgreSQL a GIN index over `terms` holds them. Neither needs an extension."""

from __future__ import annotations

from array import array
from typing import Any

from sqlalchemy import Boolean, Column, Dialect, ForeignKey, Index, Integer, LargeBinary, Table, UniqueConstraint
from sqlalchemy import text as sql
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.types import TypeDecorator, TypeEngine

from storage.columns import counted, metadata, text
from storage.stretches import STRETCHES


class Numbers(TypeDecorator[tuple[int, ...]]):
    """32-bit numbers: packed, or (`in_array`) an array where the database has such."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, *, in_array: bool = False) -> None:
        super().__init__()
        self.in_array = in_array

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        in_array = self.in_array and dialect.name == "postgresql"
        return dialect.type_descriptor(ARRAY(Integer) if in_array else LargeBinary())

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        return list(value) if self.in_array and dialect.name == "postgresql" else array("i", value).tobytes()

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:
        if value is None or isinstance(value, list):
            return None if value is None else tuple(value)
        return tuple(array("i", bytes(value)))


find_entries = Table(
    "find_entries",
    metadata,
    counted("id"),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("document", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("terms", Numbers(in_array=True), nullable=False),
    text("paper"),
    Column("inside", Numbers(), nullable=False),
    UniqueConstraint("task_id", "document"),
    sqlite_autoincrement=True,
)
# What was just filed is found at once: nothing waits in a list that each search would have to read.
Index(
    "ix_find_entries_terms",
    sql(STRETCHES),
    find_entries.c.terms,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
).ddl_if(dialect="postgresql")

# Tasks that were saved since they were last filed.
find_due = Table(
    "find_due",
    metadata,
    counted("row"),
    Column("task_id", ForeignKey("tasks.id"), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
    sqlite_autoincrement=True,
)
