"""The chat itself, which both sides share: who is there, what was said, and what the bot has yet to hear."""

from __future__ import annotations

import asyncio
import secrets
import time

from bot.local_chat.cast import Json, Person, cast
from bot.local_chat.faults import Faults
from bot.local_chat.live import Live
from bot.local_chat.refused import bad
from bot.local_chat.settings import LocalChatSettings
from bot.local_chat.store import Store

ACTION_LASTS = 5.0  # seconds a chat action is shown
DEFAULT_UPDATES = ("message", "callback_query", "my_chat_member", "edited_message")


class Room:
    """State lives in the store; here are the open requests of this process: polls, presses, live news."""

    def __init__(self, settings: LocalChatSettings) -> None:
        self.settings = settings
        self.store = Store(settings.data_dir)
        self.live = Live()
        self.faults = Faults()
        self.news = asyncio.Event()  # set when an update was added
        self.poll: asyncio.Future[None] | None = None  # the open getUpdates, which a second one ends
        self.answers: dict[str, asyncio.Future[Json]] = {}  # open presses by callback query id
        self.closed = False
        if not self.store.people():
            for person in cast():
                self.store.keep_person(person)

    def close(self) -> None:
        """Ends every open request, so that the server can stop at once."""
        self.closed = True
        self.live.close()
        self.news.set()
        for answer in self.answers.values():
            if not answer.done():
                answer.set_result({"closed": True})

    # ── who ──

    def bot_user(self) -> Json:
        name = self.store.fact("name:", {}) or {}
        first = name.get("name") or self.settings.bot_name
        me = {"id": self.settings.bot_id, "is_bot": True, "first_name": first}
        return {**me, "username": self.settings.bot_username}

    def person(self, person_id: int) -> Person:
        """Raises ApiError 400 for nobody we know."""
        found = self.store.person(person_id)
        if found is None:
            raise bad("chat not found")
        return found

    def change_person(self, person: Person) -> None:
        self.store.keep_person(person)
        self.live.tell("person", person=person_row(self, person))

    # ── what was said ──

    def add_message(self, person: Person, body: Json, *, from_bot: bool) -> Json:
        sender = self.bot_user() if from_bot else person.user()
        head = {"from": sender, "chat": person.chat(), "date": int(time.time())}
        whole = self.store.add_message(person.id, {**head, **body})
        self.live.tell("message", chat=person.id, message=whole)
        return whole

    def change_message(self, chat: int, body: Json) -> None:
        self.store.keep_message(chat, body)
        self.live.tell("edited", chat=chat, message=body)

    def drop_message(self, chat: int, message_id: int) -> bool:
        gone = self.store.drop_message(chat, message_id)
        if gone:
            self.live.tell("deleted", chat=chat, message_id=message_id)
        return gone

    # ── what the bot has yet to hear ──

    def add_update(self, kind: str, body: Json) -> None:
        """Written at once; a poll or the webhook's courier is woken."""
        allowed = self.store.fact("allowed_updates") or DEFAULT_UPDATES
        if kind in allowed:
            self.store.add_update({kind: body})
            self.news.set()

    async def wait_for_news(self, seconds: float) -> None:
        self.news.clear()
        if self.store.count_updates() or self.closed:
            return
        try:
            await asyncio.wait_for(self.news.wait(), seconds)
        except TimeoutError:
            return

    def new_press(self, person: Person) -> str:
        press = str(secrets.randbelow(2**62) + 2**61)
        self.store.add_press(press, person.id)
        self.answers[press] = asyncio.get_running_loop().create_future()
        return press


def for_bot(message: Json) -> Json:
    """A message without what only the local chat keeps about it."""
    shown = {name: value for name, value in message.items() if not name.startswith("_")}
    if "reply_to_message" in shown:
        shown["reply_to_message"] = for_bot(shown["reply_to_message"])
    return shown


def person_row(room: Room, person: Person) -> Json:
    """What the browser and the test client are told about a person."""
    last = room.store.messages(person.id, limit=1)
    return {
        **person.row(),
        "name": person.name,
        "unread": room.store.unread(person.id, person.read),
        "last": last[-1] if last else None,
        "menu_button": room.store.fact(f"menu:{person.id}") or room.store.fact("menu:") or {"type": "commands"},
    }
