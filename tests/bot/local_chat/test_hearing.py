"""What the bot hears: updates by polling, presses, contacts, files, blocks."""

from __future__ import annotations

import asyncio
import time
from io import BytesIO

import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    Update,
)
from telegram.error import BadRequest, Conflict

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.local_chat.conftest import Chat


async def heard(bot: Bot) -> list[Update]:
    """All that is waiting, confirmed."""
    found = list(await bot.get_updates())
    if found:
        await bot.get_updates(offset=found[-1].update_id + 1)
    return found


async def test_updates_come_again_until_their_offset_confirms_them(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start", payload="abc_-1")
    await chat.act(LI_MING, "text", text="/status@yinxin_local_bot 你好")
    first = await bot.get_updates()
    assert [update.update_id for update in await bot.get_updates()] == [update.update_id for update in first]
    assert [update.message.text for update in first if update.message] == [
        "/start abc_-1",
        "/status@yinxin_local_bot 你好",
    ]
    assert first[1].message and first[1].message.entities[0].type == "bot_command"
    assert first[1].message.from_user and first[1].message.from_user.language_code == "zh-hans"
    rest = await bot.get_updates(offset=first[0].update_id + 1)
    assert [update.update_id for update in rest] == [first[1].update_id]
    assert await bot.get_updates(offset=-1) == rest
    assert await bot.get_updates(offset=first[1].update_id + 1) == ()


async def test_a_long_poll_ends_when_something_is_said(chat: Chat, bot: Bot) -> None:
    began = time.monotonic()
    poll = asyncio.create_task(bot.get_updates(timeout=40))
    await asyncio.sleep(0.2)
    await chat.act(LI_MING, "start")
    assert len(await poll) == 1
    assert time.monotonic() - began < 20
    assert await bot.get_updates(offset=10**9, timeout=1) == ()


async def test_a_second_poll_ends_the_first(chat: Chat, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await asyncio.sleep(0.2)
    second = asyncio.create_task(bot.get_updates(timeout=1))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    assert await second == ()


async def test_only_allowed_updates_are_kept(chat: Chat, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["callback_query"])
    await chat.act(LI_MING, "start")
    assert await bot.get_updates() == ()


async def test_a_press_turns_until_the_bot_answers(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    rows = [[InlineKeyboardButton("Approve", callback_data="approve:7", style="success")]]
    sent = await bot.send_message(LI_MING, "card", reply_markup=InlineKeyboardMarkup(rows))
    await heard(bot)
    place = {"message_id": sent.message_id, "row": 0, "column": 0}
    press = asyncio.create_task(chat.act(LI_MING, "press", **place))
    query = (await bot.get_updates(timeout=20))[0].callback_query
    assert query and query.data == "approve:7" and query.from_user.id == LI_MING
    assert query.message and query.message.message_id == sent.message_id
    with pytest.raises(BadRequest, match="Message_too_long"):
        await bot.answer_callback_query(query.id, "字" * 201)
    await bot.answer_callback_query(query.id, "字" * 200, show_alert=True)
    answer = (await press)["answer"]
    assert answer["show_alert"] is True and len(answer["text"]) == 200
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await bot.answer_callback_query("12345")
    unanswered = await chat.act(LI_MING, "press", **place, wait=0.05)
    assert unanswered["answer"] is None


async def test_a_press_goes_to_the_button_that_was_meant_or_to_none(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    remind = InlineKeyboardMarkup([[InlineKeyboardButton("Remind", callback_data="remind:7")]])
    withdraw = InlineKeyboardMarkup([[InlineKeyboardButton("Withdraw", callback_data="withdraw:7")]])
    sent = await bot.send_message(LI_MING, "card", reply_markup=remind)
    await heard(bot)
    await bot.edit_message_reply_markup(LI_MING, sent.message_id, reply_markup=withdraw)
    place = {"message_id": sent.message_id, "row": 0, "column": 0, "wait": 0.05}
    refused = await chat.http.post(f"/chat/people/{LI_MING}/press", json={**place, "text": "Remind"})
    assert refused.status_code == 400 and "the button is gone" in refused.text
    assert await bot.get_updates() == ()
    await chat.act(LI_MING, "press", **place, text="Withdraw")
    query = (await bot.get_updates(timeout=20))[0].callback_query
    assert query and query.data == "withdraw:7"


async def test_a_file_can_be_fetched_up_to_twenty_megabytes(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    await chat.send_file(LI_MING, "合同.pdf", b"%PDF-1.7 x", caption="请看")
    await chat.send_file(LI_MING, "big.pdf", bytes(20 * 1024 * 1024 + 1))
    _, small, big = [update.message for update in await heard(bot)]
    assert small and small.document and small.caption == "请看"
    assert (small.document.file_name, small.document.mime_type) == ("合同.pdf", "application/pdf")
    file = await bot.get_file(small.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7 x"
    assert big and big.document
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(big.document.file_id)


async def test_a_persons_photo_becomes_a_small_jpeg(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    picture = BytesIO()
    Image.new("RGBA", (3000, 1500), (200, 0, 0, 128)).save(picture, "PNG")
    await chat.send_file(LI_MING, "seal.png", picture.getvalue(), photo="true")
    message = (await heard(bot))[-1].message
    assert message and (message.photo[-1].width, message.photo[-1].height) == (1280, 640)
    body = await (await bot.get_file(message.photo[-1].file_id)).download_as_bytearray()
    assert body.startswith(b"\xff\xd8")


async def test_contacts_say_whose_they_are(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    await chat.act(LI_MING, "contact")
    await chat.act(LI_MING, "contact", person_id=ANN_MILLER)
    _, own, other = [update.message for update in await heard(bot)]
    assert own and own.contact and own.contact.user_id == LI_MING == own.from_user.id  # type: ignore[union-attr]
    assert own.contact.phone_number == "+8613800138002"
    assert other and other.contact and other.contact.user_id == ANN_MILLER


async def test_people_can_be_picked_as_the_button_asks(chat: Chat, bot: Bot) -> None:
    await chat.act(CHEN_JING, "start")
    request = KeyboardButtonRequestUsers(5, max_quantity=2, request_name=True)
    await bot.send_message(
        CHEN_JING, "who?", reply_markup=ReplyKeyboardMarkup([[KeyboardButton("Pick", request_users=request)]])
    )
    await chat.act(CHEN_JING, "users", request_id=5, user_ids=[LI_MING, ANN_MILLER])
    shared = (await heard(bot))[-1].message.users_shared  # type: ignore[union-attr]
    assert shared and shared.request_id == 5
    assert [(user.user_id, user.first_name, user.username) for user in shared.users] == [
        (LI_MING, "明", None),
        (ANN_MILLER, "Ann", None),
    ]
    wrong = await chat.http.post(f"/chat/people/{CHEN_JING}/users", json={"request_id": 6, "user_ids": [LI_MING]})
    assert wrong.status_code == 400


async def test_blocks_are_heard_of(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    await chat.act(LI_MING, "block", blocked=True)
    await chat.act(LI_MING, "start")
    changes = [update.my_chat_member for update in await heard(bot) if update.my_chat_member]
    assert [(one.old_chat_member.status, one.new_chat_member.status) for one in changes] == [
        ("member", "kicked"),
        ("kicked", "member"),
    ]


async def test_a_profile_is_kept_by_scope_and_language(chat: Chat, bot: Bot) -> None:
    await bot.set_my_commands([("new", "Start a task")])
    await bot.set_my_commands([("new", "发起任务")], language_code="zh")
    await bot.set_my_description("印信", language_code="zh")
    listed = await chat.http.get(f"/chat/people/{LI_MING}/commands")
    assert listed.json()["commands"] == [{"command": "new", "description": "发起任务"}]
    await bot.delete_my_commands(language_code="zh")
    listed = await chat.http.get(f"/chat/people/{LI_MING}/commands")
    assert listed.json()["commands"][0]["description"] == "Start a task"
    assert (await bot.get_my_description(language_code="zh")).description == "印信"
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("New", "x")])
    await chat.act(LI_MING, "start")
    assert (await bot.get_chat(LI_MING)).first_name == "明"
    assert (await bot.get_chat_member(LI_MING, LI_MING)).status == "member"
    assert (await bot.get_me()).username == "yinxin_local_bot"
