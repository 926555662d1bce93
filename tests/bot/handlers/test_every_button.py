"""Every button that the bot knows, pressed by who never got it: old, forwarded or forged, they are all the same
to us. A new verb without a row here fails. What is not theirs looks like what is not there, and stays as it is."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bot.handlers.presses import VERBS
from bot.screens.screen import Screen
from tests.bot.handlers.house import USERS, House, a_house
from tests.world import World

ME, KNOWING = frozenset({"initiator"}), frozenset({"initiator", "party", "other", "admin"})
READERS = frozenset({"initiator", "party"})

# Whose thing it is that a button names → verb → (the argument, who may press it). Everybody else may not.
TASK: dict[str, tuple[str, frozenset[str]]] = {
    "card": ("", KNOWING),
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
    "reach": ("", ME),
    "sheet": ("{party}", ME),
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
    "keeping": ("", ME | {"admin"}),
    "keepfor": ("1", ME | {"admin"}),
    "hold": ("", frozenset({"admin"})),
    "holdoff": ("", frozenset({"admin"})),
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
    **dict.fromkeys(
        ("search", "byword", "form", "remplan", "typeit", "retitle", "rework", "reading", "proof"), ""
    ),
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
    "seal": {
        **dict.fromkeys(("seal", "sealask", "sealyes", "sealusers", "sealuser"), ""),
        **dict.fromkeys(("sealoff", "sealoffyes"), "abc"),
        "sealstate": "frozen",
    },
    "request": {"sealreq": "", "sealgrant": "", "sealnot": ""},
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
    "channel": dict.fromkeys(("chan", "chantest", "chanfirst", "chanoff"), ""),
    "folder": {
        **dict.fromkeys(("folderask", "folderdrop", "folderzip", "folderweb"), "{folder}"),
        **dict.fromkeys(("fhold", "fholdoff", "ftpl"), "{folder}"),
        "folder": "{folder}.0",
        "fkeep": "{folder}.1826",
    },
    "wish": {"erasee": "", "eraseask": "", "erasenot": "", "eraseyes": ""},
    "member": {"member": "", "mbset": "admin.1", "mboff": "", "mboffyes": "", "mbgive": "", "mbgiveyes": "x"},
    "invite": {"mbback": ""},
}
RUNS: frozenset[str] = frozenset({"member", "invite", "wish"})  # the admins'; every other thing is its owner's
# About whoever presses and nobody else; the argument with which it does most.
OWN: dict[str, str] = {
    **dict.fromkeys(
        ("status", "tasks", "batch", "stats", "archive", "foldernew", "new", "help", "security", "language"), ""
    ),
    **dict.fromkeys(("cancel", "lift", "late", "lateyes", "checkpoint", "seals", "sealnew", "sealkeep"), ""),
    **dict.fromkeys(("sealown", "sealnocode", "sealweb", "shsend", "templates", "members", "mblinks"), ""),
    **dict.fromkeys(("mydata", "mydatazip", "myerase", "myeraseyes", "erasures"), ""),
    **dict.fromkeys(("contacts", "ctadd", "settings", "setzone", "setplan", "away", "awayoff", "awaynew"), ""),
    **dict.fromkeys(("awaypick", "awayyes", "setways", "channew"), ""),
    "find": "all.0",
    "remindlist": "0",
    "which": "extend.0",
    "going": "0",
    "handforget": "signature",
    "secset": "contact",
    "speak": "en",
    "zone": "UTC",
    "crole": "signer",
    "sealkind": "contract",
    "sealway": "draw",
    "sealsize": "40.40",
    "sealwidth": "40",
    "sealterm": "7",
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


@pytest_asyncio.fixture
async def house(world: World, monkeypatch: pytest.MonkeyPatch) -> House:
    return await a_house(world, monkeypatch)


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
    for verb, thing in (("member", "member"), ("mboff", "member"), ("erasee", "wish"), ("eraseask", "wish")):
        theirs = await house.press("admin", verb, thing, "")
        assert theirs and theirs != await house.press("admin", verb, thing, "", real=False), verb


async def test_what_is_no_button_of_ours_says_so_and_does_nothing(house: House) -> None:
    before, party = await house.rows("other"), await house.world.who(house.people["party"])
    strange = ["send", "send:", "nonsense:x:1", "card:../../x:1", "card:x:1:" + "a" * 61, "sign:x:1", "开:x:1"]
    for data in strange:
        house.told.clear()
        await house.sends(party, data)
        assert len(house.told) == 1, data
    assert await house.rows("other") == before
