"""What people send beside words."""

from __future__ import annotations

from typing import Any

import pytest

from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.handlers.talk import Talk
from tests.local_chat_client import text_of
from tests.pdfs import contract


@pytest.mark.parametrize(
    ("name", "data", "mime", "sentence"),
    [
        ("合同.docx", b"PK\x03\x04", "application/msword", "这里没有安装转换 Office 文件的工具"),
        ("合同.zip", b"PK\x03\x04", "application/zip", "这种文件不能变成可签署的页面"),
        ("photo.jpg", b"\xff\xd8\xff", "image/jpeg", "这张图片无法读取"),
        ("注.txt", b"\0\1\2" * 9, "text/plain", "这不是可读的文本文件"),
        ("空.pdf", b"", "application/pdf", "文件是空的"),
        ("假.pdf", b"hello, this is no PDF at all", "application/pdf", "这不是 PDF 文件"),
        ("坏.pdf", b"%PDF-1.7\nnothing more", "application/pdf", "PDF 已损坏"),
    ],
)
async def test_a_file_that_cannot_be_taken_gets_one_plain_sentence(
    talk: Talk, name: str, data: bytes, mime: str, sentence: str
) -> None:
    await talk.start(CHEN_JING)
    before = len(await talk.messages(CHEN_JING))
    await talk.sends(CHEN_JING, name, data, mime=mime)
    assert (await talk.sees(CHEN_JING)).startswith(sentence)
    assert len(await talk.messages(CHEN_JING)) == before + 1


def message_with(**content: Any) -> dict[str, Any]:
    user = {"id": ANN_MILLER, "is_bot": False, "first_name": "Ann", "last_name": "Miller", "language_code": "en"}
    chat = {"id": ANN_MILLER, "type": "private"}
    return {"update_id": 7, "message": {"message_id": 900, "date": 1, "chat": chat, "from": user, **content}}


FILE = {"file_id": "f", "file_unique_id": "u", "file_size": 900}


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"voice": {**FILE, "duration": 3}}, "I cannot listen to voice messages."),
        ({"video": {**FILE, "width": 1, "height": 1, "duration": 1}}, "A video cannot be signed."),
        ({"location": {"longitude": 1.0, "latitude": 2.0}}, "A location is not needed here."),
        ({"dice": {"emoji": "🎲", "value": 3}}, "I do not know what to do with this kind of message."),
    ],
)
async def test_other_messages_are_told_what_to_do_instead(
    talk: Talk, content: dict[str, Any], sentence: str
) -> None:
    await talk.start(ANN_MILLER)
    await talk.raw(message_with(**content))
    assert (await talk.sees(ANN_MILLER)).startswith(sentence)


async def test_a_file_too_large_for_the_chat_is_led_to_the_upload_page(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    document = {**FILE, "file_size": 25 * 1024 * 1024, "file_name": "big.pdf", "mime_type": "application/pdf"}
    await talk.raw(message_with(document=document))
    last = await talk.last(ANN_MILLER)
    assert "25.0 MB" in text_of(last) and "20 MB at most" in text_of(last)
    assert await talk.buttons(ANN_MILLER) == ["Open the upload page"]


async def test_a_file_too_large_for_the_house_is_refused_at_once(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    document = {**FILE, "file_size": 125 * 1024 * 1024, "file_name": "big.pdf", "mime_type": "application/pdf"}
    await talk.raw(message_with(document=document))
    assert "larger than 100 MB" in await talk.sees(ANN_MILLER)


async def test_a_service_message_is_not_answered(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    before = len(await talk.messages(ANN_MILLER))
    await talk.raw(message_with(pinned_message=message_with(text="x")["message"]))
    assert len(await talk.messages(ANN_MILLER)) == before


async def test_anothers_contact_out_of_place_is_told_where_it_belongs(talk: Talk) -> None:
    await talk.start(CHEN_JING)
    await talk.shares_contact(CHEN_JING, LI_MING)
    assert (await talk.sees(CHEN_JING)).startswith("这是别人的联系方式")


# ── /verify ──────────────────────────────────────────────────────────────────────────────────────────────────


async def test_verify_asks_for_the_file_and_judges_it_in_plain_words(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/verify")
    assert "send me the PDF to be checked" in await talk.sees(ANN_MILLER)
    await talk.says(ANN_MILLER, "what?")
    assert "send me the PDF to be checked" in await talk.sees(ANN_MILLER)
    await talk.sends(ANN_MILLER, "plain.pdf", contract(), mime="application/pdf")
    assert (await talk.sees(ANN_MILLER)).startswith("“plain.pdf” carries no electronic signature.")


async def test_a_signed_document_is_verified_by_its_caption_or_an_answer(talk: Talk) -> None:
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    task = await talk.world.sent(await talk.actor(CHEN_JING), signers=[await talk.actor(LI_MING)])
    await talk.world.sign(await talk.actor(LI_MING), task)
    await talk.deliver()
    copy = next(m for m in await talk.messages(LI_MING) if "document" in m)
    await talk.says(LI_MING, "/verify", reply_to=copy["message_id"])
    words = await talk.sees(LI_MING)
    assert "有效" in words and "李明签名" in words and task.number in words
    data = (await talk.http.get(f"/chat/files/{copy['document']['file_id']}")).content
    await talk.sends(CHEN_JING, "改过.pdf", data[:-40] + b"\n% changed", caption="/verify", mime="application/pdf")
    assert "有效：" not in await talk.sees(CHEN_JING)


async def test_verify_can_be_cancelled(talk: Talk) -> None:
    await talk.start(ANN_MILLER)
    await talk.says(ANN_MILLER, "/verify")
    await talk.presses(ANN_MILLER, "Cancel")
    assert await talk.sees(ANN_MILLER) == "All right, cancelled; nothing has changed."
