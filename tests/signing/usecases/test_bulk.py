"""Many at once: a sheet checked cell by cell, each row issued once whatever dies in between."""

from __future__ import annotations

import io
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from signing.errors import DocumentRefused, NotAllowed, Refusal
from signing.fields.kinds import Box, Field, FieldKind
from signing.ports import Actor, TaskFilter
from signing.task.bulk import MOST_TRIES, BulkState, Column
from signing.task.model import Order, Task
from signing.task.templates import Template
from signing.usecases.accept_invitation import accept_invitation
from signing.usecases.bulk_links import bulk_links
from signing.usecases.bulk_results import bulk_results
from signing.usecases.bulk_views import BulkView
from signing.usecases.drop_row import drop_row
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.mend_cell import mend_cell
from signing.usecases.offer_sheet import offer_sheet
from signing.usecases.save_template import save_template
from signing.usecases.take_sheet import take_sheet
from signing.usecases.view_bulk import view_bulk
from tests.faulty import Died
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


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


async def test_all_that_is_wrong_is_told_at_once_and_nothing_goes_out(world: World) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    data = sheet(
        ["王芳", "", "12345", "a@b", "很多", "x" * 121, "昨天"],
        [],
        ["", "", "13800138001", "", "", "", ""],
    )
    checked = await taken(world, ann, template, data)
    assert checked.count.whole == 2
    assert [(fault.at, checked.heads[fault.column], fault.code) for fault in checked.faults] == [
        (2, "乙方手机号", "party-phone-wrong"),
        (2, "乙方邮箱", "party-email-wrong"),
        (2, "=工资", "answer-number"),
        (2, "标题", "title-too-long"),
        (2, "截止时间", "deadline-past"),
        (4, "乙方姓名（必填）", "party-name-missing"),
    ]
    with pytest.raises(Refusal, match="bulk-faulty"):
        await issue_bulk(world.ports, ann, checked.bulk.id)
    assert await go_on_bulks(world.ports) == 0 and await issued(world, ann) == []


def column(view: BulkView, head: str) -> Column:
    return next(each for each, words in view.heads.items() if words == head)


async def test_what_is_wrong_is_mended_cell_by_cell_or_left_out(world: World) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    rows = (["王芳", "", "12345", "", "很多"], ["", "", "13800138000"], ["赵磊", "", "", "", "", "", "昨天"])
    view = await taken(world, ann, template, sheet(*rows))
    bulk_id = view.bulk.id

    async def mend(at: int, head: str, words: str) -> BulkView:
        return await mend_cell(world.ports, ann, bulk_id, at=at, column=column(view, head), words=words)

    assert [fault.words for fault in view.faults] == ["12345", "很多", "", "昨天"]
    with pytest.raises(Refusal, match="party-phone-wrong"):
        await mend(2, "乙方手机号", "1234567")
    after = await mend(2, "乙方手机号", "13800138001")
    assert [fault.code for fault in after.faults] == ["answer-number", "party-name-missing", "deadline-past"]
    assert after.row.filling.people["r2"].phone == "+8613800138001"
    await mend(2, "=工资", "8,000")
    after = await drop_row(world.ports, ann, bulk_id, at=3)
    assert [fault.at for fault in after.faults] == [4]
    assert (await drop_row(world.ports, ann, bulk_id, at=3)).count.whole == 2, "twice is once"
    after = await mend(4, "截止时间", "")
    assert not after.faults and after.row.deadline is None
    await issue_bulk(world.ports, ann, bulk_id)
    await go_on_bulks(world.ports)
    tasks = await issued(world, ann)
    assert [(task.parties[1].name, {field.default for field in task.fields} - {""}) for task in tasks] == [
        ("王芳", {"8,000"}),
        ("赵磊", set()),
    ]
    for late in (mend(2, "标题", "x"), drop_row(world.ports, ann, bulk_id, at=2)):
        with pytest.raises(Refusal, match="bulk-begun"):
            await late


async def test_the_only_row_stays_and_strangers_mend_nothing(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("Eve")
    template = await a_template(world, ann)
    view = await taken(world, ann, template, sheet(["王芳", "", "1"]))
    with pytest.raises(Refusal, match="bulk-row-only"):
        await drop_row(world.ports, ann, view.bulk.id, at=2)
    with pytest.raises(Refusal, match="bulk-row-gone"):
        await mend_cell(world.ports, ann, view.bulk.id, at=7, column=column(view, "标题"), words="x")
    for theirs in (
        mend_cell(world.ports, eve, view.bulk.id, at=2, column=column(view, "标题"), words="x"),
        drop_row(world.ports, eve, view.bulk.id, at=2),
        bulk_links(world.ports, eve, view.bulk.id),
    ):
        with pytest.raises(NotAllowed, match="not-found"):
            await theirs


async def test_somebody_twice_in_one_row_is_seen_before_it_goes_out(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.draft(ann, signers=["李明", "王芳"], title="合同")
    template = await save_template(world.ports, ann, task.id, name="两方")
    head = ["甲方姓名（必填）", "甲方手机号", "乙方姓名（必填）", "乙方手机号"]
    same = ["赵磊", "13800138001", "赵小磊", "13800138001"]
    view = await taken(world, ann, template, sheet(same, ["周悦", "", "周悦", ""], head=head))
    assert [(each.at, view.heads[each.column], each.code) for each in view.faults] == [
        (2, "乙方手机号", "party-twice"),
        (3, "乙方姓名（必填）", "party-twice"),
    ]
    for at, head_, words in ((2, "乙方手机号", "13800138002"), (3, "乙方姓名（必填）", "钱多")):
        view = await mend_cell(world.ports, ann, view.bulk.id, at=at, column=column(view, head_), words=words)
    assert not view.faults


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


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04" + b"no zip" * 20, "sheet-unreadable"),
        (b"%PDF-1.7\x00\x01", "sheet-unreadable"),
        (b"", "sheet-empty"),
        (sheet(head=HEAD), "sheet-empty"),
        (sheet(["x"], head=["姓名"]), "sheet-columns"),
        (sheet(["王芳", "x"], head=["乙方姓名（必填）", "身高"]), "sheet-column-strange"),
        (sheet(*[["王芳"]] * 1002, head=HEAD), "sheet-rows-many"),
        (b"a" * (5 * 1024 * 1024 + 1), "sheet-too-large"),
    ],
    ids=["no zip", "no sheet", "nothing", "head only", "no name", "strange", "many", "large"],
)
async def test_what_is_no_sheet_of_ours_is_refused(world: World, data: bytes, code: str) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    with pytest.raises(DocumentRefused) as refused:
        await taken(world, ann, template, data)
    assert refused.value.code == code


@pytest.mark.parametrize("code_page", ["utf-8-sig", "gb18030"])
async def test_a_csv_will_do(world: World, code_page: str) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    text = '乙方姓名(必填),乙方手机号,=工资\r\n王芳,13800138001,"8,000"\r\n'
    checked = await taken(world, ann, template, text.encode(code_page))
    assert not checked.faults
    view = await view_bulk(world.ports, ann, checked.bulk.id)
    assert view.row.filling.people["r2"].phone == "+8613800138001"


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


async def test_a_newer_sheet_takes_the_place_of_one_that_was_not_issued(world: World) -> None:
    ann = await world.person("Ann")
    template = await a_template(world, ann)
    first = await taken(world, ann, template, sheet(["王芳"]))
    second = await taken(world, ann, template, sheet(["赵磊"]))
    assert (first.count.whole, second.count.whole) == (1, 1)
    with pytest.raises(NotAllowed, match="not-found"):
        await issue_bulk(world.ports, ann, first.bulk.id)
    await issue_bulk(world.ports, ann, second.bulk.id)
    await taken(world, ann, template, sheet(["周悦"]))
    assert await go_on_bulks(world.ports) == 1, "what is being issued stays"


async def test_a_template_that_is_all_mine_asks_nobody(world: World) -> None:
    ann = await world.person("Ann")
    task = await world.draft(ann, signers=[ann])
    template = await save_template(world.ports, ann, task.id, name="x")
    with pytest.raises(Refusal, match="bulk-nobody"):
        await offer_sheet(world.ports, ann, template.id)


async def test_anothers_bulk_issue_is_not_there(world: World) -> None:
    ann, eve = await world.person("Ann"), await world.person("路人")
    template = await a_template(world, ann)
    checked = await taken(world, ann, template, sheet(["王芳"]))
    assert not checked.faults
    for bulk_id in (checked.bulk.id, "nosuchbulk22"):
        for use in (view_bulk, issue_bulk, bulk_results):
            with pytest.raises(NotAllowed, match="not-found"):
                await use(world.ports, eve, bulk_id)
    for use_template in (offer_sheet(world.ports, eve, template.id), taken(world, eve, template, sheet(["x"]))):
        with pytest.raises(NotAllowed, match="not-found"):
            await use_template
    async with world.ports.transaction() as tx:
        entries = [e for e in await tx.audit.of_task(None) if e.kind == "refused"]
    assert [e.facts["act"] for e in entries] == [
        "view-bulk",
        "issue-bulk",
        "bulk-results",
        "offer-sheet",
        "take-sheet",
    ]
