"""getUpdates and the webhook's settings, getFile, answers to presses: what the bot hears."""

from __future__ import annotations

import asyncio
import re
import time
from urllib.parse import urlsplit

from bot.local_chat.bot_api.call import Call
from bot.local_chat.cast import Json
from bot.local_chat.html_text import units
from bot.local_chat.keyboards import is_loopback
from bot.local_chat.refused import ApiError, bad

LONGEST_POLL = 50  # seconds
LARGEST_DOWNLOAD = 20 * 1024 * 1024
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"
NO_WEBHOOK: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}


async def get_updates(call: Call) -> Json:
    room = call.room
    if room.store.fact("webhook"):
        raise ApiError(409, f"Conflict: {WEBHOOK_ACTIVE}")
    if (allowed := call.json("allowed_updates")) is not None:
        room.store.keep_fact("allowed_updates", allowed)
    limit = min(max(call.integer("limit", 100), 1), 100)
    offset = call.integer("offset", 0)
    if offset > 0:
        room.store.forget_updates(offset)
    mine = _take_over(call)
    until = time.monotonic() + min(max(call.integer("timeout", 0), 0), LONGEST_POLL)
    while True:
        found = room.store.updates(limit=limit, newest=-offset if offset < 0 else None)
        left = until - time.monotonic()
        if found or left <= 0 or room.closed:
            return found
        news = asyncio.ensure_future(room.wait_for_news(left))
        await asyncio.wait([news, mine], return_when="FIRST_COMPLETED")
        news.cancel()
        if mine.done():
            raise ApiError(409, f"Conflict: {OTHER_POLL}")


def _take_over(call: Call) -> asyncio.Future[None]:
    """A second poll ends the first, as on Telegram."""
    if call.room.poll is not None and not call.room.poll.done():
        call.room.poll.set_result(None)
    call.room.poll = asyncio.get_running_loop().create_future()
    return call.room.poll


async def set_webhook(call: Call) -> Json:
    url = call.text("url")
    if not url:
        return await delete_webhook(call)
    parts = urlsplit(url)
    # As Telegram's own Bot API server in its local mode: plain HTTP is fine on this computer.
    local = parts.scheme == "http" and is_loopback(parts.hostname)
    if not local and parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not local and (parts.port or 443) not in (443, 80, 88, 8443):
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = call.text("secret_token")
    if secret and not SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    room = call.room
    if (allowed := call.json("allowed_updates")) is not None:
        room.store.keep_fact("allowed_updates", allowed)
    if call.flag("drop_pending_updates"):
        room.store.forget_updates(2**62)
    room.store.keep_fact("webhook", {"url": url, "secret": secret})
    if room.poll is not None and not room.poll.done():
        room.poll.set_result(None)
    room.news.set()
    return True


async def delete_webhook(call: Call) -> Json:
    call.room.store.keep_fact("webhook", None)
    if call.flag("drop_pending_updates"):
        call.room.store.forget_updates(2**62)
    call.room.news.set()
    return True


async def get_webhook_info(call: Call) -> Json:
    webhook = call.room.store.fact("webhook")
    count = {"pending_update_count": call.room.store.count_updates()}
    if not webhook:
        return {**NO_WEBHOOK, **count}
    allowed = call.room.store.fact("allowed_updates")
    trouble = {name: webhook[name] for name in ("last_error_date", "last_error_message") if name in webhook}
    more = {"max_connections": 40, **({"allowed_updates": allowed} if allowed else {})}
    return {**NO_WEBHOOK, "url": webhook["url"], **more, **trouble, **count}


async def get_file(call: Call) -> Json:
    row = call.room.store.file(call.text("file_id"))
    if row is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if row["file_size"] > LARGEST_DOWNLOAD:
        raise bad("file is too big")
    return {name: row[name] for name in ("file_id", "file_unique_id", "file_size", "file_path")}


async def answer_callback_query(call: Call) -> Json:
    room = call.room
    press = call.text("callback_query_id")
    chat = room.store.press_chat(press)
    if chat is None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    text = call.text("text")
    if units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    url = call.text("url")
    mine = f"t.me/{room.settings.bot_username}?start="
    if url and mine not in url:
        raise bad("URL_INVALID")
    answer = {"text": text, "show_alert": call.flag("show_alert"), "url": url}
    room.store.answer_press(press, answer)
    waiting = room.answers.pop(press, None)
    if waiting is not None and not waiting.done():
        waiting.set_result(answer)
    room.live.tell("answered", chat=chat, press=press, answer=answer)
    return True
