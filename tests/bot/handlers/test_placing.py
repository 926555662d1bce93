"""Places by words of the document, and a form's fields, over the local chat."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.fields.kinds import FieldKind
from signing.task.model import Task, TaskState
from signing.usecases.list_drafts import list_drafts
from tests.bot.handlers.talk import Talk
from tests.forms_at_hand import form_of_two
from tests.local_chat_client import text_of
from tests.signing.pdf.corpus import typeset

PAPER = """
= 采购合同 Purchase
签约双方：甲方（盖章）、乙方（盖章） Party B (Seal)

付款方式： 按月支付　　　按季支付　　Monthly    Yearly
#pagebreak()
银行账号：                     Account:
#pagebreak()
#v(3cm)
甲方（签字）： #h(4cm) 乙方（盖章）： #h(3cm) Party B (Seal)
"""


@dataclass(frozen=True)
class Words:
    person: int
    parties: str
    go_on: str
    order: str
    by_word: str
    second: str
    seal: str
    keyword: str
    stands: str
    all_of_them: str
    below: str
    undo: str
    done: str
    text: str
    account: str
    required: str
    radio: str
    options: str
    select: str
    copied: str
    sentence: str
    initials: str
    more_pages: str
    last: str
    seam: str
    all_pages: str
    right: str


ZH = Words(
    CHEN_JING, "李明 13800138002 签署\n王芳 wang@example.cn 签署", "下一步", "同时签署", "按文字放位置", "2. 王芳",
    "公章", "乙方（盖章）", "有 2 处", "每一处", "下方", "撤销", "完成", "文本", "银行账号：", "必填", "单选",
    "按月支付/按季支付", "下拉选择", "抄录", "本人已阅读。", "小签", "更多页", "末页", "骑缝章", "全部页",
    "位置正确",
)  # fmt: skip
EN = Words(
    ANN_MILLER, "Li Ming, +8613800138002, sign\nTom Baker, tom@example.com, sign", "Next", "All at once",
    "Place by words", "2. Tom Baker", "Company seal", "Party B (Seal)", "2 times", "Every one", "Below", "Undo",
    "Done", "Text", "Account:", "Required", "One of several", "Monthly/Yearly", "Drop-down", "Copied sentence",
    "I have read it.", "Initials", "More pages", "Last page", "Seam seal", "All pages", "They are right",
)  # fmt: skip
BOTH = pytest.mark.parametrize("say", [ZH, EN], ids=["zh", "en"])


async def at_places(talk: Talk, say: Words, paper: bytes | None = None) -> None:
    await talk.start(say.person)
    await talk.sends(say.person, "采购合同.pdf", paper or typeset(PAPER), mime="application/pdf")
    await talk.says(say.person, say.parties)
    await talk.presses(say.person, say.go_on)
    await talk.presses(say.person, say.order)


async def draft(talk: Talk, say: Words) -> Task:
    return (await list_drafts(talk.context.ports, await talk.actor(say.person)))[0]


async def by_words(talk: Talk, say: Words, kind: str) -> None:
    await talk.presses(say.person, say.by_word)
    await talk.presses(say.person, say.second)
    await talk.presses(say.person, kind)


def put(task: Task, kind: FieldKind) -> list[tuple[int, str]]:
    return [(field.page, field.name) for field in task.fields if field.kind is kind]


@BOTH
async def test_a_seal_by_words_is_put_seen_moved_and_undone(talk: Talk, say: Words) -> None:
    me = say.person
    await at_places(talk, say)
    before = (await draft(talk, say)).fields
    await by_words(talk, say, say.seal)
    await talk.says(me, say.keyword)
    card = await talk.last(me)
    assert "photo" in card and say.stands in text_of(card)
    assert put(await draft(talk, say), FieldKind.SEAL) == [(2, "w1_seal")], "the last one first"
    right = next(field for field in (await draft(talk, say)).fields if field.kind is FieldKind.SEAL)
    await talk.presses(me, say.all_of_them)
    assert [page for page, _ in put(await draft(talk, say), FieldKind.SEAL)] == [0, 2]
    await talk.presses(me, say.below)
    below = [field for field in (await draft(talk, say)).fields if field.kind is FieldKind.SEAL]
    assert below[1].box.v < right.box.v and len({field.key for field in below}) == 1
    await talk.presses(me, say.undo)
    assert (await draft(talk, say)).fields == before
    await talk.presses(me, say.right)
    assert (await draft(talk, say)).places_chosen


@BOTH
async def test_values_of_every_sort_are_reached_and_the_task_goes_out_with_them(talk: Talk, say: Words) -> None:
    me = say.person
    await at_places(talk, say)
    await by_words(talk, say, say.text)
    await talk.says(me, say.account)
    await talk.presses(me, say.required)
    await talk.presses(me, say.done)
    await by_words(talk, say, say.radio)
    await talk.says(me, say.options)
    await talk.presses(me, say.done)
    await by_words(talk, say, say.select)
    await talk.says(me, say.account)
    await talk.says(me, say.options)
    await talk.presses(me, say.done)
    await by_words(talk, say, say.copied)
    await talk.says(me, say.account)
    await talk.says(me, say.sentence)
    await talk.presses(me, say.done)
    fields = {field.kind: field for field in (await draft(talk, say)).fields}
    assert not fields[FieldKind.TEXT].required and fields[FieldKind.TEXT].label == say.account.strip("：:")
    assert fields[FieldKind.SELECT].options == tuple(say.options.split("/"))
    assert fields[FieldKind.COPIED].sentence == say.sentence
    buttons = [field for field in (await draft(talk, say)).fields if field.kind is FieldKind.RADIO]
    assert [field.option for field in buttons] == say.options.split("/") and len({f.key for f in buttons}) == 1
    task = await draft(talk, say)
    await talk.presses(me, say.right)
    await talk.says(me, "3天后" if say is ZH else "in 3 days")
    await talk.presses(me, "发出" if say is ZH else "Send")
    await talk.deliver()
    assert (await talk.world.task(task)).state is TaskState.AWAITING


@BOTH
async def test_the_same_mark_on_more_pages_and_a_seam_over_all(talk: Talk, say: Words) -> None:
    me = say.person
    await at_places(talk, say)
    await by_words(talk, say, say.initials)
    await talk.says(me, say.account)
    await talk.presses(me, say.more_pages)
    await talk.says(me, "1-2")
    assert [page for page, _ in put(await draft(talk, say), FieldKind.INITIALS)] == [0, 1]
    await talk.presses(me, say.more_pages)
    await talk.presses(me, say.last)
    assert [page for page, _ in put(await draft(talk, say), FieldKind.INITIALS)] == [2]
    await talk.presses(me, say.done)
    await by_words(talk, say, say.seam)
    await talk.presses(me, say.all_pages)
    assert [page for page, _ in put(await draft(talk, say), FieldKind.SEAM)] == [0, 1, 2]


async def test_words_that_are_not_there_are_asked_for_again_and_nothing_is_lost(talk: Talk) -> None:
    await at_places(talk, ZH)
    await by_words(talk, ZH, ZH.seal)
    await talk.says(CHEN_JING, "丙方盖章")
    assert "没有找到“丙方盖章”" in await talk.sees(CHEN_JING) and "王芳 · 公章" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "字" * 51)
    assert "最多 50 个字" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, ZH.keyword)
    await talk.says(CHEN_JING, "甲方（签字）")
    task = await draft(talk, ZH)
    assert put(task, FieldKind.SEAL) == [(2, "w1_seal")], "other words move the place"
    await talk.presses(CHEN_JING, ZH.more_pages)
    await talk.says(CHEN_JING, "第 9 页")
    assert "没有第 9 页" in await talk.sees(CHEN_JING)
    assert (await draft(talk, ZH)).fields == task.fields


async def test_whoever_has_a_mark_by_words_needs_no_added_page(talk: Talk) -> None:
    """And gets it again when that is undone."""
    await at_places(talk, ZH, typeset("= 会议纪要\n出席：王芳　　李明"))
    assert (await draft(talk, ZH)).signature_page
    await by_words(talk, ZH, "签名")
    await talk.says(CHEN_JING, "王芳")
    task = await draft(talk, ZH)
    assert {f.page for f in task.fields if f.party_id == task.parties[1].id} == {0}
    assert {f.page for f in task.fields if f.party_id == task.parties[0].id} == {1}
    await talk.presses(CHEN_JING, "撤销")
    task = await draft(talk, ZH)
    assert {f.page for f in task.fields} == {1}


async def test_a_tag_that_is_not_understood_is_said_with_the_places(talk: Talk) -> None:
    await at_places(
        talk, ZH, typeset("= 合同\n{{签名:1}} #h(4cm) {{签名:2}} \n\n{{签各:2}} {{文本:7}} {{text:2|wide=1}}")
    )
    words = await talk.sees(CHEN_JING)
    assert "标签“签各:2”：没有这种标签" in words and "不支持“wide”" in words and "还有 1 个标签" in words
    await talk.presses(CHEN_JING, ZH.right)
    assert "标签" not in await talk.sees(CHEN_JING)


async def test_who_fills_in_a_form(talk: Talk) -> None:
    await at_places(talk, ZH, form_of_two())
    words = await talk.sees(CHEN_JING)
    assert "共 6 项，其中 5 项空着" in words
    await talk.presses(CHEN_JING, "表单由谁填")
    await talk.presses(CHEN_JING, "按各项名称分给各方")
    task = await draft(talk, ZH)
    owners = {field.label: field.party_id for field in task.fields if field.name.startswith("form_")}
    first, second = (party.id for party in task.parties)
    assert owners == {"甲方电话": first, "甲方签字": first, "乙方账号": second, "乙方同意": second}
    assert "由李明、王芳填写" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "表单由谁填")
    await talk.presses(CHEN_JING, "2. 王芳")
    task = await draft(talk, ZH)
    assert {field.party_id for field in task.fields if field.name.startswith("form_")} == {second}
    await talk.presses(CHEN_JING, "表单由谁填")
    await talk.presses(CHEN_JING, "不填，原样保留")
    assert not [field for field in (await draft(talk, ZH)).fields if field.name.startswith("form_")]


async def test_a_button_of_a_place_that_is_no_more_only_shows_the_draft(talk: Talk) -> None:
    await at_places(talk, ZH)
    await by_words(talk, ZH, ZH.seal)
    await talk.says(CHEN_JING, ZH.keyword)
    adjusting = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, ZH.done)
    assert "按文字放位置" in str(await talk.buttons(CHEN_JING))
    await talk.presses(CHEN_JING, "撤销上次添加")
    assert put(await draft(talk, ZH), FieldKind.SEAL) == []
    assert adjusting["message_id"] == (await talk.last(CHEN_JING))["message_id"]
