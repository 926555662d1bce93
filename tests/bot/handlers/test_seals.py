"""/seals, said to real handlers over the local chat."""

from __future__ import annotations

from bot.local_chat.cast import ANN_MILLER, CHEN_JING
from signing.usecases.list_seals import list_seals
from tests.bot.handlers.talk import Talk
from tests.signing.seals.photos import photo
from tests.signing.seals.test_cutout import CHOP

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
    assert f"● 合同专用章 · {COMPANY}" in await talk.sees(CHEN_JING)


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
    assert "42 × 42 mm · ready to use" in await talk.sees(ANN_MILLER)


async def test_a_scan_sent_as_a_file_does_as_well(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/seals")
    await talk.presses(CHEN_JING, "制作或上传印章")
    await talk.presses(CHEN_JING, "公章")
    await talk.says(CHEN_JING, COMPANY)
    await talk.sends(CHEN_JING, "chop.png", photo(CHOP, kind="PNG"), mime="image/png")
    await talk.says(CHEN_JING, "40毫米")
    assert "40 × 40 毫米 · 可以使用" in await talk.sees(CHEN_JING)


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
