"""Many at once: each row of a sheet is issued once, whatever dies in between, and what became of it is told."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import load_workbook

from signing.errors import DocumentRefused, NotAllowed, Refusal
from signing.task.bulk import MOST_TRIES, BulkState
from signing.task.model import Order
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.bulk_links import bulk_links
from signing.usecases.bulk_results import bulk_results
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.offer_sheet import offer_sheet
from signing.usecases.save_template import save_template
from signing.usecases.view_bulk import view_bulk
from tests.faulty import Died
from tests.signing.usecases.sheets import HEAD, a_template, issued, read, sheet, taken
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


async def test_the_sheet_that_is_offered_is_filled_in_and_issued(world: World) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    offered = await offer_sheet(world.ports, ann, template.id)
    assert offered.filename == "聘用.xlsx"
    book = load_workbook(io.BytesIO(offered.data))
    head = [cell.value for cell in book.active[1]]
    assert head == ["'=工资" if each == "=工资" else each for each in HEAD], "and no head is a formula"
    with pytest.raises(DocumentRefused, match="sheet-empty"):
        await taken(world, ann, template, offered.data)

    for row in (
        ["王芳", "青禾科技有限公司", 13800138001, None, 8000, None, datetime(2026, 12, 20, 12, 0)],
        ["赵磊", None, "+86 139 0013 9000", "zhao@example.cn", None, "实习协议", "7天后"],
    ):
        for column, words in enumerate(row, 1):
            book.active.cell(3 + (row[0] == "赵磊"), column).value = words
    out = io.BytesIO()
    book.save(out)
    checked = await taken(world, ann, template, out.getvalue())
    assert checked.count.whole == 2 and not checked.faults
    view = await view_bulk(world.ports, ann, checked.bulk.id, index=0)
    assert (view.title, view.row.at, view.count.whole) == ("聘用合同 青禾科技有限公司", 3, 2)
    assert await go_on_bulks(world.ports) == 0, "nothing goes out before the yes"

    await issue_bulk(world.ports, ann, checked.bulk.id)
    assert (await issue_bulk(world.ports, ann, checked.bulk.id)).bulk.state is BulkState.ISSUING
    assert await go_on_bulks(world.ports) == 2
    assert await go_on_bulks(world.ports) == 0
    await world.work()
    first, second = await issued(world, ann)
    assert [(p.name, p.company, p.phone) for p in first.parties] == [
        ("Ann", None, None),
        ("王芳", "青禾科技有限公司", "+8613800138001"),
    ]
    assert first.deadline is not None and first.deadline.isoformat() == "2026-12-20T04:00:00+00:00"
    assert {field.default for field in first.fields} == {"", "8000"}
    assert (second.title, {field.default for field in second.fields}) == ("实习协议", {""})
    assert {task.state.value for task in (first, second)} == {"awaiting"}
    assert (await world.told(ann)).count("told-bulk-done") == 1
    after = await world.sign(ann, first)
    assert after.parties[0].state.value == "signed"


async def test_whoever_issues_many_gets_no_card_for_each(world: World) -> None:
    ann, li = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[li], title="通知")
    template = await save_template(world.ports, ann, task.id, name="通知")
    checked = await taken(world, ann, template, sheet(["王芳"], ["赵磊"], head=["签署人姓名（必填）"]))
    assert not checked.faults
    await issue_bulk(world.ports, ann, checked.bulk.id)
    await go_on_bulks(world.ports)
    await world.work()
    assert len(await issued(world, ann)) == 2
    assert await world.outbox(ann, "card") == []
    assert await world.outbox(ann, "invitation") == [], "their links come together"
    (done,) = [item for item in await world.outbox(ann, "told") if item.facts["key"] == "told-bulk-done"]
    assert (done.facts["unbound"], done.facts["bulk_id"]) == (2, checked.bulk.id)


async def test_a_row_that_always_fails_is_given_up_told_and_counted(world: World) -> None:
    ann, admin = await world.person("Ann"), await world.person("Root", admin=True)
    template = await a_template(world, ann)
    view = await taken(world, ann, template, sheet(["王芳"], ["赵磊"]))
    no_words: Any = {"sum": 5}  # as a fault of ours would leave it
    async with world.ports.transaction() as tx:
        row = replace(view.row, title="坏行", filling=replace(view.row.filling, answers=no_words))
        await tx.bulks.save_row(view.bulk.id, row)
    await issue_bulk(world.ports, ann, view.bulk.id)
    assert await go_on_bulks(world.ports) == 2
    assert await go_on_bulks(world.ports) == 0, "it waits, and longer each time"
    for failed in range(1, MOST_TRIES):
        assert (await view_bulk(world.ports, ann, view.bulk.id)).bulk.state is BulkState.ISSUING, failed
        world.clock.advance(seconds=15 * 2 ** (failed - 1))
        assert await go_on_bulks(world.ports) == 1
    after = await view_bulk(world.ports, ann, view.bulk.id)
    assert (after.bulk.state, after.count.issued, after.count.refused) == (BulkState.DONE, 1, 1)
    assert [task.parties[1].name for task in await issued(world, ann)] == ["赵磊"]
    _, bad, _ = read((await bulk_results(world.ports, ann, view.bulk.id)).data)
    assert bad[4] == "未能发出" and "连续 5 次" in bad[5]
    assert await world.told(admin) == ["told-bulk-trouble"]


async def test_links_are_handed_over_together_and_older_ones_stay_good(world: World) -> None:
    ann, wang = await world.person("Ann"), await world.person("王芳")
    task = await world.draft(ann, signers=["李明"], title="通知")
    template = await save_template(world.ports, ann, task.id, name="通知")
    view = await taken(world, ann, template, sheet(["王芳"], ["赵磊"], head=["签署人姓名（必填）"]))
    await issue_bulk(world.ports, ann, view.bulk.id)
    await go_on_bulks(world.ports)
    with pytest.raises(Refusal, match="bulk-preparing"):
        await bulk_links(world.ports, ann, view.bulk.id)
    await world.work()
    first = await bulk_links(world.ports, ann, view.bulk.id)
    again = await bulk_links(world.ports, ann, view.bulk.id)
    assert [(line.at, line.party.name) for line in first.lines] == [(2, "王芳"), (3, "赵磊")]
    head, wang_line, _ = read(first.sheet.data)
    assert (head[0], wang_line[3], wang_line[7]) == ("行号", "王芳", first.lines[0].link)
    assert len({line.link for line in (*first.lines, *again.lines)}) == 4
    await accept_invitation(world.ports, wang, first.lines[0].link.split("=i_")[1])
    with pytest.raises(NotAllowed, match="invitation-used"):
        await accept_invitation(world.ports, await world.person("Eve"), again.lines[0].link.split("=i_")[1])
    left = await bulk_links(world.ports, ann, view.bulk.id)
    assert [line.party.name for line in left.lines] == ["赵磊"]
    await accept_invitation(world.ports, await world.person("赵磊"), again.lines[1].link.split("=i_")[1])
    with pytest.raises(Refusal, match="bulk-all-reached"):
        await bulk_links(world.ports, ann, view.bulk.id)


async def test_whose_turn_comes_later_is_told_of_once_for_the_whole_sheet(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.draft(ann, signers=[ann, "李明"], title="合同", order=Order.ONE_AFTER_ANOTHER)
    template = await save_template(world.ports, ann, task.id, name="先后")
    view = await taken(world, ann, template, sheet(["王芳"], ["赵磊"], head=["乙方姓名（必填）"]))
    await issue_bulk(world.ports, ann, view.bulk.id)
    await go_on_bulks(world.ports)
    await world.work()
    assert "told-bulk-links" not in await world.told(ann)
    for task in await issued(world, ann):
        await world.sign(ann, task)
    assert (await world.told(ann)).count("told-bulk-links") == 1
    assert len((await bulk_links(world.ports, ann, view.bulk.id)).lines) == 2


@pytest.mark.parametrize("when", ["commit", "committed"])
async def test_no_row_is_issued_twice_whatever_dies(world: World, when: str) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    checked = await taken(world, ann, template, sheet(["王芳"], ["赵磊"], ["周悦"]))
    assert not checked.faults
    await issue_bulk(world.ports, ann, checked.bulk.id)
    for after in range(12):
        world.faults.dies_at(when, after=after % 3)
        try:
            await go_on_bulks(world.ports)
        except Died:
            await world.restart()
    assert world.faults.seen[when] > 6
    world.faults.disarm()
    while await go_on_bulks(world.ports):
        pass
    tasks = await issued(world, ann)
    assert [task.parties[1].name for task in tasks] == ["王芳", "赵磊", "周悦"]
    view = await view_bulk(world.ports, ann, checked.bulk.id)
    assert (view.bulk.state, view.count.issued, view.count.refused) == (BulkState.DONE, 3, 0)
    assert (await world.told(ann)).count("told-bulk-done") == 1


async def test_what_cannot_go_out_is_in_the_results_and_holds_up_nobody(world: World) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    checked = await taken(
        world, ann, template, sheet(["王芳", *[""] * 5, "2天后"], ["赵磊", "", "", "", "", "=cmd|'/c calc'!A0"])
    )
    assert not checked.faults
    await issue_bulk(world.ports, ann, checked.bulk.id)
    world.clock.advance(days=3)
    await go_on_bulks(world.ports)
    results = await bulk_results(world.ports, ann, checked.bulk.id)
    head, wang, zhao = read(results.data)
    assert head[0] == "行号"
    assert wang[0] == "2" and wang[4] == "未能发出" and wang[5]
    assert zhao[1] == "'=cmd|'/c calc'!A0", "no formula comes out that was not one"
    assert zhao[3].startswith("YX-")
    cells = load_workbook(io.BytesIO(results.data)).active.iter_rows()
    assert {cell.data_type for row in cells for cell in row} <= {"s", "n", "inlineStr"}
    assert not any(
        str(cell.value).startswith("=") for row in load_workbook(io.BytesIO(results.data)).active for cell in row
    )
