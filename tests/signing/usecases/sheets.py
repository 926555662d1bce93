"""A template, sheets filled in for it, and what came of their rows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from openpyxl import Workbook, load_workbook

from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, TaskFilter
from signing.task.model import Task
from signing.task.templates import Template
from signing.usecases.bulk_views import BulkView
from signing.usecases.save_template import save_template
from signing.usecases.take_sheet import take_sheet
from signing.usecases.view_bulk import view_bulk
from tests.world import World


async def a_template(world: World, who: Actor) -> Template:
    """I sign first, then somebody else who writes a sum."""
    task = await world.draft(who, signers=[who, "李明"], title="聘用合同 李明")
    sum_ = Field("sum", task.parties[1].id, FieldKind.NUMBER, 0, Box(60, 60, 120, 24), label="=工资")
    async with world.ports.transaction() as tx:
        await tx.tasks.save(replace(task, fields=(*task.fields, sum_), version=2), expected_version=1)
    return await save_template(world.ports, who, task.id, name="聘用", merge=["sum"])


HEAD = ["乙方姓名（必填）", "乙方单位", "乙方手机号", "乙方邮箱", "=工资", "标题", "截止时间"]


def sheet(*rows: Sequence[Any], head: Sequence[str] = HEAD) -> bytes:
    book = Workbook()
    for row in (head, *rows):
        book.active.append([f"'{each}" if str(each)[:1] == "=" else each for each in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(data: bytes) -> list[list[Any]]:
    return [list(row) for row in load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True)]


async def taken(world: World, who: Actor, template: Template, data: bytes) -> BulkView:
    bulk = await take_sheet(world.ports, who, template.id, data=data)
    return await view_bulk(world.ports, who, bulk.id)


async def issued(world: World, who: Actor) -> list[Task]:
    async with world.ports.transaction() as tx:
        found = await tx.tasks.find(TaskFilter(initiator_id=who.person_id, limit=500))
    return sorted((task for task in found if task.bulk_id), key=lambda task: task.number)
