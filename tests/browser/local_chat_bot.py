"""A local chat with a small bot and a small page behind it, in a thread, for the browser tests."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI
from fastapi.responses import HTMLResponse
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

from bot.local_chat import LocalChatSettings, Sample, kept_token, local_chat_server
from tests.local_chat_client import LocalChatClient
from tests.ports import free_port

Context = ContextTypes.DEFAULT_TYPE
PAGE = """<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>app</title>
<p id="said"></p><button id="close">Close me</button>
<script>
const data = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData") || "";
document.getElementById("said").textContent = "proved: " + /hash=[0-9a-f]{64}/.test(data);
document.getElementById("close").onclick = () =>
  parent.postMessage(JSON.stringify({ eventType: "web_app_close", eventData: {} }), "*");
</script>"""


class RunningChat:
    def __init__(self, folder: Path) -> None:
        sample = folder / "sample.pdf"
        sample.write_bytes(b"%PDF-1.7 sample")
        samples = (Sample("采购合同（中文样例）", "样例合同.pdf", sample),)
        data = folder / "chat"
        self.settings = LocalChatSettings(data, kept_token(data), port=free_port(), samples=samples)
        self.address = self.settings.address
        self.app_port = free_port()
        self.app_url = f"http://127.0.0.1:{self.app_port}/app"
        self.people = LocalChatClient(self.address, patience=40)
        self.go()

    def go(self) -> None:
        self.ready = threading.Event()
        self.thread = threading.Thread(target=lambda: asyncio.run(self._run()))
        self.thread.start()
        assert self.ready.wait(60)

    def stop(self) -> None:
        self.loop.call_soon_threadsafe(self.enough.set)
        self.thread.join(20)

    def bot_says(self, person: int, text: str) -> int:
        """Beside the small bot; returns the message_id."""
        return int(self.bot_calls("sendMessage", chat_id=person, text=text)["message_id"])

    def bot_calls(self, method: str, **values: Any) -> Any:
        call = f"{self.settings.base_url}{self.settings.token}/{method}"
        answer = httpx.post(call, json=values, trust_env=False).raise_for_status()
        return answer.json()["result"]

    async def _run(self) -> None:
        self.loop = asyncio.get_running_loop()
        self.enough = asyncio.Event()
        up = asyncio.Event()
        chat = local_chat_server(self.settings, up.set)
        page = FastAPI()
        page.add_api_route("/app", lambda: HTMLResponse(PAGE))
        pages = uvicorn.Server(uvicorn.Config(page, port=self.app_port, log_level="error"))
        pages.capture_signals = contextlib.nullcontext  # type: ignore[method-assign, assignment]
        running = [asyncio.create_task(server.serve()) for server in (chat, pages)]
        await up.wait()
        await _serve_bot(self.settings, self.app_url, self.ready, self.enough)
        chat.should_exit = pages.should_exit = True
        await asyncio.gather(*running)


async def _serve_bot(
    settings: LocalChatSettings, app_url: str, ready: threading.Event, enough: asyncio.Event
) -> None:
    builder = ApplicationBuilder().token(settings.token)
    app: Application = builder.base_url(settings.base_url).base_file_url(settings.base_file_url).build()  # type: ignore[type-arg]
    app.bot_data["app_url"] = app_url
    app.add_handler(CommandHandler("start", _greet))
    app.add_handler(CallbackQueryHandler(_pressed))
    app.add_handler(MessageHandler(filters.Document.ALL, _document))
    app.add_handler(MessageHandler(filters.CONTACT, _contact))
    app.add_handler(MessageHandler(filters.StatusUpdate.USERS_SHARED, _people))
    app.add_handler(MessageHandler(filters.Regex("^(card|keyboard|invite|app)$"), _say))
    async with app:
        await app.bot.set_my_commands([("new", "Start a task")])
        await app.bot.set_my_commands([("new", "发起签署")], language_code="zh")
        await app.bot.set_my_description("It signs.")
        assert app.updater
        await app.updater.start_polling()
        await app.start()
        ready.set()
        await enough.wait()
        await app.updater.stop()
        await app.stop()


async def _greet(update: Update, context: Context) -> None:
    assert update.message and update.effective_user
    await update.message.reply_html(
        f"<b>hello {update.effective_user.first_name}</b> {' '.join(context.args or [])}".strip()
    )


async def _say(update: Update, context: Context) -> None:
    assert update.message
    app_url = context.bot_data["app_url"]
    pick = KeyboardButton("Pick people", request_users=KeyboardButtonRequestUsers(1, max_quantity=3))
    words, markup = {
        "card": (
            "<b>合同 Contract.pdf</b>\nwaits for you",
            InlineKeyboardMarkup([_decisions()]),
        ),
        "keyboard": (
            "Whose?",
            ReplyKeyboardMarkup(
                [[KeyboardButton("My number", request_contact=True)], [pick]],
                resize_keyboard=True,
                one_time_keyboard=True,
            ),
        ),
        "invite": ("Invite: https://t.me/yinxin_local_bot?start=inv-7", None),
        "app": (
            "Sign here",
            InlineKeyboardMarkup(
                [
                    [InlineKeyboardButton("Read and sign", web_app=WebAppInfo(app_url), style="primary")],
                    [InlineKeyboardButton("Open page", url=app_url)],
                ]
            ),
        ),
    }[update.message.text or ""]
    await update.message.reply_html(words, reply_markup=markup)


def _decisions() -> list[InlineKeyboardButton]:
    return [
        InlineKeyboardButton("Approve", callback_data="approve", style="success"),
        InlineKeyboardButton("Reject", callback_data="reject", style="danger"),
    ]


async def _pressed(update: Update, context: Context) -> None:
    query = update.callback_query
    assert query
    if query.data == "reject":
        await query.answer("There is a newer version.", show_alert=True)
        return
    await query.answer("Approved")
    await query.edit_message_text(
        f"approved by {query.from_user.first_name}", reply_markup=InlineKeyboardMarkup([_decisions()])
    )


async def _document(update: Update, context: Context) -> None:
    assert update.message and update.message.document
    await update.message.reply_document(update.message.document.file_id, caption="came back")


async def _contact(update: Update, context: Context) -> None:
    assert update.message and update.message.contact and update.effective_user
    own = update.message.contact.user_id == update.effective_user.id
    await update.message.reply_text(f"own number: {own}")


async def _people(update: Update, context: Context) -> None:
    assert update.message and update.message.users_shared
    await update.message.reply_text(f"picked {len(update.message.users_shared.users)}")


@contextlib.contextmanager
def running_chat(folder: Path) -> Iterator[RunningChat]:
    chat = RunningChat(folder)
    try:
        yield chat
    finally:
        chat.people.close()
        chat.stop()
