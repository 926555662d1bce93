"""Acts that are done some seconds after they were asked for, unless they are undone."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Table, UniqueConstraint

from signing.task.put_off import ACTS
from storage.columns import metadata, one_of, text, time
from storage.sealed_columns import hidden

put_off = Table(
    "put_off",
    metadata,
    text("id", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    Column("person_id", ForeignKey("people.id"), nullable=False),
    text("act"),
    hidden("put_off", "reason"),
    text("stands"),
    time("due_at"),
    Column("message_id", BigInteger, nullable=True),
    one_of("act", ACTS),
    # One wish at a time: the second tap is the first one.
    UniqueConstraint("task_id", "person_id"),
)
