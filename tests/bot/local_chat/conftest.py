"""A local chat on a port of its own, and python-telegram-bot's real Bot in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.local_chat import LocalChatSettings, kept_token, local_chat_server
from tests.ports import free_port


class Chat:
    """One running chat; acts of people are awaited, so that one event loop serves everybody."""

    def __init__(self, settings: LocalChatSettings) -> None:
        self.settings = settings
        self.http = httpx.AsyncClient(base_url=settings.address, timeout=30, trust_env=False, verify=False)

    async def act(self, person: int, act: str, **body: Any) -> Any:
        answer = await self.http.post(f"/chat/people/{person}/{act}", json=body)
        assert answer.is_success, answer.text
        return answer.json()

    async def send_file(self, person: int, name: str, content: bytes, **fields: str) -> Any:
        answer = await self.http.post(f"/chat/people/{person}/file", files={"file": (name, content)}, data=fields)
        assert answer.is_success, answer.text
        return answer.json()

    async def messages(self, person: int) -> list[Any]:
        found: list[Any] = (await self.http.get(f"/chat/people/{person}/messages")).json()["messages"]
        return found

    async def person(self, person: int) -> Any:
        people = (await self.http.get("/chat/state")).json()["people"]
        return next(one for one in people if one["id"] == person)

    async def fail(self, method: str, kind: str, **more: Any) -> None:
        await self.http.post("/chat/debug", json={"method": method, "kind": kind, **more})


async def serve(settings: LocalChatSettings) -> AsyncIterator[Chat]:
    server = local_chat_server(settings)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn offers no event)
        await asyncio.sleep(0.005)
    chat = Chat(settings)
    yield chat
    await chat.http.aclose()
    server.should_exit = True
    await running


@pytest.fixture
async def chat(tmp_path: Path) -> AsyncIterator[Chat]:
    data = tmp_path / "chat"
    async for running in serve(LocalChatSettings(data, kept_token(data), port=free_port())):
        yield running


def bot_of(settings: LocalChatSettings, token: str | None = None) -> Bot:
    request = HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": False})
    polls = HTTPXRequest(httpx_kwargs={"trust_env": False, "verify": False})
    return Bot(
        token or settings.token,
        base_url=settings.base_url,
        base_file_url=settings.base_file_url,
        request=request,
        get_updates_request=polls,
    )


@pytest.fixture
async def bot(chat: Chat) -> AsyncIterator[Bot]:
    async with bot_of(chat.settings) as running:
        yield running
