"""A Bot API server beside the house, which goes on while the house is dead, as Telegram's does."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import httpx
import uvicorn

from bot.local_chat import LocalChatSettings, kept_token, local_chat_server
from bot.local_chat.cast import ADMIN_IDS
from tests.installation import Installation
from tests.local_chat_client import LocalChatClient
from tests.ports import free_port


class BotApi:
    """As Telegram's server: another process's life is nothing to it."""

    def __init__(self, folder: Path) -> None:
        self.settings = LocalChatSettings(
            folder, kept_token(folder), port=free_port(), bot_username="acme_sign_bot"
        )
        self.server: uvicorn.Server | None = None
        self.thread: threading.Thread | None = None

    def up(self) -> None:
        ready = threading.Event()
        self.server = local_chat_server(self.settings, ready.set)
        self.thread = threading.Thread(target=asyncio.run, args=[self.server.serve()], daemon=True)
        self.thread.start()
        assert ready.wait(60)

    def down(self) -> None:
        if self.server is not None and self.thread is not None:
            self.server.should_exit = True
            self.thread.join(10)

    def asked(self, method: str, **parameters: object) -> dict[str, object]:
        answer = httpx.post(
            f"{self.settings.base_url}{self.settings.token}/{method}", json=parameters, trust_env=False
        )
        return dict(answer.json()["result"])


def a_house(folder: Path, api: BotApi, **env: str) -> Installation:
    house = Installation(
        folder,
        YINXIN_TELEGRAM_TOKEN=api.settings.token,
        YINXIN_TELEGRAM_API=api.settings.address,
        YINXIN_ADMINS=",".join(map(str, ADMIN_IDS)),
        **env,
    )
    house.env["YINXIN_PUBLIC_URL"] = house.pages_url
    house.chat_port = api.settings.port
    house.chat.close()
    house.chat = LocalChatClient(api.settings.address, patience=40)
    return house
