"""The tests' own client, which all journeys stand on, against a bot of three handlers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    KeyboardButtonRequestUsers,
    ReplyKeyboardMarkup,
    Update,
    WebAppInfo,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    MessageHandler,
    filters,
)

from bot.local_chat import ANN_MILLER, CHEN_JING, LI_MING
from tests.bot.local_chat.conftest import Chat
from tests.local_chat_client import LocalChatClient, NotSeen, buttons_of, deep_link_of, text_of

Context = ContextTypes.DEFAULT_TYPE


async def greet(update: Update, context: Context) -> None:
    assert update.message
    words = f"hello {' '.join(context.args or [])} https://t.me/yinxin_local_bot?start=inv-9"
    keys = [
        InlineKeyboardButton("Approve", callback_data="a"),
        InlineKeyboardButton("Approve all", callback_data="b"),
    ]
    app = [InlineKeyboardButton("Read", web_app=WebAppInfo("https://sign.example/x"))]
    await update.message.reply_text(words, reply_markup=InlineKeyboardMarkup([keys, app]))
    share = "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fyinxin_local_bot%3Fstart%3Dinv-9"
    forward = InlineKeyboardMarkup([[InlineKeyboardButton("Forward", url=share)]])
    await update.message.reply_text("forward it", reply_markup=forward)
    pick = KeyboardButton("Pick", request_users=KeyboardButtonRequestUsers(3))
    await update.message.reply_text("who?", reply_markup=ReplyKeyboardMarkup([[pick]]))


async def pressed(update: Update, context: Context) -> None:
    assert update.callback_query
    await update.callback_query.answer(f"pressed {update.callback_query.data}")
    await update.callback_query.edit_message_text("done")


async def echo(update: Update, context: Context) -> None:
    assert update.message
    if update.message.document:
        await update.message.reply_document(update.message.document.file_id, caption="back")
    elif update.message.contact:
        await update.message.reply_text(f"number {update.message.contact.phone_number}")
    elif update.message.users_shared:
        await update.message.reply_text(f"picked {update.message.users_shared.users[0].user_id}")


@pytest.fixture
async def running(chat: Chat) -> AsyncIterator[Application]:  # type: ignore[type-arg]
    settings = chat.settings
    builder = ApplicationBuilder().token(settings.token)
    app = builder.base_url(settings.base_url).base_file_url(settings.base_file_url).build()
    app.add_handler(CommandHandler("start", greet))
    app.add_handler(CallbackQueryHandler(pressed))
    app.add_handler(MessageHandler(filters.ALL, echo))
    async with app:
        assert app.updater
        await app.updater.start_polling()
        await app.start()
        yield app
        await app.updater.stop()
        await app.stop()


def journey(address: str) -> None:
    with LocalChatClient(address, patience=5) as people:
        people.say(CHEN_JING, "/start hi")
        card = people.wait_for(CHEN_JING, "hello hi")
        assert buttons_of(card) == [["Approve", "Approve all"], ["Read"]]
        assert people.web_app_url(CHEN_JING, card, "Read").startswith("https://sign.example/x#tgWebAppData=")
        answer = people.press(CHEN_JING, "Approve")
        assert answer and answer["text"] == "pressed a"
        assert people.wait_for(CHEN_JING, "done")["message_id"] == card["message_id"]
        people.send_file(CHEN_JING, "a.pdf", b"%PDF")
        assert people.file(people.wait_for(CHEN_JING, "back")) == b"%PDF"
        people.share_contact(CHEN_JING)
        people.wait_for(CHEN_JING, "number +8613800138001")
        people.share_users(CHEN_JING, [LI_MING])
        people.wait_for(CHEN_JING, f"picked {LI_MING}")
        assert people.button_url(CHEN_JING, "Forward").startswith("https://t.me/share/url?url=")
        assert deep_link_of(card) == deep_link_of(people.wait_for(CHEN_JING, "forward"))
        people.open_deep_link(ANN_MILLER, deep_link_of(card))
        assert "hello inv-9" in text_of(people.wait_for(ANN_MILLER, lambda message: "inv-9" in text_of(message)))
        newcomer = people.add_person("欣", last_name="何", language_code="zh-hans")
        assert people.person(newcomer)["name"] == "何欣"
        with pytest.raises(NotSeen, match=r"chat shows:\n(.*\n)*.*hello inv-9"):
            people.wait_for(ANN_MILLER, "never said", timeout=0.1)


async def test_a_journey_reads_like_a_chat(chat: Chat, running: object) -> None:
    await asyncio.to_thread(journey, chat.settings.address)
