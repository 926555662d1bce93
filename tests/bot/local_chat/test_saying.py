"""What the bot may say, and what is refused in Telegram's words. Through python-telegram-bot, over HTTP."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    ReplyParameters,
    WebAppInfo,
)
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.local_chat import ANN_MILLER, LI_MING
from tests.bot.local_chat.conftest import Chat, bot_of


def keyboard(*rows: list[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(list(rows))


def picture(width: int, height: int) -> bytes:
    body = BytesIO()
    Image.new("RGB", (width, height), "red").save(body, "PNG")
    return body.getvalue()


def key(text: str, data: str = "x") -> InlineKeyboardButton:
    return InlineKeyboardButton(text, callback_data=data)


@pytest.mark.parametrize(
    ("button", "reason"),
    [
        (key("too long", "字" * 22), "Button_data_invalid"),
        (key("empty", ""), "Text buttons are unallowed|Button_data_invalid"),
        (InlineKeyboardButton("nothing"), "Text buttons are unallowed"),
        (InlineKeyboardButton(" ", callback_data="x"), "text must be non-empty"),
        (InlineKeyboardButton("js", url="javascript:alert(1)"), "Wrong HTTP URL"),
        (InlineKeyboardButton("app", web_app=WebAppInfo("http://example.com/")), "Only HTTPS links are allowed"),
        (InlineKeyboardButton("pink", callback_data="x", style="pink"), "invalid style"),
    ],
)
async def test_a_wrong_button_is_refused(chat: Chat, bot: Bot, button: InlineKeyboardButton, reason: str) -> None:
    await chat.act(LI_MING, "start")
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.send_message(LI_MING, "x", reply_markup=keyboard([button]))


async def test_a_keyboard_has_its_limits(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    full = [[key("x", "d" * 64)] * 8] * 12
    sent = await bot.send_message(LI_MING, "96", reply_markup=keyboard(*full))
    assert sent.reply_markup and len(sent.reply_markup.inline_keyboard) == 12
    for wrong in ([[key("x")] * 9], [[key("x")]] * 101):
        with pytest.raises(BadRequest, match="Reply_markup_too_long"):
            await bot.send_message(LI_MING, "x", reply_markup=keyboard(*wrong))


async def test_a_bot_cannot_write_before_start_nor_after_a_block(chat: Chat, bot: Bot) -> None:
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await bot.send_message(ANN_MILLER, "hello")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(42, "hello")
    await chat.act(ANN_MILLER, "start")
    await bot.send_message(ANN_MILLER, "hello")
    await chat.act(ANN_MILLER, "block", blocked=True)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(ANN_MILLER, "hello")
    await chat.act(ANN_MILLER, "start")
    await bot.send_message(ANN_MILLER, "welcome back")


async def test_edits_are_as_strict_as_telegrams(chat: Chat, bot: Bot) -> None:
    mine = (await chat.act(LI_MING, "start"))["message_id"]
    sent = await bot.send_message(LI_MING, "one", reply_markup=keyboard([key("go")]))
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content"):
        await bot.edit_message_text("one", LI_MING, sent.message_id, reply_markup=keyboard([key("go")]))
    edited = await bot.edit_message_text("<b>two</b>", LI_MING, sent.message_id, parse_mode="HTML")
    assert edited.text == "two" and edited.reply_markup is None and edited.edit_date  # type: ignore[union-attr]
    await bot.edit_message_reply_markup(LI_MING, sent.message_id, reply_markup=keyboard([key("again")]))
    with pytest.raises(BadRequest, match="Message to edit not found"):
        await bot.edit_message_text("x", LI_MING, 99999)
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", LI_MING, mine)
    with pytest.raises(BadRequest, match="There is no caption in the message to edit"):
        await bot.edit_message_caption(LI_MING, sent.message_id, caption="x")
    asked = await bot.send_message(LI_MING, "?", reply_markup=ReplyKeyboardMarkup([["yes"]]))
    with pytest.raises(BadRequest, match="Message can't be edited"):
        await bot.edit_message_text("x", LI_MING, asked.message_id)
    assert await bot.delete_message(LI_MING, sent.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await bot.delete_message(LI_MING, sent.message_id)


async def test_documents_keep_their_name_type_and_bytes_and_can_be_replaced(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    sent = await bot.send_document(LI_MING, b"%PDF-1", filename="合同 A.pdf", caption="v1")
    assert sent.document and sent.document.file_name == "合同 A.pdf"
    assert sent.document.mime_type == "application/pdf" and sent.document.file_size == 6
    again = await bot.send_document(LI_MING, sent.document.file_id)
    assert again.document == sent.document
    media = InputMediaDocument(b"%PDF-22", filename="signed.pdf", caption="<b>v2</b>", parse_mode="HTML")
    changed = await bot.edit_message_media(media, LI_MING, sent.message_id)
    assert changed.document and changed.document.file_name == "signed.pdf"  # type: ignore[union-attr]
    assert changed.caption == "v2"  # type: ignore[union-attr]
    with pytest.raises(BadRequest, match="File must be non-empty"):
        await bot.send_document(LI_MING, b"", filename="empty.pdf")
    with pytest.raises(BadRequest, match="Image_process_failed"):
        await bot.send_photo(LI_MING, b"no picture")
    with pytest.raises(BadRequest, match="Photo_invalid_dimensions"):
        await bot.send_photo(LI_MING, picture(2100, 100))
    photo = await bot.send_photo(LI_MING, picture(2000, 100), caption="wide")
    assert photo.photo[-1].width == 1280 and photo.caption == "wide"
    with pytest.raises(BadRequest, match=r"(?i)failed to get HTTP URL content"):
        await bot.send_document(LI_MING, "https://example.com/a.pdf")


async def test_more_than_fifty_megabytes_are_too_large_to_send(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    with pytest.raises(TelegramError, match="Request Entity Too Large"):
        await bot.send_document(LI_MING, bytes(50 * 1024 * 1024 + 1), filename="big.pdf", write_timeout=60)
    with pytest.raises(BadRequest, match="is too big for a photo"):
        await bot.send_photo(LI_MING, bytes(10 * 1024 * 1024 + 1))


async def test_replies_need_what_they_reply_to(chat: Chat, bot: Bot) -> None:
    first = (await chat.act(LI_MING, "start"))["message_id"]
    sent = await bot.send_message(LI_MING, "x", reply_parameters=ReplyParameters(first))
    assert sent.reply_to_message and sent.reply_to_message.text == "/start"
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await bot.send_message(LI_MING, "x", reply_parameters=ReplyParameters(9999))
    gone = ReplyParameters(9999, allow_sending_without_reply=True)
    assert (await bot.send_message(LI_MING, "x", reply_parameters=gone)).reply_to_message is None


async def test_a_reply_keyboard_stays_until_it_is_removed(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    share = KeyboardButton("Share", request_contact=True)
    await bot.send_message(LI_MING, "?", reply_markup=ReplyKeyboardMarkup([[share]], one_time_keyboard=True))
    assert (await chat.person(LI_MING))["keyboard"]["markup"]["keyboard"][0][0]["text"] == "Share"
    await chat.act(LI_MING, "contact")
    assert (await chat.person(LI_MING))["keyboard"]["folded"] is True
    await bot.send_message(LI_MING, "thanks", reply_markup=ReplyKeyboardRemove())
    assert (await chat.person(LI_MING))["keyboard"] is None


async def test_pinned_messages_are_remembered(chat: Chat, bot: Bot) -> None:
    first = (await chat.act(LI_MING, "start"))["message_id"]
    assert await bot.pin_chat_message(LI_MING, first)
    assert (await chat.person(LI_MING))["pinned"] == [first]
    assert await bot.unpin_chat_message(LI_MING, first)
    with pytest.raises(BadRequest, match="Message to pin not found"):
        await bot.pin_chat_message(LI_MING, 9999)


async def test_a_wrong_token_and_an_unknown_method_are_refused(chat: Chat, bot: Bot) -> None:
    with pytest.raises(InvalidToken):
        await bot_of(chat.settings, "123456:" + "a" * 35).get_me()
    answer = await chat.http.get(f"/bot{chat.settings.token}/sendPoem")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}


async def test_failures_come_on_demand(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    await chat.fail("sendMessage", "429", seconds=7)
    with pytest.raises(RetryAfter) as flood:
        await bot.send_message(LI_MING, "x")
    assert flood.value._retry_after.total_seconds() == 7  # the public name warns of its coming change
    await chat.fail("sendMessage", "lost")
    with pytest.raises(TelegramError, match="Bad Gateway"):
        await bot.send_message(LI_MING, "lost but said")
    assert (await chat.messages(LI_MING))[-1]["text"] == "lost but said"
    await chat.fail("*", "timeout", seconds=2)
    with pytest.raises(TimedOut):
        await bot.send_message(LI_MING, "never", read_timeout=0.3)
    assert (await bot.send_message(LI_MING, "well again")).text == "well again"
