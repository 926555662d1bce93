"""Rows of before there were several documents to a task become tasks with one."""

from __future__ import annotations

import json
from typing import Any

from alembic import command
from sqlalchemy import Connection, select, text, update

from signing.fields.kinds import Field
from signing.ports import Actor, Intent, Revision
from signing.task.model import Document
from storage.migrations.upgrade import alembic_config, migrating
from storage.tables import tasks
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import stored

BEFORE = "0010"
INTENT = Intent("i1", "task", "甲方", "c1", ((0, "b" * 64),), {"name": "李明"}, Actor("p-甲方", "page"), NOW)
REVISION = Revision("task", 1, "c" * 64, 1000, "party", "甲方", NOW, plan=b"plan")


async def test_a_task_of_before_goes_on_with_one_document(database: Database) -> None:
    task = await stored(database)
    async with database.transaction() as tx:
        await tx.revisions.add(REVISION)
        await tx.intents.add(INTENT)

    def back_and_again(connection: Connection) -> dict[str, Any]:
        command.downgrade(alembic_config(connection), BEFORE)
        row = dict(connection.execute(text("SELECT document FROM tasks")).mappings().one())
        row |= dict(connection.execute(text("SELECT base FROM intents")).mappings().one())
        command.upgrade(alembic_config(connection), "head")
        return row

    async with migrating(database.engine) as connection:
        row = await connection.run_sync(back_and_again)
    document = row["document"] if isinstance(row["document"], dict) else json.loads(row["document"])
    assert document["current"] == "b" * 64 and row["base"] == "b" * 64
    async with database.transaction() as tx:
        assert await tx.tasks.get("task") == task
        assert await tx.intents.get("i1") == INTENT
        (found,) = await tx.revisions.of_task("task")
        assert (found.document, found.number, found.sha256) == (0, 1, "c" * 64)
        assert await tx.revisions.plan("task", "c" * 64) == b"plan"


async def test_rows_without_what_came_later_are_for_everybody(database: Database) -> None:
    task = await stored(database)
    async with database.engine.begin() as connection:
        documents, fields = (await connection.execute(select(tasks.c.documents, tasks.c.fields))).one()
        del documents[0]["only"], documents[0]["key"]
        del fields[0]["document"]
        await connection.execute(update(tasks).values(documents=documents, fields=fields))
    async with database.transaction() as tx:
        found = await tx.tasks.get("task")
    assert found is not None and found == task
    assert isinstance(found.documents[0], Document) and found.documents[0].only is None
    assert isinstance(found.fields[0], Field) and found.fields[0].key == "sign_0"
