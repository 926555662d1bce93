"""Files that nothing holds any more, until they are taken away."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Table

from storage.columns import metadata, text, time

left_papers = Table(
    "left_papers",
    metadata,
    text("sha256", primary_key=True),
    Column("task_id", ForeignKey("tasks.id"), nullable=False),
    time("left_at"),
    Index(None, "left_at"),
)
