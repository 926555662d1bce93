"""A killed chat comes back with everything it had said yes to. A real process, killed for real."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.local_chat import CHEN_JING, LI_MING, LocalChatSettings, kept_token, local_chat_server
from tests.bot.local_chat.conftest import bot_of
from tests.local_chat_client import LocalChatClient
from tests.ports import free_port

SERVE = """
import asyncio, sys
from pathlib import Path
from bot.local_chat import LocalChatSettings, kept_token, local_chat_server
data = Path(sys.argv[1])
asyncio.run(local_chat_server(LocalChatSettings(data, kept_token(data), port=int(sys.argv[2]))).serve())
"""


def started(settings: LocalChatSettings) -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-c", SERVE, str(settings.data_dir), str(settings.port)])
    wait_until(lambda: httpx.get(f"{settings.address}/chat/state", trust_env=False).is_success)
    return process


def wait_until(there: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while time.monotonic() < until:
        try:
            if there():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise AssertionError("the local chat did not come up")


@pytest.mark.slow
async def test_nothing_that_was_answered_is_lost_by_a_kill(tmp_path: Path) -> None:
    settings = LocalChatSettings(tmp_path / "chat", kept_token(tmp_path / "chat"), port=free_port())
    process = started(settings)
    try:
        with LocalChatClient(settings.address) as people:
            people.start(LI_MING)
            people.send_file(LI_MING, "合同.pdf", b"%PDF-1.7", caption="请签")
            async with bot_of(settings) as bot:
                before = await bot.get_updates()
                await bot.set_my_commands([("new", "Start")])
                rows = InlineKeyboardMarkup([[InlineKeyboardButton("Sign", callback_data="sign")]])
                card = await bot.send_message(LI_MING, "card", reply_markup=rows)
                assert people.press(LI_MING, "Sign", wait=0) is None
            said = people.messages(LI_MING)
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        process = started(settings)
        with LocalChatClient(settings.address) as people:
            assert people.messages(LI_MING) == said
            assert people.file(said[1]) == b"%PDF-1.7"
            assert people.person(CHEN_JING)["started"] is False
            assert people.commands(LI_MING)[0]["command"] == "new"
        async with bot_of(settings) as bot:
            after = await bot.get_updates()
            assert [update.update_id for update in after[:2]] == [update.update_id for update in before]
            press = after[2].callback_query
            assert press and press.data == "sign" and press.message
            assert press.message.message_id == card.message_id
            await bot.answer_callback_query(press.id, "taken")
            document = after[1].message.document  # type: ignore[union-attr]
            assert document
            file = await bot.get_file(document.file_id)
            assert bytes(await file.download_as_bytearray()) == b"%PDF-1.7"
    finally:
        process.kill()
        process.wait()


async def test_it_stops_at_once_though_a_poll_and_a_browser_are_waiting(tmp_path: Path) -> None:
    settings = LocalChatSettings(tmp_path / "chat", kept_token(tmp_path / "chat"), port=free_port())
    ready = asyncio.Event()
    server = local_chat_server(settings, ready.set)
    running = asyncio.create_task(server.serve())
    await ready.wait()
    async with bot_of(settings) as bot, httpx.AsyncClient(base_url=settings.address, trust_env=False) as browser:
        poll = asyncio.create_task(bot.get_updates(timeout=40))
        news = asyncio.create_task(browser.get("/chat/events"))
        await asyncio.sleep(0.3)
        began = time.monotonic()
        server.should_exit = True
        await running
        assert time.monotonic() - began < 20, "the poll would have waited 40 s"
        assert await poll == ()
        assert (await news).text.startswith("retry:")
