from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from bot.checkup.finding import Finding, Level, bad
from bot.checkup.outside import look_outside
from bot.checkup.place import look_at_place
from bot.checkup.work import look_at_work
from bot.settings import Settings
from signing.usecases.tell_admins_wrong import Wrong, tell_admins_wrong

if TYPE_CHECKING:
    from bot.wiring import House

log = logging.getLogger(__name__)

EVERY_S = 24 * 3600
LEVELS = {Level.OK: logging.DEBUG, Level.WARN: logging.WARNING, Level.BAD: logging.ERROR}


async def look_at_all(settings: Settings, house: House | None) -> list[Finding]:
    """Each part by itself: one that fails is a finding, and hides no other. `house` None: it cannot be opened."""
    found = await _part("place", _place(settings))
    if house is not None:
        found += await _part("database", look_at_work(settings, house.database, house.ports))
    return found + await _part("outside", look_outside(settings, house.ports if house else None))


async def keep_checking(house: House) -> None:
    """At the start and daily: into the log, and what is bad to the admins."""
    while True:
        await check_once(house)
        await asyncio.sleep(EVERY_S)


async def check_once(house: House) -> int:
    """Gives how many messages are new."""
    found = await look_at_all(house.settings, house)
    for one in found:
        log.log(LEVELS[one.level], "check %s: %s %s", one.code, one.level, dict(one.facts))
    wrong = [Wrong(one.code, one.facts) for one in found if one.level is Level.BAD]
    return await tell_admins_wrong(house.ports, wrong)


async def _place(settings: Settings) -> AsyncIterator[Finding]:
    for finding in await asyncio.to_thread(lambda: list(look_at_place(settings))):
        yield finding


async def _part(name: str, findings: AsyncIterator[Finding]) -> list[Finding]:
    found: list[Finding] = []
    try:
        async for finding in findings:
            found.append(finding)
    except Exception as error:
        log.debug("check %s failed", name, exc_info=True)
        found.append(bad("failed", part=name, why=type(error).__name__))
    return found
