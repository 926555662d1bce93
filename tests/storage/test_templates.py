from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from signing.errors import Stale
from signing.fields.kinds import Box, Face, Field, FieldKind, Look, Patch, Slice
from signing.task.model import AttachedFile, Document, Order, ReminderPlan, Role, Side, SourceFile
from signing.task.templates import Template, TemplateRole, TemplateVersion
from storage.tables import template_versions
from storage.unit_of_work import Database
from tests.sent_tasks import NOW
from tests.storage.rows import people

BOX = Box(60.5, 300.25, 150, 60)
PAPER = Document(
    "采购合同.pdf",
    "a" * 64,
    "b" * 64,
    3,
    1200,
    ("repaired",),
    sources=(SourceFile("采购合同.pdf", "a" * 64, "c" * 64, 3, 1200, ("repaired",)),),
    attachments=(AttachedFile("报价.xlsx", "d" * 64, 20),),
)
FIRST = TemplateVersion(
    1,
    NOW,
    (PAPER,),
    (
        TemplateRole("r1", "甲方", Role.SIGNER, Side.INTERNAL, 1, mine=True),
        TemplateRole("r2", "审批人", Role.APPROVER, Side.EXTERNAL, 2),
    ),
    "采购合同 {甲方}",
    "zh",
    Order.STEPS,
    (
        Field("sign", "r1", FieldKind.SEAM, 0, BOX, slice=Slice(0, 3, 110.0)),
        Field(
            "sum",
            "r1",
            FieldKind.NUMBER,
            2,
            BOX,
            label="金额",
            look=Look(Face.SONG, 10.5),
            options=("a",),
            covers=(Patch(2, BOX),),
        ),
    ),
    days=30,
    reminders=ReminderPlan((24,)),
    merge=("sum",),
)
TEMPLATE = Template("tpl1", "li", "采购", NOW, FIRST)


async def test_a_template_comes_back_as_it_went_in(database: Database) -> None:
    await people(database, "li", "wang")
    async with database.transaction() as tx:
        await tx.templates.add(TEMPLATE)
    async with database.transaction() as tx:
        assert await tx.templates.get("tpl1") == TEMPLATE
        assert await tx.templates.get("none") is None
        assert await tx.templates.of_owner("li") == [TEMPLATE]
        assert await tx.templates.of_owner("wang") == []
        assert await tx.templates.named("li", "采购") == TEMPLATE
        assert await tx.templates.named("wang", "采购") is None


async def test_an_earlier_version_stays_what_it_was(database: Database) -> None:
    await people(database, "li")
    second = replace(FIRST, number=2, made_at=NOW + timedelta(days=1), title="新合同", days=None)
    async with database.transaction() as tx:
        await tx.templates.add(TEMPLATE)
        await tx.templates.save(replace(TEMPLATE, latest=second, version=2), expected_version=1)
    async with database.transaction() as tx:
        found = await tx.templates.get("tpl1")
        assert found is not None and (found.latest, found.version) == (second, 2)
        assert await tx.templates.at("tpl1", 1) == FIRST
        assert await tx.templates.at("tpl1", 3) is None


async def test_two_changes_at_once_are_one(database: Database) -> None:
    await people(database, "li")
    async with database.transaction() as tx:
        await tx.templates.add(TEMPLATE)
        await tx.templates.save(replace(TEMPLATE, name="销售", version=2), expected_version=1)
    with pytest.raises(Stale, match="template-changed"):
        async with database.transaction() as tx:
            await tx.templates.save(replace(TEMPLATE, archived_at=NOW, version=2), expected_version=1)


async def test_what_is_archived_is_in_no_list_and_its_name_is_free(database: Database) -> None:
    await people(database, "li")
    async with database.transaction() as tx:
        await tx.templates.add(TEMPLATE)
        await tx.templates.save(replace(TEMPLATE, archived_at=NOW, version=2), expected_version=1)
    async with database.transaction() as tx:
        assert await tx.templates.of_owner("li") == []
        assert await tx.templates.named("li", "采购") is None
        found = await tx.templates.get("tpl1")
        assert found is not None and found.archived_at == NOW


async def test_a_version_of_an_older_or_newer_program_is_read(database: Database) -> None:
    await people(database, "li")
    async with database.transaction() as tx:
        await tx.templates.add(TEMPLATE)
    async with database.engine.begin() as connection:
        content = (await connection.execute(template_versions.select())).mappings().one()["content"]
        content = json.loads(json.dumps(content))
        content["document"] = content.pop("documents")[0]
        del content["merge"], content["document"]["attachments"], content["fields"][1]["look"]
        content["unheard_of"] = {"a": 1}
        content["roles"][0]["unheard_of"] = True
        await connection.execute(template_versions.update().values(content=content))
    async with database.transaction() as tx:
        found = await tx.templates.get("tpl1")
    fields = (FIRST.fields[0], replace(FIRST.fields[1], look=Look()))
    assert found is not None
    assert found.latest == replace(FIRST, merge=(), documents=(replace(PAPER, attachments=()),), fields=fields)
