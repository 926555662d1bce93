"""A house with one of each thing that somebody can own, and five people of whom one owns it. What they press and
say goes through the bot's own boundary, and what they would be shown is kept instead of sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import select
from telegram import Bot, Update

from bot import showing
from bot.buttons import pack
from bot.context import KEY, Context
from bot.conversations.visit import Visit
from bot.handlers.boundary import Handler, postman
from bot.handlers.presses import pressed
from bot.screens.screen import Screen
from signing.ports import Actor
from signing.task.members import MemberRole
from signing.task.model import Order, Person
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_erasure import ask_erasure
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.channels import add_channel
from signing.usecases.contacts import put_contact
from signing.usecases.folders import make_folder
from signing.usecases.invite_member import invite_member
from signing.usecases.seal_views import SealWish
from signing.usecases.view_task import view_task
from storage.columns import metadata
from tests.seals_at_hand import a_seal
from tests.signing.usecases.sealing import a_sealing
from tests.signing.usecases.sheets import a_template, sheet, taken
from tests.signing.usecases.test_members import member
from tests.signing.usecases.test_shares import shared, submitted
from tests.world import World

USERS = ("initiator", "party", "other", "stranger", "admin")  # `other` has not got the move yet
NOBODY = "nosuchid2345"
# What may change all the same: the chain, in which a refusal stands, and the index that /find makes.
_MOVES = {"audit", "audit_heads", "sealed_heads", "sessions", "find_due", "find_entries"}


@dataclass
class House:
    world: World
    people: dict[str, Actor]
    ids: dict[str, str]
    versions: dict[str, int]
    told: list[Any] = field(default_factory=list)
    bot: Bot = field(default_factory=lambda: Bot("4242:AAtests-own-token"))

    async def press(self, who: str, verb: str, thing: str, arg: str, *, real: bool = True) -> list[Any]:
        """What they are told by it, with the id that they have sent left out."""
        ids = self.ids if real else dict.fromkeys(self.ids, NOBODY)
        data = pack(verb, ids.get(thing, ""), self.versions.get(thing, 0), *_filled(arg, ids))
        person = await self.world.who(self.people[who])
        self.told.clear()
        await self.sends(person, data)
        return [_without(each, set(ids.values())) for each in self.told]

    async def sends(self, person: Person, data: str) -> None:
        """A press, whatever it carries."""
        await postman(pressed)(_update(person, data), self._ptb())

    async def says(self, who: str, words: str, handle: Handler) -> list[Any]:
        """What a command is answered with."""
        person = await self.world.who(self.people[who])
        self.told.clear()
        await postman(handle)(_message(person, words), self._ptb())
        return list(self.told)

    def _ptb(self) -> Any:
        return SimpleNamespace(bot_data={KEY: Context(self.world.ports, self.bot)})

    async def rows(self, but: str) -> dict[str, list[str]]:
        """Of everybody else, in every table."""
        found = {}
        mine = self.people[but].person_id or ""
        async with self.world.database.engine.connect() as connection:
            for table in metadata.sorted_tables:
                if table.name not in _MOVES:
                    lines = [repr(row) for row in (await connection.execute(select(table))).all()]
                    found[table.name] = sorted(line for line in lines if mine not in line or table.name == "tasks")
        return found

    async def refused(self, thing: str) -> int:
        async with self.world.ports.transaction() as tx:
            return sum(entry.kind == "refused" for entry in await tx.audit.of_task(self.ids[thing]))


def _filled(arg: str, ids: dict[str, str]) -> list[str]:
    for slot in ("party", "contact", "folder"):
        arg = arg.replace(f"{{{slot}}}", ids[slot])
    return [arg] if arg else []


def _without(told: Any, ids: set[str]) -> str:
    words = repr(told)
    for each in ids:
        words = words.replace(each, "#")
    return words


def _update(person: Person, data: str) -> Update:
    sender = {"id": person.telegram_id, "is_bot": False, "first_name": person.name, "language_code": "zh"}
    chat = {"id": person.telegram_id, "type": "private"}
    message = {"message_id": 7, "date": 1, "chat": chat, "text": "x"}
    query = {"id": "77", "chat_instance": "1", "from": sender, "message": message, "data": data}
    update = Update.de_json({"update_id": 1, "callback_query": query}, None)
    assert update is not None
    return update


def _message(person: Person, words: str) -> Update:
    sender = {"id": person.telegram_id, "is_bot": False, "first_name": person.name, "language_code": "zh"}
    chat = {"id": person.telegram_id, "type": "private"}
    message = {"message_id": 8, "date": 1, "chat": chat, "from": sender, "text": words}
    update = Update.de_json({"update_id": 1, "message": message}, None)
    assert update is not None
    return update


async def a_house(world: World, monkeypatch: pytest.MonkeyPatch) -> House:
    people = {name: await world.person(name, admin=name == "admin") for name in USERS}
    ann, bo, cy = people["initiator"], people["party"], people["other"]
    task = await world.sent(ann, signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    draft = await world.draft(ann, signers=[bo, cy], title="极密并购草案")
    seal = await a_seal(world, ann, SealWish("contract", "印信公司"), asks=True)
    template = await a_template(world, ann)
    bulk = (await taken(world, ann, template, sheet(["王芳", "", "13800138005", "", "8000"]))).bulk
    ids = {
        "task": task.id, "party": task.parties[0].id, "draft": draft.id, "seal": seal.id, "template": template.id,
        "bulk": bulk.id, "member": (await a_member(world, people["admin"])).person_id or "",
    }  # fmt: skip
    ids |= await _more(world, people, seal.id)
    house = House(world, people, ids, {"task": task.version, "draft": draft.version, "seal": seal.version})
    _listen(house, monkeypatch)
    return house


async def a_member(world: World, boss: Actor) -> Actor:
    return await member(world, boss, "成员", MemberRole.INITIATOR)


async def _more(world: World, people: dict[str, Actor], seal: str) -> dict[str, str]:
    """Requests that wait for the initiator, what is in their book and archive, a link of the house."""
    ann, bo, boss = people["initiator"], people["party"], people["admin"]
    await allow_seal(world.ports, ann, seal, person_id=bo.person_id or "")
    sealing = await a_sealing(world, bo)
    sha256 = (await view_task(world.ports, bo, sealing.id)).sha256
    request = await ask_for_seal(world.ports, bo, sealing.id, seal_id=seal, sha256=sha256)
    _, _, token = await shared(world, ann)
    start, _ = await submitted(world, bo, token)
    contact = await put_contact(world.ports, ann, "赵敏 赵氏公司 13800138009")
    folder = await make_folder(world.ports, ann, "并购")
    invite = (await invite_member(world.ports, boss, [MemberRole.AUDITOR], days=7)).invite
    channel = (await add_channel(world.ports, ann, "feishu://693a91f6-7aoc-4bc4")).channels[0]
    leaving = await world.person("将离开的人")
    await ask_erasure(world.ports, leaving)
    return {
        "wish": leaving.person_id or "",
        "request": request.id, "start": start, "contact": contact.id, "folder": folder.id, "invite": invite.id,
        "channel": channel.id,
    }  # fmt: skip


def _listen(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be shown is kept; nothing is sent."""

    async def toast(visit: Visit, words: str = "", *, alert: bool = False) -> bool:
        if words:
            house.told.append(words)
        return True

    async def shown(context: Context, person: Person, *args: object, **kwargs: object) -> int:
        house.told.extend(each for each in args if isinstance(each, Screen))
        return 1

    async def nothing(*args: Any, **more: Any) -> None:
        """Menus are no answers."""

    monkeypatch.setattr("bot.handlers.greeting.offer_menu", nothing)
    monkeypatch.setattr("bot.handlers.members.offer_menu", nothing)
    monkeypatch.setattr(Visit, "toast", toast)
    for name in ("send", "edit", "show_card", "forget_card", "remove"):
        monkeypatch.setattr(showing, name, shown)
