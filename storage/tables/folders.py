"""Folders of finished tasks, each person's own."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, Table

from storage.columns import maybe_text, maybe_time, metadata, text, time
from storage.sealed_columns import hidden, maybe_hidden

folders = Table(
    "folders",
    metadata,
    text("id", primary_key=True),
    Column("owner_id", ForeignKey("people.id"), nullable=False, index=True),
    hidden("folders", "name"),
    hidden("folders", "rule"),
    time("made_at"),
    Column("keep_days", Integer, nullable=True),
    maybe_hidden("folders", "held_why"),
    maybe_time("held_at"),
    maybe_text("template_id"),
)

folder_tasks = Table(
    "folder_tasks",
    metadata,
    Column("folder_id", ForeignKey("folders.id"), primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), primary_key=True, index=True),
)
