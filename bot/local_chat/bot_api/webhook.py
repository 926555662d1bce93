"""Carries updates to the bot's webhook, in order, again and again until they are taken."""

from __future__ import annotations

import asyncio
import time

import httpx

from bot.local_chat.bot_api.call import Call
from bot.local_chat.bot_api.methods import BY_LOWER_CASE, run
from bot.local_chat.cast import Json
from bot.local_chat.refused import ApiError
from bot.local_chat.room import Room

LONGEST_PAUSE = 30.0  # seconds between two attempts
FIRST_PAUSE = 0.25


async def carry(room: Room) -> None:
    """Runs for as long as the server; sleeps while there is no webhook or nothing new."""
    pause = FIRST_PAUSE
    async with httpx.AsyncClient(trust_env=False, timeout=60, follow_redirects=False) as client:
        while not room.closed:
            webhook = room.store.fact("webhook")
            waiting = room.store.updates(limit=1) if webhook else []
            if not waiting:
                room.news.clear()
                await room.news.wait()
                continue
            trouble = await _deliver(room, client, webhook, waiting[0])
            if trouble is None:
                pause = FIRST_PAUSE
                continue
            _note(room, webhook, trouble)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def _deliver(room: Room, client: httpx.AsyncClient, webhook: Json, update: Json) -> str | None:
    """None if the bot took it, else what went wrong."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": webhook["secret"]} if webhook["secret"] else {}
    try:
        answer = await client.post(webhook["url"], json=update, headers=headers)
    except httpx.HTTPError as error:
        return f"Connection failed: {type(error).__name__}"
    if not answer.is_success:
        return f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
    room.store.forget_updates(update["update_id"] + 1)
    await _do_what_it_says(room, answer)
    return None


async def _do_what_it_says(room: Room, answer: httpx.Response) -> None:
    """A webhook may answer with a method call of its own; its result is not told, as on Telegram."""
    if "json" not in answer.headers.get("content-type", ""):
        return
    try:
        body = answer.json()
        method = str(body.get("method", "")) if isinstance(body, dict) else ""
        known = BY_LOWER_CASE.get(method.lower())
        if known is not None:
            await run(Call(room, body), method, known)
    except (ValueError, ApiError):
        return


def _note(room: Room, webhook: Json, trouble: str) -> None:
    current = room.store.fact("webhook")
    if current and current["url"] == webhook["url"]:
        room.store.keep_fact(
            "webhook", {**current, "last_error_date": int(time.time()), "last_error_message": trouble}
        )
