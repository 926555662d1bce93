"""Many at once, over the local chat: the sheet goes out, comes back, is looked at, issued, and told about."""

from __future__ import annotations

import io

import httpx
from openpyxl import load_workbook

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.ports import TaskFilter
from signing.usecases.go_on_bulks import go_on_bulks
from signing.usecases.save_template import save_template
from tests.bot.handlers.talk import Talk

HEAD = "签署人姓名（必填）,签署人单位,签署人手机号,标题\n"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def begun(talk: Talk, person: int = CHEN_JING) -> None:
    await talk.start(person)
    actor = await talk.actor(person)
    task = await talk.world.draft(actor, signers=["李明"], title="入职通知")
    await save_template(talk.world.ports, actor, task.id, name="notice" if person == ANN_MILLER else "入职")
    await talk.says(person, "/templates")


async def issued(talk: Talk) -> list[str]:
    actor = await talk.actor(CHEN_JING)
    async with talk.world.ports.transaction() as tx:
        found = await tx.tasks.find(TaskFilter(initiator_id=actor.person_id, limit=100))
    return sorted(task.parties[0].name for task in found if task.bulk_id)


async def test_a_sheet_is_filled_in_corrected_looked_at_and_issued(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "入职")
    await talk.presses(CHEN_JING, "批量发起")
    last = await talk.last(CHEN_JING)
    assert last["document"]["file_name"] == "入职.xlsx"
    assert "请填写这份表格再发给我" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "怎么填？")
    assert "请把改好的表格" in await talk.sees(CHEN_JING)

    wrong = HEAD + "王芳,青禾科技有限公司,12345,\n,,,\n赵磊 x@y.cn,,,\n"
    await talk.sends(CHEN_JING, "名单.csv", wrong.encode(), mime="text/csv")
    words = await talk.sees(CHEN_JING)
    assert "表格有 2 处需要修改" in words
    assert "第 2 行“签署人手机号”：" in words and "第 4 行“签署人姓名（必填）”：" in words
    assert "请直接回复第 2 行“签署人手机号”的正确内容（现在是“12345”）" in words

    await talk.says(CHEN_JING, "1380013800")
    words = await talk.sees(CHEN_JING)
    assert "表格有 2 处需要修改" in words and "“1380013800”" in words, "it is still wrong"
    await talk.says(CHEN_JING, "13800138000")
    assert "请直接回复第 4 行“签署人姓名（必填）”的正确内容" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "去掉第 4 行")
    words = await talk.sees(CHEN_JING)
    assert "共 1 份，还没有发出" in words and "签署人：王芳 · 青禾科技有限公司 · +8613800138000" in words

    right = HEAD + "王芳,青禾科技有限公司,13800138001,\n赵磊,,,<b>试用</b>\n"
    await talk.sends(CHEN_JING, "名单.csv", right.encode(), mime="text/csv")
    words = await talk.sees(CHEN_JING)
    assert "共 2 份，还没有发出" in words and "签署人：王芳 · 青禾科技有限公司 · +8613800138001" in words
    asked = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "下一行")
    assert "<b>试用</b>" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "2")
    assert "表格第 2 行" in await talk.sees(CHEN_JING), "any row by its number"
    assert await issued(talk) == []
    await talk.presses(CHEN_JING, "发出 2 份")
    assert "正在发出：0/2" in await talk.sees(CHEN_JING)
    await go_on_bulks(talk.world.ports)
    await talk.presses(CHEN_JING, "刷新进度")
    assert "已发出 2 份，共 2 份" in await talk.sees(CHEN_JING)
    assert sorted(await issued(talk)) == sorted(["王芳", "赵磊"])
    await talk.presses(CHEN_JING, "下载结果表", message=await talk.last(CHEN_JING))
    assert (await talk.last(CHEN_JING))["document"]["file_name"] == "入职 结果.xlsx"
    assert asked["message_id"] < (await talk.last(CHEN_JING))["message_id"]


async def test_a_cell_that_need_not_be_filled_is_left_empty(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "入职")
    await talk.presses(CHEN_JING, "批量发起")
    await talk.sends(CHEN_JING, "名单.csv", (HEAD + "王芳,,12345,\n").encode(), mime="text/csv")
    wrong = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "留空")
    assert "签署人：王芳" in await talk.sees(CHEN_JING) and "共 1 份" in await talk.sees(CHEN_JING)
    assert (await talk.last(CHEN_JING))["message_id"] == wrong["message_id"], "in place of the question"


async def test_invitations_come_together_as_links_and_as_codes(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "入职")
    await talk.presses(CHEN_JING, "批量发起")
    await talk.sends(CHEN_JING, "名单.csv", (HEAD + "王芳,,,\n赵磊,,,\n").encode(), mime="text/csv")
    await talk.presses(CHEN_JING, "发出 2 份")
    await go_on_bulks(talk.world.ports)
    await talk.world.work()
    await talk.presses(CHEN_JING, "刷新进度")
    card = await talk.last(CHEN_JING)
    for button, name in (("邀请链接表", "入职 邀请链接.xlsx"), ("邀请二维码", "入职 邀请二维码.zip")):
        await talk.presses(CHEN_JING, button, message=card)
        last = await talk.last(CHEN_JING)
        assert last["document"]["file_name"] == name
        assert "2 份邀请" in await talk.sees(CHEN_JING)


async def test_what_is_no_sheet_is_said_and_asked_for_again(talk: Talk) -> None:
    await begun(talk)
    await talk.presses(CHEN_JING, "入职")
    await talk.presses(CHEN_JING, "批量发起")
    for data, said in (
        (b"PK\x03\x04 nothing", "无法读取这份表格"),
        ("姓名\n王芳\n".encode(), "表格缺少这些列：签署人姓名（必填）"),
        (HEAD.encode(), "没有可以发起的行"),
    ):
        await talk.sends(CHEN_JING, "名单.xlsx", data, mime=XLSX)
        assert said in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "取消")
    await talk.sends(CHEN_JING, "名单.csv", (HEAD + "王芳,,,\n").encode(), mime="text/csv")
    assert "还没有发出" not in await talk.sees(CHEN_JING), "nobody asked for a sheet any more"


async def test_the_sheet_speaks_the_owners_language(talk: Talk) -> None:
    await begun(talk, ANN_MILLER)
    await talk.presses(ANN_MILLER, "notice")
    await talk.presses(ANN_MILLER, "Bulk issue")
    last = await talk.last(ANN_MILLER)
    assert last["document"]["file_name"] == "notice.xlsx"
    data = await _file(talk.http, last)
    head, example = list(load_workbook(io.BytesIO(data)).active.iter_rows(values_only=True, max_row=2))
    assert head == (
        "Signer name (required)",
        "Signer company",
        "Signer telephone",
        "Signer e-mail",
        "Title",
        "Deadline",
    )
    assert str(example[0]).startswith("Example: ")


async def _file(http: httpx.AsyncClient, message: dict[str, object]) -> bytes:
    document = message["document"]
    assert isinstance(document, dict)
    answer = await http.get(f"/chat/files/{document['file_id']}")
    assert answer.is_success, answer.text
    return answer.content
