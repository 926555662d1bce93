"""Photos, several files, attachments: by sending and by buttons."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
from telegram import Update

from bot.local_chat.cast import CHEN_JING, LI_MING
from signing.task.model import Task
from signing.usecases.attach_file import attach_file
from signing.usecases.list_drafts import list_drafts
from signing.usecases.send_task import send_task
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import text_of
from tests.pdfs import contract
from tests.pictures import from_a_phone, picture


async def drafts(talk: Talk) -> list[Task]:
    return list(await list_drafts(talk.world.ports, await talk.actor(CHEN_JING)))


async def announced(talk: Talk, name: str, data: bytes, *, photo: bool, **more: Any) -> dict[str, Any]:
    """The update of a file as the Bot API gives it, with what the local chat does not say: its album."""
    files, fields = {"file": (name, data)}, {"photo": str(photo).lower()}
    answer = await talk.http.post(f"/chat/people/{CHEN_JING}/file", data=fields, files=files)
    assert answer.is_success, answer.text
    (update,) = await talk.bot.get_updates(offset=talk.offset, timeout=0, allowed_updates=Update.ALL_TYPES)
    talk.offset = update.update_id + 1
    found: dict[str, Any] = update.to_dict()
    found["message"] |= more
    return found


async def test_a_photo_becomes_a_draft_named_by_what_is_said_with_it(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "x.jpg", from_a_phone(turn=1), photo=True, caption="房屋租赁 收据")
    words = await talk.sees(CHEN_JING)
    assert (
        words.startswith("房屋租赁 收据")
        and "1 页" in words
        and "图片已转为 A4 页面" in words
        and "第 1 步" in words
    )
    (task,) = await drafts(talk)
    assert task.document is not None and task.document.filename == "房屋租赁 收据.jpg"


async def test_an_album_is_one_draft_whatever_is_delivered_twice(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    updates = [
        await announced(talk, f"{n}.jpg", picture(text=str(n)), photo=True, media_group_id="g1") for n in range(3)
    ]
    for update in (updates[0], updates[0], updates[1], updates[2], updates[1]):
        await talk.raw(update)
    (task,) = await drafts(talk)
    assert task.document is not None and task.document.pages == 3 and len(task.document.files) == 3
    words = await talk.sees(CHEN_JING)
    assert "1. 照片.jpg · 第 1 页" in words and "3. 照片.jpg · 第 3 页" in words
    other = await announced(talk, "4.jpg", picture(text="4"), photo=True, media_group_id="g2")
    await talk.raw(other)
    assert len(await drafts(talk)) == 2


async def test_a_file_is_added_by_a_button_and_once_only(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "合同.pdf", contract(2))
    await talk.presses(CHEN_JING, "加一个文件")
    assert "请发来要加到《合同》的文件" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "什么？")
    assert "我在等要加的文件" in await talk.sees(CHEN_JING)
    added = await announced(talk, "附图.png", picture("PNG"), photo=False)
    await talk.raw(added)
    words = await talk.sees(CHEN_JING)
    assert "1. 合同.pdf · 2 页" in words and "2. 附图.png · 1 页" in words and "第 1 步" in words
    await talk.raw(added)
    (task,) = await drafts(talk)
    assert [one.pages for one in task.documents] == [2, 1], "the same update again adds nothing"
    await talk.sends(CHEN_JING, "另一份.pdf", contract(1, salt="b"))
    assert len(await drafts(talk)) == 2, "what nobody asked to add is a draft of its own"


async def test_a_locked_file_is_added_with_its_password(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "合同.pdf", contract(2))
    await talk.presses(CHEN_JING, "加一个文件")
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(1, salt="locked"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="secret"))
    await talk.sends(CHEN_JING, "加密.pdf", out.getvalue())
    assert "需要密码" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "secret")
    assert "2. 加密.pdf · 1 页" in await talk.sees(CHEN_JING)
    assert len(await drafts(talk)) == 1


async def test_files_are_put_in_another_order_and_taken_out(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "合同.pdf", contract(2))
    for name in ("乙.txt", "丙.txt"):
        await talk.presses(CHEN_JING, "加一个文件")
        await talk.sends(CHEN_JING, name, name.encode())
    await talk.presses(CHEN_JING, "文件列表")
    assert await talk.buttons(CHEN_JING) == ["1. 合同", "2. 乙", "3. 丙", "加一个文件", "合并成一份 PDF", "返回"]
    await talk.presses(CHEN_JING, "合并成一份 PDF")
    assert "1. 合同.pdf · 第 1–2 页" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "文件与顺序")
    names = ["1. 合同.pdf", "2. 乙.txt", "3. 丙.txt"]
    assert await talk.buttons(CHEN_JING) == [*names, "拆成独立文件", "加一个文件", "返回"]
    await talk.presses(CHEN_JING, "3. 丙.txt")
    assert await talk.buttons(CHEN_JING) == ["上移", "去掉这个文件", "返回"]
    await talk.presses(CHEN_JING, "上移")
    assert "2. 丙.txt · 第 3 页" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "1. 合同.pdf")
    await talk.presses(CHEN_JING, "去掉这个文件")
    assert "1. 丙.txt · 第 1 页" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "2. 乙.txt")
    await talk.presses(CHEN_JING, "去掉这个文件")
    words = await talk.sees(CHEN_JING)
    assert "第 1 步" in words and "文件与顺序" not in await talk.buttons(CHEN_JING)


async def test_documents_are_moved_parted_and_taken_out(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "合同.pdf", contract(2))
    await talk.presses(CHEN_JING, "加一个文件")
    await talk.sends(CHEN_JING, "乙.txt", "乙".encode())
    await talk.presses(CHEN_JING, "文件列表")
    await talk.presses(CHEN_JING, "2. 乙")
    assert await talk.buttons(CHEN_JING) == ["上移", "去掉这份文件", "返回"], (
        "nobody is named yet who could see it"
    )
    await talk.presses(CHEN_JING, "上移")
    assert "1. 乙.txt · 1 页" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "合并成一份 PDF")
    await talk.presses(CHEN_JING, "文件与顺序")
    await talk.presses(CHEN_JING, "拆成独立文件")
    assert "2. 合同.pdf · 2 页" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "1. 乙")
    await talk.presses(CHEN_JING, "去掉这份文件")
    words = await talk.sees(CHEN_JING)
    assert "第 1 步" in words and "文件列表" not in await talk.buttons(CHEN_JING)
    (task,) = await drafts(talk)
    assert [one.title for one in task.documents] == ["合同"]


async def test_attachments_are_sent_one_by_one_and_refused_in_place(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.sends(CHEN_JING, "合同.pdf", contract(1))
    await talk.presses(CHEN_JING, "附件")
    assert "还没有附件" in await talk.sees(CHEN_JING)
    await talk.sends(CHEN_JING, "清单.xlsx", b"PK\x03\x04 sheet")
    assert "1. 清单.xlsx" in await talk.sees(CHEN_JING)
    await talk.sends(CHEN_JING, "setup.exe", b"MZ")
    words = await talk.sees(CHEN_JING)
    assert "程序、脚本、网页和带宏的文件不能作为附件" in words and "1. 清单.xlsx" in words
    await talk.sends(CHEN_JING, "x.jpg", picture(), photo=True)
    assert "2. 照片.jpg" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "去掉 照片.jpg")
    assert "照片.jpg" not in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "返回")
    words = await talk.sees(CHEN_JING)
    assert "附件 1 个：清单.xlsx" in words and "附件（1）" in await talk.buttons(CHEN_JING)
    assert len(await drafts(talk)) == 1


async def test_a_party_gets_the_attachments_as_files(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    ann, li = await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    task = await talk.world.draft(ann, signers=[li])
    await attach_file(talk.world.ports, ann, task.id, filename="清单.xlsx", data=b"PK\x03\x04 sheet")
    await send_task(talk.world.ports, ann, task.id)
    await talk.deliver()
    assert "附件 1 个：清单.xlsx" in await talk.sees(LI_MING)
    await talk.presses(LI_MING, "附件（1）")
    last = await talk.last(LI_MING)
    assert last["document"]["file_name"] == "清单.xlsx" and "附件 1/1" in text_of(last)


async def test_a_photo_where_a_signed_file_was_asked_for_is_told_so(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.says(CHEN_JING, "/verify")
    await talk.sends(CHEN_JING, "x.jpg", picture(), photo=True)
    assert (await talk.sees(CHEN_JING)).startswith("照片里没有可以查验的签名")
    assert not await drafts(talk)
