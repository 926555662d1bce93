"""/archive in the chat."""

from __future__ import annotations

from bot.local_chat.cast import CHEN_JING, LI_MING
from signing.usecases.file_found import file_found
from tests.bot.handlers.talk import Talk


async def test_a_folder_is_made_filled_and_exported(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    chen, li = await talk.actor(CHEN_JING), await talk.actor(LI_MING)
    task = await talk.world.sent(chen, signers=[li], title="采购 <合同>")
    await talk.world.reject(li, task)
    await file_found(talk.world.ports)
    await talk.says(CHEN_JING, "/archive")
    assert "还没有文件夹" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "新建文件夹")
    await talk.says(CHEN_JING, "：")
    assert "请再发一次" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "青禾: 采购")
    assert "青禾（0）" in await talk.buttons(CHEN_JING), "a rule files what was completed, not what was refused"
    await talk.says(CHEN_JING, f"/status {task.number}")
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "归档到")
    await talk.presses(CHEN_JING, "青禾")
    assert "✓ 青禾" in await talk.buttons(CHEN_JING)
    await talk.says(CHEN_JING, "/archive")
    await talk.presses(CHEN_JING, "青禾（1）")
    assert "采购 <合同>" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "导出 ZIP")
    files = [
        message["document"]["file_name"] for message in await talk.messages(CHEN_JING) if "document" in message
    ]
    assert files == ["青禾.zip"]
    await talk.says(CHEN_JING, "/archive")
    await talk.presses(CHEN_JING, "青禾（1）")
    await talk.presses(CHEN_JING, "删除文件夹")
    await talk.presses(CHEN_JING, "确定删除")
    assert "已删除文件夹“青禾”" in await talk.sees(CHEN_JING)
