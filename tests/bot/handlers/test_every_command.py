"""Every command, said by each of five people about what is not theirs: like what is not there. A new one without a
row here fails."""

from __future__ import annotations

import pytest
import pytest_asyncio

from bot.handlers import COMMANDS
from bot.screens.screen import Screen
from tests.bot.handlers.house import House, a_house
from tests.world import World

# Command → what it can be told about somebody's things: {number} and {task} of a task, {title} its title.
ABOUT: dict[str, tuple[str, ...]] = {
    "start": ("t_{task}", "i_{task}", "s_{task}", "m_{task}", "{task}"),
    "status": ("{number}",),
    "remind": ("{number}",),
    "withdraw": ("{number}", "{number} 原因"),
    "extend": ("{number}", "{number} 3"),
    "find": ("{title}", "{number}"),
    "tasks": ("{title}",),
    "audit": ("{number}",),
    "erase": ("{number}", "{title}"),
}
# About whoever says it, whatever stands behind it.
OWN = frozenset(
    {"new", "stats", "archive", "seals", "members", "contacts", "templates", "signature", "verify", "settings"}
    | {"cancel", "language", "timezone", "whoami", "help"}
)
# An admin sees that there is a task and how it stands, and each look of theirs is an entry of its own.
SEES = {"admin": {"start", "status", "remind", "withdraw", "extend", "find", "tasks", "audit"}}


@pytest_asyncio.fixture
async def house(world: World, monkeypatch: pytest.MonkeyPatch) -> House:
    return await a_house(world, monkeypatch)


def test_every_command_has_its_row() -> None:
    assert set(ABOUT) | OWN == set(COMMANDS) and not set(ABOUT) & OWN


async def test_what_is_not_theirs_is_like_what_is_not_there(house: House) -> None:
    task = await house.world.task(house.ids["task"])
    draft = await house.world.task(house.ids["draft"])
    none = {"number": "YX-260101-9999", "task": "nosuchid2345", "title": "没有这个"}
    wrong = []
    for who, things in {
        "stranger": (task, draft),
        "admin": (task, draft),
        "party": (draft,),
        "other": (draft,),
    }.items():
        before = await house.rows(who)
        for name, arguments in ABOUT.items():
            for argument in arguments:
                for each in things:
                    if each is task and name in SEES.get(who, ()):
                        continue
                    told = []
                    for slots in ({"number": each.number, "task": each.id, "title": each.title}, none):
                        said = argument.format(**slots)
                        shown = [str(one) for one in await house.says(who, f"/{name} {said}", COMMANDS[name])]
                        told.append([words.replace(said, "#").replace(slots["number"], "#") for words in shown])
                    if told[0] != told[1] or not told[0]:
                        wrong.append((who, name, said, *told))
        assert await house.rows(who) == before, who
    assert not wrong, "\n".join(map(str, wrong))


async def test_ones_own_commands_touch_nobody_else(house: House) -> None:
    before = await house.rows("stranger")
    for name in sorted(OWN):
        for words in ("", house.ids["draft"], (await house.world.task(house.ids["task"])).number):
            assert await house.says("stranger", f"/{name} {words}".strip(), COMMANDS[name]), name
    assert await house.rows("stranger") == before


async def test_who_it_belongs_to_is_answered(house: House) -> None:
    task = await house.world.task(house.ids["task"])
    for name, words in (("status", task.number), ("start", f"t_{task.id}"), ("audit", task.number)):
        told = await house.says("initiator", f"/{name} {words}", COMMANDS[name])
        assert any(isinstance(one, Screen) and task.title in one.text for one in told), (name, told)
