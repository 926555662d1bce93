"""Folders: filed by rules and by hand, each person's own; exported as files that the chat takes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
import pytest_asyncio
from openpyxl import load_workbook

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.ports import Actor
from signing.task.model import Task
from signing.task.template_filling import Somebody
from signing.usecases import export_folder as exporting
from signing.usecases.export_folder import export_folder
from signing.usecases.export_whole import export_whole
from signing.usecases.file_found import file_found
from signing.usecases.folder_template import file_template
from signing.usecases.folders import (
    drop_folder,
    folders_for,
    list_folders,
    make_folder,
    put_in_folder,
    view_folder,
)
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.start_from_template import start_from_template
from signing.usecases.view_template import view_template
from tests.world import World, a_world


@pytest_asyncio.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def completed(world: World, chen: Actor, li: Actor, title: str) -> Task:
    task = await world.sent(chen, signers=[li], title=title)
    await world.sign(li, task)
    await world.work()
    await file_found(world.ports)
    return await world.task(task)


async def inside(world: World, actor: Actor, folder_id: str) -> list[str]:
    return [task.title for task in (await view_folder(world.ports, actor, folder_id)).tasks]


async def test_a_rule_files_what_is_completed_before_it_and_after_it(world: World) -> None:
    chen, li = await world.person("陈静"), await world.person("李明")
    await completed(world, chen, li, "设备采购合同")
    folder = await make_folder(world.ports, chen, "采购： 采购 李明")
    assert (folder.name, folder.rule) == ("采购", "采购 李明")
    assert await inside(world, chen, folder.id) == ["设备采购合同"]
    await completed(world, chen, li, "采购补充协议")
    await completed(world, chen, li, "租赁合同")
    await completed(world, li, chen, "采购：别人发起的")
    assert set(await inside(world, chen, folder.id)) == {"采购补充协议", "设备采购合同"}
    assert [(each.name, count) for each, count in await list_folders(world.ports, chen)] == [("采购", 2)]


async def test_by_hand_it_is_put_in_and_taken_out_and_the_folder_is_nobody_elses(world: World) -> None:
    chen, li = await world.person("陈静"), await world.person("李明")
    done = await completed(world, chen, li, "租赁合同")
    open_one = await world.sent(chen, signers=[li])
    folder = await make_folder(world.ports, li, "我签过的")
    await put_in_folder(world.ports, li, done.id, folder.id)
    assert await inside(world, li, folder.id) == ["租赁合同"]
    assert (await folders_for(world.ports, li, done.id))[1] == ((folder, True),)
    for wrong in (view_folder, drop_folder):
        with pytest.raises(NotAllowed):
            await wrong(world.ports, chen, folder.id)
    with pytest.raises(NotAllowed):
        await put_in_folder(world.ports, chen, done.id, folder.id)
    with pytest.raises(Refusal, match="folder-not-ended"):
        await put_in_folder(world.ports, li, open_one.id, folder.id)
    with pytest.raises(NotAllowed):
        await put_in_folder(world.ports, await world.person("周悦"), done.id, folder.id)
    await put_in_folder(world.ports, li, done.id, folder.id)
    assert await inside(world, li, folder.id) == []
    await put_in_folder(world.ports, li, done.id, folder.id)
    assert await drop_folder(world.ports, li, folder.id) == "我签过的"
    assert (await world.task(done)).title == "租赁合同"


@pytest.mark.parametrize("words", ["", "  ：采购", "x" * 41, "采购: ？！"])
async def test_a_folder_needs_a_name_and_a_rule_a_word(world: World, words: str) -> None:
    with pytest.raises(BadAnswer, match="folder-name"):
        await make_folder(world.ports, await world.person("陈静"), words)


async def test_an_export_has_documents_reports_and_a_sheet_without_formulas_in_parts(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    chen, li = await world.person("陈静"), await world.person("李明")
    first = await completed(world, chen, li, "=HYPERLINK(采购)")
    second = await completed(world, chen, li, "采购合同")
    folder = await make_folder(world.ports, chen, "采购: 采购")
    whole = [each async for each in export_folder(world.ports, chen, folder.id)]
    assert [name for name, _ in whole] == ["采购.zip"]
    with zipfile.ZipFile(io.BytesIO(whole[0][1])) as archive:
        names = archive.namelist()
        sheet = archive.read("采购.xlsx")
        documents = [archive.read(name) for name in names if name.endswith(".pdf")]
    assert sum(name.startswith(f"{first.number}/") for name in names) == 2, "the document and its report"
    current = (await world.task(second)).documents[0].current
    assert await world.ports.blobs.get(current) in documents
    lines = {row[0].value: row for row in load_workbook(io.BytesIO(sheet)).active.iter_rows(min_row=2)}
    assert lines[second.number][6].value == current and lines[second.number][2].value == "已完成"
    assert lines[first.number][1].data_type == "s", "a title is never a formula"

    name, pieces = await export_whole(world.ports, chen, folder.id)
    with zipfile.ZipFile(io.BytesIO(b"".join([piece async for piece in pieces]))) as archive:
        assert name == "采购.zip" and archive.testzip() is None and sorted(archive.namelist()) == sorted(names)
        assert {archive.read(each) for each in names if each.endswith(".pdf")} == set(documents)
    async with world.ports.transaction() as tx:
        facts = [one.facts for one in await tx.audit.of_task(None) if one.kind == "exported"]
    assert [(each["way"], each["count"]) for each in facts] == [("chat", 2), ("page", 2)]
    with pytest.raises(NotAllowed):
        await export_whole(world.ports, li, folder.id)

    monkeypatch.setattr(exporting, "PART_BYTES", max(map(len, documents)) + 1)
    parts = [name async for name, _ in export_folder(world.ports, chen, folder.id)]
    assert len(parts) > 1 and parts[:2] == ["采购 1.zip", "采购 2.zip"]
    empty = await make_folder(world.ports, chen, "空的")
    with pytest.raises(Refusal, match="folder-empty"):
        [each async for each in export_folder(world.ports, chen, empty.id)]


async def test_what_was_made_from_a_template_goes_into_its_folder_before_and_after(world: World) -> None:
    chen, li = await world.person("陈静"), await world.person("李明")
    draft = await world.draft(chen, signers=[li], title="劳动合同")
    template = await save_template(world.ports, chen, draft.id, name="劳动合同", merge=[])
    known = (await world.who(li)).telegram_id

    async def from_template() -> Task:
        filling = (await view_template(world.ports, chen, template.id)).filling
        people = {role.id: Somebody("李明", telegram_id=known) for role in template.latest.roles}
        view = await start_from_template(world.ports, chen, template.id, replace(filling, people=people))
        await send_task(world.ports, chen, view.task.id, version=view.task.version)
        await world.work()
        await world.sign(li, view.task)
        await world.work()
        await file_found(world.ports)
        return await world.task(view.task)

    first, other = await from_template(), await completed(world, chen, li, "别的")
    folder = await make_folder(world.ports, chen, "入职")
    with pytest.raises(NotAllowed):
        await file_template(world.ports, li, folder.id, template.id)
    assert (await file_template(world.ports, chen, folder.id, template.id))[1] == 1
    second = await from_template()
    view = await view_folder(world.ports, chen, folder.id)
    assert {task.id for task in view.tasks} == {first.id, second.id} - {other.id}
    assert view.template == "劳动合同"
    assert (await file_template(world.ports, chen, folder.id, None))[0].template_id is None
