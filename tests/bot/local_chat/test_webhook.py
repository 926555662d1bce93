"""Updates are carried to a webhook: in order, with the secret, again until they are taken."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI, Request, Response
from telegram import Bot
from telegram.error import BadRequest, Conflict

from bot.local_chat import LI_MING
from tests.bot.local_chat.conftest import Chat
from tests.ports import free_port


class Hook:
    """A bot's web server: answers with the statuses it is given, then 200."""

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/hook"
        self.statuses: list[int] = []
        self.says: Any = None
        self.seen: list[tuple[str | None, Any]] = []
        self.app = FastAPI()
        self.app.add_api_route("/hook", self.hear, methods=["POST"])

    async def hear(self, request: Request) -> Any:
        body = await request.json()
        self.seen.append((request.headers.get("x-telegram-bot-api-secret-token"), body))
        if self.statuses:
            return Response(status_code=self.statuses.pop(0))
        return self.says or Response()

    async def heard(self, count: int) -> list[Any]:
        for _ in range(400):
            if len(self.seen) >= count:
                break
            await asyncio.sleep(0.01)
        return [body for _, body in self.seen]


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    hook = Hook()
    server = uvicorn.Server(uvicorn.Config(hook.app, port=hook.port, log_level="error"))
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn offers no event)
        await asyncio.sleep(0.01)
    yield hook
    server.should_exit = True
    await running


async def test_updates_come_in_order_with_the_secret(chat: Chat, bot: Bot, hook: Hook) -> None:
    await chat.act(LI_MING, "start")
    await bot.set_webhook(hook.url, secret_token="secret_-1")
    await chat.act(LI_MING, "text", text="two")
    texts = [body["message"]["text"] for body in await hook.heard(2)]
    assert texts == ["/start", "two"]
    assert {secret for secret, _ in hook.seen} == {"secret_-1"}
    with pytest.raises(Conflict, match=r"(?i)can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await asyncio.sleep(0.05)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == (hook.url, 0)
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_an_update_is_carried_again_until_it_is_taken(chat: Chat, bot: Bot, hook: Hook) -> None:
    hook.statuses = [500, 503]
    await bot.set_webhook(hook.url)
    await chat.act(LI_MING, "start")
    heard = await hook.heard(3)
    assert len({body["update_id"] for body in heard}) == 1
    info = await bot.get_webhook_info()
    assert info.last_error_message == "Wrong response from the webhook: 503 Service Unavailable"


async def test_a_webhook_may_answer_with_a_call(chat: Chat, bot: Bot, hook: Hook) -> None:
    hook.says = {"method": "sendMessage", "chat_id": LI_MING, "text": "by reply"}
    await bot.set_webhook(hook.url)
    await chat.act(LI_MING, "start")
    await hook.heard(1)
    for _ in range(100):
        if len(said := await chat.messages(LI_MING)) == 2:
            break
        await asyncio.sleep(0.01)
    assert said[-1]["text"] == "by reply"


@pytest.mark.parametrize(
    ("url", "secret", "reason"),
    [
        ("http://example.com/hook", None, "An HTTPS URL must be provided for webhook"),
        ("https://example.com:9000/hook", None, "Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://example.com/hook", "no spaces", "secret token contains unallowed characters"),
    ],
)
async def test_a_wrong_webhook_is_refused(bot: Bot, url: str, secret: str | None, reason: str) -> None:
    with pytest.raises(BadRequest, match=f"(?i){reason}"):
        await bot.set_webhook(url, secret_token=secret)


async def test_waiting_updates_can_be_dropped(chat: Chat, bot: Bot) -> None:
    await chat.act(LI_MING, "start")
    assert (await bot.get_webhook_info()).pending_update_count == 1
    await bot.delete_webhook(drop_pending_updates=True)
    assert await bot.get_updates() == ()
