"""Somebody else holds the database's one writer for twenty seconds: pages wait, nobody sees an error, and every
wrong code is counted."""

from __future__ import annotations

import asyncio
import sys
import time
from asyncio.subprocess import PIPE, create_subprocess_exec

import pytest

from signing.task.model import PartyState
from tests.web_confirm.door import Door
from tests.web_confirm.test_acting import asks

HELD_S = 20
HOLD = """
import sqlite3, sys, time
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("held", flush=True)
time.sleep(float(sys.argv[2]))
connection.execute("COMMIT")
"""


@pytest.mark.slow
@pytest.mark.timeout(120)
async def test_with_the_writers_lock_held_for_twenty_seconds_nothing_fails_and_tries_are_counted(
    door: Door,
) -> None:
    world = door.world
    ann, li = await world.person("安"), await world.person("李明")
    task = await world.sent(ann, signers=[li])
    page = await door.enters(li)
    await asks(page, task)
    right = await world.code(li, task)
    wrong = [f"{(int(right) + each) % 1_000_000:06d}" for each in (1, 2, 3)]
    database = str(world.folder / "yinxin.db")
    holder = await create_subprocess_exec(sys.executable, "-c", HOLD, database, str(HELD_S), stdout=PIPE)
    assert holder.stdout is not None and await holder.stdout.readline() == b"held\n"
    begun = time.monotonic()
    said = await asyncio.gather(
        *(page.post(f"/api/tasks/{task.id}/sign", {"code": each}) for each in wrong),
        page.get(f"/api/tasks/{task.id}"),
    )
    assert time.monotonic() - begun > HELD_S - 1, "they waited"
    assert said[-1].status_code == 200
    assert {answer.json()["code"] for answer in said[:-1]} == {"code-wrong"}
    assert sorted(answer.json()["facts"]["left"] for answer in said[:-1]) == [2, 3, 4]
    await holder.wait()
    assert (await page.post(f"/api/tasks/{task.id}/sign", {"code": right})).status_code == 200
    assert (await world.task(task)).parties[0].state is PartyState.SIGNED
