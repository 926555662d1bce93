"""Looks every few minutes whether mails have come back that a server had taken."""

from __future__ import annotations

import asyncio
import logging

from bot.letters.returned import read_returned
from bot.letters.returns_box import BoxAway, ReturnsBox, mark_read, reports
from signing.ports import Ports
from signing.usecases.note_returned import note_returned

log = logging.getLogger(__name__)

EVERY_S = 180.0


class Returns:
    def __init__(self, ports: Ports, box: ReturnsBox) -> None:
        self._ports = ports
        self._box = box
        self._known: set[str] = set()  # in this run: what is not about ours stays unread

    async def run(self) -> None:
        while True:
            try:
                await self.look()
            except BoxAway as error:
                log.warning("the mailbox for mails that come back: %s", error)
            await asyncio.sleep(EVERY_S)

    async def look(self) -> int:
        """How many of ours have come back. BoxAway."""
        found = await asyncio.to_thread(reports, self._box, self._ports.clock(), self._known)
        ours = []
        for uid, data in found:
            returned = read_returned(data)
            if returned is None:
                continue
            if await note_returned(self._ports, returned.number, returned.digest, returned.status):
                log.warning("mail %s has come back: %s", returned.number, returned.status)
                ours.append(uid)
        if ours:
            await asyncio.to_thread(mark_read, self._box, ours)
        return len(ours)
