"""A task shown in a group. The local chat has no groups: Telegram's side of them is played here, by what it is
asked and what it answers."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from telegram import Bot, Update
from telegram.request import HTTPXRequest

from bot.context import KEY, Context
from bot.group_cards import GroupCards
from bot.local_chat.cast import ANN_MILLER, CHEN_JING, LI_MING
from bot.waking import Waking
from signing.ports import SYSTEM
from signing.task.model import Task
from signing.usecases.erase_task import erase_in
from tests.bot.handlers.talk import Talk

GROUP = -1001234567890


class Telegram:
    """Answers for groups; whatever is for a private chat goes to the local chat."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self.said: dict[int, str] = {}  # message → its words, as it stands in the group
        self.buttons: dict[int, Any] = {}
        self.refuses: tuple[int, str] | None = None
        self.keeps = False  # nothing can be deleted
        self._number = 70
        bot = Bot(
            talk.bot.token,
            base_url=talk.bot.base_url.removesuffix(talk.bot.token),
            request=HTTPXRequest(httpx_kwargs={"transport": httpx.MockTransport(self._answer)}),
        )
        self.context = Context(talk.context.ports, bot)
        self.cards = GroupCards(self.context, Waking().sleeper())

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        asked = {name: words[0] for name, words in parse_qs(request.content.decode()).items()}
        if int(asked.get("chat_id", 0)) >= 0:
            return await self.talk.transport.handle_async_request(request)
        if self.refuses:
            code, words = self.refuses
            return httpx.Response(code, json={"ok": False, "error_code": code, "description": words})
        method = request.url.path.rsplit("/", 1)[-1]
        message_id = int(asked.get("message_id", 0))
        if method == "deleteMessage":
            if self.keeps:
                words = "Bad Request: message can't be deleted"
                return httpx.Response(400, json={"ok": False, "error_code": 400, "description": words})
            del self.said[message_id]
            del self.buttons[message_id]
            return httpx.Response(200, json={"ok": True, "result": True})
        if method == "sendMessage":
            self._number += 1
            message_id = self._number
        self.said[message_id] = asked["text"]
        self.buttons[message_id] = json.loads(asked.get("reply_markup", "{}")).get("inline_keyboard")
        chat = {"id": GROUP, "type": "supergroup", "title": "项目群"}
        result = {"message_id": message_id, "date": 1, "chat": chat, "text": asked["text"]}
        return httpx.Response(200, json={"ok": True, "result": result})

    async def hears(self, person: int, words: str) -> None:
        """A command of somebody in the group."""
        user = {"id": person, "is_bot": False, "first_name": "x", "language_code": "zh"}
        chat = {"id": GROUP, "type": "supergroup", "title": "项目群"}
        length = len(words.split(maxsplit=1)[0])
        entities = [{"type": "bot_command", "offset": 0, "length": length}]
        message = {"message_id": 5, "date": 1, "chat": chat, "from": user, "text": words, "entities": entities}
        await self._update({"message": message})
        await self.cards.look()

    async def removed(self) -> None:
        """Somebody takes the bot out of the group."""
        user = {"id": ANN_MILLER, "is_bot": False, "first_name": "Ann"}
        me = {"id": 7, "is_bot": True, "first_name": "Yinxin"}
        chat = {"id": GROUP, "type": "supergroup", "title": "项目群"}
        stood, left = ({"status": status, "user": me} for status in ("member", "left"))
        changed = {"chat": chat, "from": user, "date": 1, "old_chat_member": stood, "new_chat_member": left}
        await self._update({"my_chat_member": changed})

    async def _update(self, what: dict[str, Any]) -> None:
        application = self.talk.application
        before = application.bot_data[KEY]
        application.bot_data[KEY] = self.context
        await self.context.bot.initialize()
        await application.process_update(Update.de_json({"update_id": 1, **what}, self.context.bot))
        application.bot_data[KEY] = before


async def house(talk: Talk) -> tuple[Telegram, Task, str]:
    """A task of Chen Jing's, and the command that choosing a group by its link sends there."""
    for person in (CHEN_JING, LI_MING):
        await talk.start(person)
    task = await talk.world.sent(
        await talk.actor(CHEN_JING), signers=[await talk.actor(LI_MING), "13800138004"], title="采购 <合同>"
    )
    await talk.deliver()
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "在群里显示")
    rows = (await talk.last(CHEN_JING))["reply_markup"]["inline_keyboard"]
    token = parse_qs(urlsplit(rows[0][0]["url"]).query)["startgroup"][0]
    return Telegram(talk), task, f"/start@{talk.context.ports.installation.bot_username} {token}"


async def test_everybody_in_the_group_sees_it_move_and_no_more_than_names_and_states(talk: Talk) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(CHEN_JING, start)
    assert list(telegram.said) == [71]
    shown = telegram.said[71]
    assert "采购 &lt;合同&gt;" in shown and "李明" in shown and "▱▱" in shown and "0/2" in shown
    assert "138" not in shown.replace(task.number, ""), "a number in place of a name is nobody's business"
    assert telegram.buttons[71][0][0]["url"].endswith(f"?start=t_{task.id}")
    assert "已在“项目群”显示" in await talk.sees(CHEN_JING)
    await talk.world.sign(await talk.actor(LI_MING), task)
    await telegram.cards.look()
    assert "▰▱" in telegram.said[71] and len(telegram.said) == 1


async def test_the_link_is_its_makers_and_good_for_once(talk: Talk) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(LI_MING, start)
    assert not telegram.said and "链接已用过或已过期" in await talk.sees(LI_MING)
    await telegram.hears(CHEN_JING, start)
    assert not telegram.said, "whoever tried it, it is used up"
    await telegram.hears(LI_MING, f"/link {task.number}")
    assert not telegram.said, "only who sent it shows it"
    await telegram.hears(CHEN_JING, f"/link {task.number[-4:]}")
    assert len(telegram.said) == 1


async def test_it_is_taken_off_by_who_showed_it(talk: Talk) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(CHEN_JING, start)
    await talk.says(CHEN_JING, f"/status {task.number}")
    await talk.presses(CHEN_JING, "更多…")
    await talk.presses(CHEN_JING, "在群里显示")
    assert "现在显示在：项目群" in await talk.sees(CHEN_JING)
    await talk.presses(CHEN_JING, "从“项目群”撤下")
    await telegram.cards.look()
    assert not telegram.said
    await talk.world.sign(await talk.actor(LI_MING), task)
    await telegram.cards.look()
    assert not telegram.said


@pytest.mark.parametrize("old", [False, True])
async def test_no_name_stays_in_the_group_once_the_task_is_erased(talk: Talk, *, old: bool) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(CHEN_JING, start)
    await talk.world.reject(await talk.actor(LI_MING), task)
    await telegram.cards.look()
    assert "李明" in telegram.said[71]
    talk.world.acknowledged.clear()  # who it was is what goes
    telegram.keeps = old  # Telegram lets a bot delete what is two days old at most
    async with talk.world.ports.transaction() as tx:
        ended = await tx.tasks.claim(task.id)
        assert ended is not None
        await erase_in(talk.world.ports, tx, SYSTEM, ended, years=5)
    await telegram.cards.look()
    assert telegram.said == ({71: f"{task.number} 已不再在本群显示。"} if old else {})
    assert not telegram.buttons.get(71)
    async with talk.world.ports.transaction() as tx:
        assert await tx.groups.get(task.id, GROUP) is None


@pytest.mark.parametrize("how", ["removed", "forbidden", "deleted there"])
async def test_where_it_cannot_stand_any_more_nothing_is_kept(talk: Talk, how: str) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(CHEN_JING, start)
    if how == "removed":
        await telegram.removed()
    else:
        telegram.refuses = {
            "forbidden": (403, "Forbidden: bot was kicked from the supergroup chat"),
            "deleted there": (400, "Bad Request: message to edit not found"),
        }[how]
        await talk.world.sign(await talk.actor(LI_MING), task)
        await telegram.cards.look()
    async with talk.world.ports.transaction() as tx:
        assert await tx.groups.get(task.id, GROUP) is None
        kinds = [entry.kind for entry in await tx.audit.of_task(task.id)]
    assert kinds.count("group-linked") == kinds.count("group-unlinked") == 1


async def test_the_button_in_the_group_leads_to_ones_own_card(talk: Talk) -> None:
    telegram, task, start = await house(talk)
    await telegram.hears(CHEN_JING, start)
    await talk.start(LI_MING, f"t_{task.id}")
    assert "请您签署" in await talk.sees(LI_MING)
    await talk.start(ANN_MILLER, f"t_{task.id}")
    assert task.number not in await talk.sees(ANN_MILLER), "a stranger learns nothing by it"
