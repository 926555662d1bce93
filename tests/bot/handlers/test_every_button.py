"""Every button that the bot knows, pressed by who never got it: old, forwarded or forged, they are all the same
to us. A new verb without a row here fails. What is not theirs looks like what is not there, and stays as it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
import pytest_asyncio
from sqlalchemy import select
from telegram import Bot, Update

from bot import showing
from bot.buttons import pack
from bot.context import KEY, Context
from bot.conversations.visit import Visit
from bot.handlers.boundary import postman
from bot.handlers.presses import VERBS, pressed
from bot.screens.screen import Screen
from signing.ports import Actor
from signing.task.members import MemberRole
from signing.task.model import Order, Person
from signing.usecases.allow_seal import allow_seal
from signing.usecases.ask_for_seal import ask_for_seal
from signing.usecases.contacts import put_contact
from signing.usecases.folders import make_folder
from signing.usecases.invite_member import invite_member
from signing.usecases.seal_views import SealWish
from signing.usecases.view_task import view_task
from storage.columns import metadata
from tests.seals_at_hand import a_seal
from tests.signing.usecases.test_bulk import a_template, sheet, taken
from tests.signing.usecases.test_members import member
from tests.signing.usecases.test_seal_leave import a_sealing
from tests.signing.usecases.test_shares import shared, submitted
from tests.world import World

USERS = ("initiator", "party", "other", "stranger", "admin")  # `other` has not got the move yet
ME, KNOWING = frozenset({"initiator"}), frozenset({"initiator", "party", "other", "admin"})
READERS = frozenset({"initiator", "party"})
NOBODY = "nosuchid2345"

# Whose thing it is that a button names → verb → (the argument, who may press it). Everybody else may not.
TASK: dict[str, tuple[str, frozenset[str]]] = {
    "card": ("", KNOWING),
    "more": ("", KNOWING),
    "fewer": ("", KNOWING),
    "more": ("", KNOWING),
    "fewer": ("", KNOWING),
    "history": ("", KNOWING),
    "browser": ("", KNOWING - {"admin"}),
    "papers": ("", KNOWING),
    "attached": ("", READERS),
    "download": ("", READERS),
    "report": ("", READERS),
    "everything": ("", READERS),
    "invite": ("{party}", ME),
    "remind": ("", ME | {"admin"}),
    "reject": ("", frozenset({"party"})),
    "withdraw": ("", ME),
    "end": ("withdraw", ME),
    "undo": ("", ME),
    "takeback": ("", frozenset()),
    "takebackyes": ("", frozenset()),
    "extend": ("", ME),
    "extendby": ("3", ME),
    "replacesent": ("0", ME),
    "correct": ("", ME),
    "rescind": ("", ME),
    "handon": ("", frozenset()),
    "handonyes": ("", frozenset()),
    "changeparty": ("", ME),
    "cparty": ("{party}", ME),
    "cmove": ("{party}.later", ME),
    "cadd": ("", ME),
    "cswap": ("{party}", ME),
    "cout": ("{party}", ME),
    "cyes": ("", ME),
    "namesigner": ("", frozenset()),
    "nameme": ("", frozenset()),
    "nameother": ("", frozenset()),
    "ask": ("", frozenset({"party"})),
    "reply": ("abc", ME),
    "folderfor": ("", KNOWING),
    "folderput": ("{folder}", ME),
    "groups": ("", ME),
    "groupoff": ("-1001", ME),
    "tplsave": ("", ME),
    "tplblank": ("0", ME),
    "tplkeep": ("", ME),
    "snooze": ("1h", frozenset({"party"})),
}
# The second press of two: what it goes on with is the presser's own, and looked at first.
OF_A_DIALOGUE = {"end", "handonyes", "cyes", "tplblank", "tplkeep"}
DRAFT: dict[str, str] = {
    **dict.fromkeys(("draft", "next", "back", "leave", "pick", "addme", "step", "accept", "sigpage"), ""),
    **dict.fromkeys(("search", "byword", "form", "remplan", "typeit", "retitle", "reading", "proof"), ""),
    **dict.fromkeys(("refile", "addfile", "docs", "docjoin", "files", "attach", "send", "discard"), ""),
    **dict.fromkeys(("doc", "docoff", "docwho", "docall", "docpart", "attachoff", "leaf"), "0"),
    **dict.fromkeys(("party", "pdrop"), "{party}"),
    "pset": "{party}.role.approver",
    "known": "{contact}",
    "take": "{party}.1",
    "order": "one_after_another",
    "need": "n.i.1.1",
    "bwho": "{party}",
    "bkind": "{party}.signature",
    "bset": "which.last",
    "bpages": "last",
    "bundo": "0",
    "formto": "nobody",
    "due": "none",
    "nudges": "24",
    "remset": "every.1",
    "edit": "title",
    "docmove": "0.down",
    "docsee": "0.{party}",
    "file": "0.0",
    "filemove": "1.up.0",
    "fileoff": "1.0",
}
OTHERS: dict[str, dict[str, str]] = {
    "seal": {"seal": "", "sealstate": "frozen", "sealask": "", "sealyes": ""},
    "request": {"sealgrant": "", "sealnot": ""},
    "template": {
        **dict.fromkeys(("tpl", "tplgo", "tplpick", "tplrename", "tplroles", "tplarchive", "tplaway"), ""),
        **dict.fromkeys(("tplbulk", "tplshare", "shqr", "shoff", "shoffyes"), ""),
        "tplskip": "0",
        "tplrole": "x",
        "shset": "open",
    },
    "bulk": {
        **dict.fromkeys(("bulk", "bulkgo", "bulkresult", "bulklinks"), ""),
        "bulkrow": "0",
        "bulkempty": "2.0",
        "bulkoff": "2",
    },
    "start": {"shask": "", "shyes": "", "shno": ""},
    "contact": {"contact": "", "ctedit": "", "ctdrop": ""},
    "folder": {"folder": "{folder}.0", "folderask": "{folder}", "folderdrop": "{folder}", "folderzip": "{folder}"},
    "member": {"member": "", "mbset": "admin.1", "mboff": "", "mboffyes": ""},
    "invite": {"mbback": ""},
}
RUNS: frozenset[str] = frozenset({"member", "invite"})  # the admins'; every other thing is its owner's
# About whoever presses and nobody else; the argument with which it does most.
OWN: dict[str, str] = {
    **dict.fromkeys(
        ("status", "tasks", "stats", "archive", "foldernew", "new", "help", "security", "language"), ""
    ),
    **dict.fromkeys(("cancel", "lift", "late", "lateyes", "checkpoint", "seals", "sealnew", "sealkeep"), ""),
    **dict.fromkeys(("sealown", "sealnocode", "sealweb", "shsend", "templates", "members", "mblinks"), ""),
    **dict.fromkeys(("contacts", "ctadd", "settings", "setzone", "setplan", "away", "awayoff", "awaynew"), ""),
    **dict.fromkeys(("awaypick", "awayyes", "setways"), ""),
    "find": "all.0",
    "handforget": "signature",
    "secset": "contact",
    "speak": "en",
    "zone": "UTC",
    "crole": "signer",
    "sealkind": "contract",
    "sealway": "draw",
    "sealsize": "40.40",
    "sealwidth": "40",
    "shskip": "0",
    "mbnew": "0.2",
    "mbmake": "1.0",
    "setquiet": "off",
    "setway": "email",
    "setcopies": "1",
    "setdays": "1",
    "setregion": "CN",
    "setrem": "every.1",
    "awayfrom": "now",
    "awayuntil": "+1d",
    "awaywho": "",
}
# What may change by a press that was refused, and by being met: the chain, and who has been heard of.
_MOVES = {"audit", "audit_heads", "sealed_heads", "sessions", "find_due"}


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
        await postman(pressed)(_update(person, data), self._ptb())
        return [_without(each, set(ids.values())) for each in self.told]

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


@pytest_asyncio.fixture
async def house(world: World, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[House]:
    people = {name: await world.person(name, admin=name == "admin") for name in USERS}
    ann, bo, cy = people["initiator"], people["party"], people["other"]
    task = await world.sent(ann, signers=[bo, cy], order=Order.ONE_AFTER_ANOTHER)
    draft = await world.draft(ann, signers=[bo, cy])
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
    yield house


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
    return {
        "request": request.id, "start": start, "contact": contact.id, "folder": folder.id, "invite": invite.id,
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

    monkeypatch.setattr(Visit, "toast", toast)
    for name in ("send", "edit", "show_card", "forget_card", "remove"):
        monkeypatch.setattr(showing, name, shown)


def test_every_verb_has_its_row() -> None:
    """Of one task, of one draft, of one other thing, or one's own."""
    tables = [set(TASK), set(DRAFT), set(OWN), *map(set, OTHERS.values())]
    assert set().union(*tables) == VERBS
    assert sum(map(len, tables)) == len(VERBS), "one row each"


async def test_a_stranger_cannot_tell_a_task_from_none_and_each_attempt_is_recorded(house: House) -> None:
    before, wrong = await house.rows("stranger"), []
    for verb, (arg, _) in TASK.items():
        attempts = await house.refused("task")
        theirs = await house.press("stranger", verb, "task", arg)
        recorded = await house.refused("task") - attempts
        none = await house.press("stranger", verb, "task", arg, real=False)
        if theirs != none or not theirs or recorded != (verb not in OF_A_DIALOGUE):
            wrong.append((verb, recorded, theirs, none))
    assert not wrong, "\n".join(map(str, wrong))
    assert await house.rows("stranger") == before


async def test_who_knows_of_a_task_moves_nothing_that_is_not_theirs_to_move(house: House) -> None:
    wrong = []
    for who in USERS:
        before = await house.rows(who)
        for verb, (arg, may) in TASK.items():
            if who not in may and who != "stranger":
                told = await house.press(who, verb, "task", arg)
                got_file = any(isinstance(each, Screen) and (each.document or each.photo) for each in house.told)
                if not told or got_file:
                    wrong.append((who, verb, told))
        assert await house.rows(who) == before, who
    assert not wrong, "\n".join(map(str, wrong))


async def test_nobody_but_its_owner_can_tell_a_thing_from_none(house: House) -> None:
    wrong, none = [], {}
    for who in ("stranger", "party", "other", "admin", "initiator"):
        before = await house.rows(who)
        for thing, verbs in {"draft": DRAFT, **OTHERS}.items():
            if who == ("admin" if thing in RUNS else "initiator") or (thing, who) == ("seal", "party"):
                continue  # who may use a seal sees it: test_studio
            for verb, arg in verbs.items():
                if verb not in none:
                    none[verb] = await house.press(who, verb, thing, arg, real=False)
                theirs = await house.press(who, verb, thing, arg)
                if theirs != none[verb] or not theirs:
                    wrong.append((who, verb, theirs, none))
        assert await house.rows(who) == before, who
    assert not wrong, "\n".join(map(str, wrong))


async def test_what_is_about_who_presses_touches_nobody_else_whatever_id_is_sent_along(house: House) -> None:
    before = await house.rows("stranger")
    for verb, arg in OWN.items():
        for thing in ("draft", "task", "member"):
            await house.press("stranger", verb, thing, arg)
    assert await house.rows("stranger") == before


async def test_its_owner_is_shown_it(house: House) -> None:
    """Else the tests above would pass with every door walled up."""
    for verb, thing, arg in (
        ("card", "task", ""), ("docs", "draft", ""), ("seal", "seal", ""), ("sealnot", "request", ""),
        ("tpl", "template", ""), ("bulk", "bulk", ""), ("shask", "start", ""), ("contact", "contact", ""),
        ("folder", "folder", "{folder}.0"),
    ):  # fmt: skip
        theirs = await house.press("initiator", verb, thing, arg)
        assert theirs and theirs != await house.press("initiator", verb, thing, arg, real=False), verb
    for verb in ("member", "mboff"):
        theirs = await house.press("admin", verb, "member", "")
        assert theirs and theirs != await house.press("admin", verb, "member", "", real=False), verb


async def test_what_is_no_button_of_ours_says_so_and_does_nothing(house: House) -> None:
    before, party = await house.rows("other"), await house.world.who(house.people["party"])
    strange = ["send", "send:", "nonsense:x:1", "card:../../x:1", "card:x:1:" + "a" * 61, "sign:x:1", "开:x:1"]
    for data in strange:
        house.told.clear()
        await postman(pressed)(_update(party, data), house._ptb())
        assert len(house.told) == 1, data
    assert await house.rows("other") == before
