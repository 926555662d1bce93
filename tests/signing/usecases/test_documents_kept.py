"""Several documents in templates and in what is issued from a sheet."""

from __future__ import annotations

from signing.ports import Actor
from signing.task.model import PartyState, Task
from signing.task.templates import Template
from signing.usecases.fill_template import fill_template
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.issue_bulk import issue_bulk
from signing.usecases.save_template import save_template
from signing.usecases.send_task import send_task
from signing.usecases.start_from_template import start_from_template
from signing.usecases.view_template import view_template
from tests.sent_tasks import states
from tests.several import party_named, sent, with_document
from tests.signing.usecases.sheets import issued, sheet, taken
from tests.world import World


async def a_task(world: World, ann: Actor, *, name: str = "李明") -> Task:
    """Both sign the contract; only the other one signs, and fills in, what follows it."""
    task = await world.draft(ann, signers=[ann, name], title="聘用合同")
    return await with_document(world, task, "保密协议", signed_by=[name], only=[name], asks=True)


async def started(world: World, ann: Actor, template: Template, people: str) -> Task:
    view = await view_template(world.ports, ann, template.id)
    view = await fill_template(world.ports, ann, template.id, view.filling, words=people)
    return (await start_from_template(world.ports, ann, template.id, view.filling)).task


def described(task: Task) -> list[tuple[str, tuple[str, ...] | None, list[str]]]:
    """Title, for whom, and whose places, of each document."""
    names = {party.id: party.name for party in task.parties}
    return [
        (
            one.title,
            None if one.only is None else tuple(names[each] for each in one.only),
            sorted({names[field.party_id] for field in task.fields if field.document == one.key}),
        )
        for one in task.documents
    ]


async def test_a_template_keeps_all_documents_and_who_sees_which(world: World) -> None:
    ann = await world.person("Ann")
    task = await a_task(world, ann)
    template = await save_template(world.ports, ann, task.id, name="聘用")
    assert [one.title for one in template.latest.documents] == ["聘用合同", "保密协议"]
    again = await started(world, ann, template, "赵磊 13900139000")
    assert described(again) == [
        ("聘用合同", None, ["Ann", "赵磊"]),
        ("保密协议", ("赵磊",), ["赵磊"]),
    ]
    again = await sent(world, ann, again)
    assert states(again) == {"Ann": PartyState.TO_ACT, "赵磊": PartyState.TO_ACT}


async def test_of_a_sent_task_it_keeps_them_as_they_were_before_anybody_signed(world: World) -> None:
    ann, bo = await world.person("Ann"), await world.person("李明")
    task = await world.draft(ann, signers=[bo])
    task = plain = await with_document(world, task, "保密协议", signed_by=[bo])
    task = await sent(world, ann, task)
    await world.sign(bo, task)
    template = await save_template(world.ports, ann, task.id, name="两份")
    assert [one.current for one in template.latest.documents] == [one.current for one in plain.documents]


async def test_every_row_of_a_sheet_gets_its_own_documents(world: World) -> None:
    ann = await world.person("Ann")
    task = await a_task(world, ann)
    template = await save_template(world.ports, ann, task.id, name="聘用", merge=["d1.sum_1"])
    head = ["乙方姓名（必填）", "乙方单位", "乙方手机号", "乙方邮箱", "保密协议金额", "标题", "截止时间"]
    rows = [[name, "", "", "", f"{name}的金额", "", ""] for name in ("赵磊", "周悦")]
    view = await taken(world, ann, template, sheet(*rows, head=head))
    await issue_bulk(world.ports, ann, view.bulk.id)
    await go_on_bulks(world.ports)
    tasks = await issued(world, ann)
    assert [described(each)[1] for each in tasks] == [
        ("保密协议", ("赵磊",), ["赵磊"]),
        ("保密协议", ("周悦",), ["周悦"]),
    ]
    defaults = [next(field.default for field in each.fields if field.key == "d1.sum_1") for each in tasks]
    assert defaults == ["赵磊的金额", "周悦的金额"]
    await world.work()
    assert [(await world.task(each)).state.value for each in tasks] == ["awaiting", "awaiting"]
    assert party_named(tasks[0], "赵磊") != party_named(tasks[1], "周悦")


async def test_a_started_draft_goes_out_at_once(world: World) -> None:
    ann = await world.person("Ann")
    template = await save_template(world.ports, ann, (await a_task(world, ann)).id, name="聘用")
    task = await started(world, ann, template, "赵磊 13900139000")
    await send_task(world.ports, ann, task.id, version=task.version)
    await world.work()
    assert len((await world.task(task)).documents) == 2
