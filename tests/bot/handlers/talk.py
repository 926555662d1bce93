"""People talking to the bot's handlers: python-telegram-bot's real classes on one side, the local chat (as strict
as Telegram) on the other, and real use cases behind. No sockets: HTTP goes from hand to hand.

    await talk.start(ANN); await talk.sends(ANN, "a.pdf", data); await talk.presses(ANN, "Next")
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import httpx
from telegram import Bot, Update
from telegram.ext import Application, ApplicationBuilder
from telegram.request import HTTPXRequest

from bot import handlers, showing
from bot.context import KEY, Context
from bot.local_chat.app import create_local_chat
from bot.local_chat.cast import ADMIN_IDS
from bot.local_chat.settings import LocalChatSettings, kept_token
from bot.screens.delivery import render
from signing.confirmation.codes import CODE_PURPOSE
from signing.confirmation.links import INVITATION_PURPOSE
from signing.errors import NotAllowed
from signing.ports import Actor, OutboxItem
from signing.task.model import Person
from signing.usecases.fetch_document import fetch_document
from signing.usecases.view_task import view_task
from tests.local_chat_client import buttons_of, from_bot, text_of
from tests.world import World

Message = dict[str, Any]
PURPOSES = {"code": CODE_PURPOSE, "invitation": INVITATION_PURPOSE}


class Talk:
    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        settings = LocalChatSettings(folder, kept_token(folder), port=8081)
        self.app = create_local_chat(settings)
        self.transport = httpx.ASGITransport(app=self.app)
        self.http = httpx.AsyncClient(transport=self.transport, base_url="http://127.0.0.1:8081", timeout=30)
        self.bot = Bot(
            settings.token,
            base_url=settings.base_url,
            base_file_url=settings.base_file_url,
            request=self._request(),
            get_updates_request=self._request(),
        )
        installation = replace(world.ports.installation, admin_telegram_ids=frozenset(ADMIN_IDS))
        self.context = Context(replace(world.ports, installation=installation), self.bot)
        self.application: Application[Any, Any, Any, Any, Any, Any] = (
            ApplicationBuilder().bot(self.bot).updater(None).build()
        )
        self.application.bot_data[KEY] = self.context
        handlers.register(self.application)
        self.offset = 0

    def _request(self) -> HTTPXRequest:
        return HTTPXRequest(httpx_kwargs={"transport": self.transport})

    # ── what people do ───────────────────────────────────────────────────────────────────────────────────────

    async def start(self, person: int, payload: str = "") -> None:
        await self._act(person, "start", payload=payload)

    async def says(self, person: int, words: str, *, reply_to: int | None = None) -> None:
        await self._act(person, "text", text=words, reply_to=reply_to)

    async def sends(
        self, person: int, name: str, data: bytes, *, caption: str = "", photo: bool = False, mime: str = ""
    ) -> None:
        fields = {"caption": caption, "photo": str(photo).lower()}
        files = {"file": (name, data, mime or None)}
        answer = await self.http.post(f"/chat/people/{person}/file", data=fields, files=files)
        assert answer.is_success, answer.text
        await self.pump()

    async def presses(self, person: int, label: str, *, message: Message | None = None) -> str:
        """The newest button whose words begin with `label` (a tick before it forgiven). Gives the toast."""
        place = await self._find(person, label, message)
        pressing = asyncio.create_task(self._act_only(person, "press", **place, wait=20))
        while not pressing.done():
            await self.pump()
            await asyncio.sleep(0.005)
        answer = (await pressing)["answer"]
        assert answer is not None, f"{label!r} was not answered"
        return str(answer.get("text") or "")

    async def shares_contact(self, person: int, whose: int | None = None) -> None:
        await self._act(person, "contact", person_id=whose)

    async def picks(self, person: int, *whom: int) -> None:
        await self._act(person, "users", request_id=1, user_ids=list(whom))

    async def blocks(self, person: int, blocked: bool = True) -> None:
        await self._act(person, "block", blocked=blocked)

    # ── what they see ────────────────────────────────────────────────────────────────────────────────────────

    async def messages(self, person: int) -> list[Message]:
        found = (await self.http.get(f"/chat/people/{person}/messages")).json()["messages"]
        return [message for message in found if from_bot(message)]

    async def last(self, person: int) -> Message:
        return (await self.messages(person))[-1]

    async def sees(self, person: int) -> str:
        """The words of the bot's newest message."""
        return text_of(await self.last(person))

    async def buttons(self, person: int) -> list[str]:
        return [label for row in buttons_of(await self.last(person)) for label in row]

    async def keyboard(self, person: int) -> Any:
        people = (await self.http.get("/chat/state")).json()["people"]
        return next(one for one in people if one["id"] == person)["keyboard"]

    # ── the rest of the house ────────────────────────────────────────────────────────────────────────────────

    async def pump(self) -> None:
        """Every update that waits goes through the handlers."""
        while True:
            updates = await self.bot.get_updates(offset=self.offset, timeout=0, allowed_updates=Update.ALL_TYPES)
            if not updates:
                return
            for update in updates:
                self.offset = update.update_id + 1
                await self.application.process_update(update)

    async def raw(self, update: dict[str, Any]) -> None:
        """An update that the local chat would not make."""
        await self.application.process_update(Update.de_json(update, self.bot))

    async def person(self, telegram_id: int) -> Person:
        async with self.world.ports.transaction() as tx:
            person = await tx.people.by_telegram_id(telegram_id)
        assert person is not None, "met before"
        return person

    async def actor(self, telegram_id: int) -> Actor:
        return Actor((await self.person(telegram_id)).id, "chat")

    async def deliver(self) -> None:
        """Jobs are done and everything in the outbox is shown, as the courier does it."""
        await self.world.work()
        for item in await self.world.deliver():
            await self._show(item)

    async def _show(self, item: OutboxItem) -> None:
        async with self.world.ports.transaction() as tx:
            reader = await tx.people.get(item.person_id)
        assert reader is not None
        actor = Actor(reader.id, "timer")
        view = None
        with contextlib.suppress(NotAllowed):  # not theirs any more
            view = await view_task(self.context.ports, actor, item.task_id) if item.task_id else None
        secret, document = None, None
        if item.secret:
            secret = self.world.ports.vault.open(item.secret, PURPOSES[item.kind]).decode()
        if item.kind == "copy" and item.task_id:
            document = await fetch_document(self.context.ports, actor, item.task_id)
        installation = self.context.ports.installation
        draw = partial(
            render, item, reader, view, ports_installation=installation, secret=secret, document=document
        )
        await showing.show_item(self.context, reader, item, draw(), open_card=partial(draw, unfolded=True))

    # ── inside ───────────────────────────────────────────────────────────────────────────────────────────────

    async def _find(self, person: int, label: str, message: Message | None) -> dict[str, int]:
        for one in [message] if message else reversed(await self.messages(person)):
            for row, labels in enumerate(buttons_of(one)):
                for column, text in enumerate(labels):
                    if text.removeprefix("✓ ").startswith(label):
                        return {"message_id": one["message_id"], "row": row, "column": column}
        raise AssertionError(f"no button {label!r}; the chat shows:\n{await self.transcript(person)}")

    async def transcript(self, person: int) -> str:
        shown = await self.messages(person)
        return "\n".join(f"{text_of(message)}\n   {buttons_of(message)}" for message in shown)

    async def _act(self, person: int, act: str, **body: Any) -> None:
        await self._act_only(person, act, **body)
        await self.pump()

    async def _act_only(self, person: int, act: str, **body: Any) -> Any:
        answer = await self.http.post(f"/chat/people/{person}/{act}", json=body)
        assert answer.is_success, answer.text
        return answer.json()


@asynccontextmanager
async def a_talk(world: World) -> AsyncIterator[Talk]:
    talk = Talk(world, world.folder / "chat")
    await talk.application.initialize()
    try:
        yield talk
    finally:
        await talk.application.shutdown()
        await talk.http.aclose()
        talk.app.state.room.close()
        talk.app.state.room.store.close()
