"""Another file in place of one that was sent: also one that opens with a password; and a card that folds again."""

from __future__ import annotations

import io
from urllib.parse import parse_qs, urlsplit

import pikepdf

from bot.local_chat.cast import CHEN_JING
from signing.task.model import Task, TaskState
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import buttons_of, text_of
from tests.pdfs import contract


def locked() -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(contract(1, salt="locked"))) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="o", user="secret"))
    return out.getvalue()


async def keyboards(talk: Talk) -> list[list[str]]:
    """Of every message of the bot, its buttons one after the other."""
    return [[label for row in buttons_of(one) for label in row] for one in await talk.messages(CHEN_JING)]


async def replacing(talk: Talk) -> Task:
    await talk.start(CHEN_JING)
    chen = await talk.actor(CHEN_JING)
    task = await talk.world.sent(chen, signers=["李明"])
    await talk.deliver()
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "更换文件")
    assert "请发来替换《采购合同》的新文件" in await talk.sees(CHEN_JING)
    return task


async def test_a_locked_file_takes_the_place_of_a_sent_one_with_its_password(talk: Talk) -> None:
    task = await replacing(talk)
    await talk.sends(CHEN_JING, "新版.pdf", locked(), mime="application/pdf")
    assert "需要密码才能打开" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "a guess")
    assert "还可以试 4 次" in await talk.sees(CHEN_JING)
    await talk.says(CHEN_JING, "secret")
    assert "文件已更换为“新版.pdf”" in await talk.sees(CHEN_JING)
    after = await talk.world.task(task)
    assert after.state is TaskState.PREPARING and after.documents[0].filename == "新版.pdf"
    found = (await talk.http.get(f"/chat/people/{CHEN_JING}/messages")).text
    assert "新版.pdf" in found and "secret" not in found, "its message is gone"
    await talk.deliver()
    assert (await talk.world.task(task)).state is TaskState.AWAITING


async def test_while_a_password_is_asked_for_another_file_is_the_replacement(talk: Talk) -> None:
    task = await replacing(talk)
    await talk.sends(CHEN_JING, "新版.pdf", locked(), mime="application/pdf")
    await talk.sends(CHEN_JING, "另一份.pdf", contract(1, salt="another"), mime="application/pdf")
    assert (await talk.world.task(task)).documents[0].filename == "另一份.pdf"
    await talk.deliver()


async def test_a_replacement_that_is_too_large_for_the_chat_has_its_page(talk: Talk) -> None:
    task = await replacing(talk)
    named = {"file_name": "大.pdf", "mime_type": "application/pdf", "file_size": 25 * 1024 * 1024}
    chat = {"id": CHEN_JING, "type": "private"}
    user = {"id": CHEN_JING, "is_bot": False, "first_name": "静", "language_code": "zh"}
    document = {"file_id": "f", "file_unique_id": "u", **named}
    message = {"message_id": 900, "date": 1, "chat": chat, "from": user, "document": document}
    await talk.raw({"update_id": 7, "message": message})
    last = (await talk.messages(CHEN_JING))[-1]
    assert "25.0 MB" in text_of(last) and "上传页面" in text_of(last)
    (button,) = (each for row in last["reply_markup"]["inline_keyboard"] for each in row)
    page = urlsplit(button["web_app"]["url"])
    assert (page.path, parse_qs(page.query)) == ("/u", {"task": [task.id], "how": ["sent"], "document": ["0"]})
    assert (await talk.world.task(task)).state is TaskState.AWAITING
    # A smaller one is still an answer.
    await talk.sends(CHEN_JING, "新版.pdf", contract(1, salt="smaller"), mime="application/pdf")
    assert (await talk.world.task(task)).documents[0].filename == "新版.pdf"
    await talk.deliver()


async def test_a_card_shows_what_is_mostly_done_again_once_a_rarer_button_was_pressed(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.world.sent(await talk.actor(CHEN_JING), signers=["李明"])
    await talk.deliver()
    main = next(each for each in await keyboards(talk) if "更多…" in each)
    await talk.presses(CHEN_JING, "更多…")
    rarer = next(each for each in await keyboards(talk) if "返回" in each)
    assert "更多…" not in rarer and "更换文件" in rarer
    await talk.presses(CHEN_JING, "返回")
    assert main in await keyboards(talk)
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "存为模板")  # changes nothing of the task, so nobody draws its card anew
    assert main in await keyboards(talk)
