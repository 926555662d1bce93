"""Looks every few minutes whether mails have come back that a server had taken."""

from __future__ import annotations

import asyncio
import logging

from bot.letters.returned import read_returned
from bot.letters.returns_box import BoxAway, ReturnsBox, come_back, mark_read
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
        found = await asyncio.to_thread(come_back, self._box, self._ports.clock(), self._known)
        ours, nameless = [], 0
        for uid, data in found:
            returned = await asyncio.to_thread(read_returned, data)  # anybody's mail: it may take its time
            if returned is None:
                continue
            if returned.mail is None:
                nameless += 1
                continue
            number, digest = returned.mail
            if await note_returned(self._ports, number, digest, returned.status):
                log.warning("mail %s has come back: %s", number, returned.status)
                ours.append(uid)
        if nameless:
            log.warning("%s returned mails do not say which mail they are about: they stay unread", nameless)
        if ours:
            await asyncio.to_thread(mark_read, self._box, ours)
        return len(ours)
