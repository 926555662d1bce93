"""A sheet is checked cell by cell before anything goes out: all that is wrong is told at once, to be mended."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from signing.errors import DocumentRefused, NotAllowed, Refusal
from signing.task.bulk import Column
from signing.usecases.bulk_links import bulk_links
from signing.usecases.bulk_results import bulk_results
from signing.usecases.bulk_views import BulkView
from signing.usecases.drop_row import drop_row
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.mend_cell import mend_cell
from signing.usecases.offer_sheet import offer_sheet
from signing.usecases.save_template import save_template
from signing.usecases.view_bulk import view_bulk
from tests.signing.usecases.sheets import HEAD, a_template, issued, sheet, taken
from tests.world import World, a_world


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with a_world() as made:
        yield made


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
