"""/seals, said to real handlers over the local chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, ZHAO_LEI
from bot.screens import seals as screens
from signing.ports import Actor, SealState, SealUser
from signing.task.model import Task
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.list_seals import list_seals
from signing.usecases.make_seal import make_seal
from signing.usecases.seal_views import SealWish
from signing.usecases.view_task import view_task
from tests.bot.handlers.talk import Talk
from tests.seals_at_hand import a_seal
from tests.signing.seals.photos import photo
from tests.signing.seals.test_cutout import CHOP
from tests.signing.usecases.sealing import a_sealing

COMPANY = "北京字节印信科技有限公司"


async def test_a_chop_is_made_by_answering_seen_and_kept(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    assert "还没有印章" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "合同专用章")
    await talk.says(CHEN_JING, COMPANY)
    await talk.presses(CHEN_JING, "按规范生成")
    await talk.says(CHEN_JING, "编码一二三")
    assert "印章编码只能由数字、字母和连字符组成" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "1101080012345")
    assert "photo" in await talk.last(CHEN_JING) and "40 × 40 毫米" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "38 × 38")
    assert "38 × 38 毫米" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "保存印章")
    assert "印章已保存" in await talk.sees(CHEN_JING)
    (view,) = await list_seals(talk.world.ports, await talk.actor(CHEN_JING))
    assert (view.seal.owner, view.seal.kind, view.seal.width) == (COMPANY, "contract", 38)
    await talk.presses(CHEN_JING, "我的印章")
    assert f"✎ 合同专用章 · {COMPANY}" in await talk.sees(CHEN_JING)


async def test_a_photo_is_cleaned_compared_measured_and_kept(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/seals")
    await talk.presses(ANN_MILLER, "Make or upload")
    await talk.presses(ANN_MILLER, "Company seal")
    await talk.says(ANN_MILLER, COMPANY)
    await talk.presses(ANN_MILLER, "Upload a photo")
    await talk.sends(ANN_MILLER, "empty.jpg", photo(None), photo=True)
    assert "I found no seal in the picture" in await talk.sees(ANN_MILLER)
    await talk.sends(ANN_MILLER, "chop.jpg", photo(CHOP), photo=True)
    assert "photo" in await talk.last(ANN_MILLER) and "On the left is what you sent" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "four hundred: 400")
    assert "between 10 and 100 mm" in await talk.sees(ANN_MILLER)
    await talk.presses(ANN_MILLER, "42 mm wide")
    assert "42 × 42 mm · not in use yet" in await talk.sees(ANN_MILLER)
    await talk.presses(ANN_MILLER, "Confirm and put into use")
    assert "42 × 42 mm · ready to use" in await talk.sees(ANN_MILLER)


async def test_a_scan_sent_as_a_file_does_as_well(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "公章")
    await talk.says(CHEN_JING, COMPANY)
    await talk.sends(CHEN_JING, "chop.png", photo(CHOP, kind="PNG"), mime="image/png")
    await talk.says(CHEN_JING, "40毫米")
    assert "40 × 40 毫米 · 未启用" in await talk.sees(CHEN_JING)


async def test_a_name_that_cannot_be_drawn_is_asked_for_again(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "法定代表人章")
    await talk.presses(CHEN_JING, "陈静")
    await talk.presses(CHEN_JING, "按规范生成")
    assert "20 × 20 毫米" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "公章")
    await talk.says(CHEN_JING, "印信社")
    await talk.presses(CHEN_JING, "按规范生成")
    await talk.presses(CHEN_JING, "没有编码")
    assert "现在是 3 个" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, COMPANY)
    assert "印章图样怎么来" in await talk.sees(CHEN_JING)


async def test_a_seal_is_frozen_thawed_and_cancelled_and_old_buttons_say_so(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "个人名章")
    await talk.says(CHEN_JING, "王芳")
    await talk.presses(CHEN_JING, "按规范生成")
    await talk.presses(CHEN_JING, "保存印章")
    assert "请确认您有权使用它" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "确认并启用")
    await talk.presses(CHEN_JING, "冻结")
    assert "已冻结" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "解冻")
    assert "可以使用" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "注销")
    await talk.presses(CHEN_JING, "确定注销")
    assert "已注销" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "我的印章")
    assert "还没有印章" in await talk.sees(CHEN_JING)


async def test_a_button_of_a_question_that_is_over_says_so(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "公章")
    await talk.says(CHEN_JING, COMPANY)
    asked = await talk.last(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    assert "这个按钮已失效" in await talk.presses(CHEN_JING, "按规范生成", message=asked)


async def test_a_photo_that_nobody_asked_for_becomes_a_document(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "a.jpg", photo(None), photo=True)
    assert "第 1 步" in await talk.sees(CHEN_JING)


async def test_the_studio_is_a_page_behind_a_button_or_a_link_for_one(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    assert {"打开印章工坊", "在浏览器中打开"} <= set(await talk.buttons(CHEN_JING))
    await talk.presses(CHEN_JING, "在浏览器中打开")
    (button,) = (await talk.last(CHEN_JING))["reply_markup"]["inline_keyboard"][0]
    assert "/s#k=" in button["url"] and "15 分钟内有效" in await talk.sees(CHEN_JING)


async def test_the_houses_seal_goes_to_another_admin_in_their_chat(talk: Talk) -> None:
    await talk.start(ZHAO_LEI)
    boss = await talk.world.person("总管", admin=True)
    ours = SealWish("contract", talk.world.ports.installation.organisation)
    seal = (await make_seal(talk.context.ports, boss, ours)).seal
    async with talk.world.ports.transaction() as tx:
        person = await tx.people.by_telegram_id(ZHAO_LEI)
        assert person is not None
        await tx.people.save(replace(person, is_admin=True))
        said = {"what": "made", "seal_id": seal.id, "seal": "合同专用章", "by": "总管"}
        await tx.outbox.put(key="told", kind="seal", person_id=person.id, facts=said)
    await talk.deliver()
    assert "启用前须由另一位管理员批准" in await talk.sees(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "查看印章")
    assert "photo" in await talk.last(ZHAO_LEI) and "核对名称和图样" in await talk.sees(ZHAO_LEI)
    assert await talk.buttons(ZHAO_LEI) == ["批准启用", "我的印章"]
    asked = await talk.last(ZHAO_LEI)
    await talk.presses(ZHAO_LEI, "批准启用")
    (view,) = await list_seals(talk.world.ports, boss)
    assert view.seal.state is SealState.APPROVED
    await talk.presses(ZHAO_LEI, "批准启用", message=asked)  # an old button: it is not theirs any more
    assert [each.seal for each in await list_seals(talk.world.ports, boss)] == [view.seal]


async def test_a_keeper_agrees_or_refuses_with_a_reason_in_the_chat(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    world, li = talk.world, await talk.world.person("李明")
    keeper = await talk.actor(CHEN_JING)
    seal = await a_seal(world, keeper, SealWish("company", COMPANY), asks=True)
    await allow_seal(world.ports, keeper, seal.id, person_id=li.person_id or "")
    task = await a_sealing(world, li)
    first = await ask_for_seal(world.ports, li, task.id, seal_id=seal.id, sha256=(await digest(talk, li, task)))
    async with world.ports.transaction() as tx:  # nobody else of this task is in the chat
        items = [item for item in await tx.outbox.claim(world.clock.now, 50) if item.kind == "seal"]
    (item,) = [each for each in items if each.facts["what"] == "asked"]
    await talk._show(item)
    assert "李明申请使用“公章 · " in await talk.sees(CHEN_JING)
    assert await talk.buttons(CHEN_JING) == ["阅读文件", "同意用印", "拒绝"]
    card = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "拒绝")
    assert "请写明拒绝的理由" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "x" * 501)
    assert "⚠️" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "金额有误")
    assert "已拒绝" in await talk.sees(CHEN_JING)
    assert "失效" in await talk.presses(CHEN_JING, "同意用印", message=card)
    again = await ask_for_seal(world.ports, li, task.id, seal_id=seal.id, sha256=(await digest(talk, li, task)))
    assert again.id != first.id
    # Who has missed the message finds it where the seals are.
    await talk.says(CHEN_JING, "/seals")
    assert "等您同意的用印申请（1）" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "/tasks")
    assert "等您同意的用印申请（1）" in await talk.sees(CHEN_JING), "it is for them to do"
    await talk.presses(CHEN_JING, "处理用印：李明")
    assert "李明申请使用“公章 · " in await talk.sees(CHEN_JING) and "文件指纹" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "同意用印")
    assert "已同意" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    assert "用印申请" not in await talk.sees(CHEN_JING)


async def test_every_seal_has_its_button_however_many_there_are(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screens, "A_LEAF", 1)
    await talk.start(CHEN_JING)
    keeper = await talk.actor(CHEN_JING)
    for name in ("王芳", "李明"):
        await a_seal(talk.world, keeper, SealWish("name", name))
    await talk.says(CHEN_JING, "/seals")
    (first,) = (label for label in await talk.buttons(CHEN_JING) if label.startswith("个人名章"))
    await talk.presses(CHEN_JING, "下一页 ›")
    (second,) = (label for label in await talk.buttons(CHEN_JING) if label.startswith("个人名章"))
    assert first != second
    await talk.presses(CHEN_JING, "‹ 上一页")
    assert first in await talk.buttons(CHEN_JING)


async def test_a_keeper_allows_somebody_until_a_day_and_takes_it_back(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.start(ANN_MILLER)
    keeper, ann = await talk.actor(CHEN_JING), await talk.actor(ANN_MILLER)
    seal = await a_seal(talk.world, keeper, SealWish("company", COMPANY))
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "公章")
    await talk.presses(CHEN_JING, "使用人")
    assert "只有保管人可以使用" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "授权给他人")
    assert (await talk.keyboard(CHEN_JING)) is not None
    await talk.says(CHEN_JING, "13911112222")
    assert "没有找到" in await talk.sees(CHEN_JING)
    await talk.picks(CHEN_JING, ANN_MILLER)
    assert "允许Ann Miller使用" in await talk.sees(CHEN_JING)
    assert (await talk.keyboard(CHEN_JING)) is None
    await talk.says(CHEN_JING, "昨天")
    assert "⚠️" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "30 天")
    assert "已授权给Ann Miller" in await talk.sees(CHEN_JING)
    (user,) = await users(talk, seal.id)
    assert (user.person_id, user.keeps) == (ann.person_id, False) and user.until is not None
    assert timedelta(days=30) < user.until - talk.world.clock.now <= timedelta(days=31)
    assert [view.seal.id for view in await list_seals(talk.world.ports, ann)] == [seal.id]
    assert {item.facts["what"] for item in await talk.world.outbox(ann, "seal")} == {"allowed"}

    await talk.presses(CHEN_JING, "授权给他人")  # anew, for the same: this time to keep it
    await talk.says(CHEN_JING, str(ANN_MILLER))
    await talk.presses(CHEN_JING, "请其共同保管")
    assert [user.keeps for user in await users(talk, seal.id)] == [True]
    listed = await talk.last(CHEN_JING)
    await talk.presses(CHEN_JING, "收回 · Ann Miller")
    assert "立即不能再使用" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "确定收回")
    assert "已收回Ann Miller的权限" in await talk.sees(CHEN_JING)
    assert await list_seals(talk.world.ports, ann) == []
    assert listed["message_id"] == (await talk.last(CHEN_JING))["message_id"], "one message, in place"


async def users(talk: Talk, seal_id: str) -> Sequence[SealUser]:
    async with talk.world.ports.transaction() as tx:
        return await tx.seals.users(seal_id)


async def digest(talk: Talk, who: Actor, task: Task) -> str:
    return (await view_task(talk.world.ports, who, task.id)).sha256
