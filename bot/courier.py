"""What the outbox holds, brought to its people: in order for each, different people side by side.

What happens when the sending fails:

| Telegram says                        | repeatable             | at most once (a nudge)            |
|--------------------------------------|------------------------|-----------------------------------|
| 403, chat not found                  | failed; person noted as out of reach           | the same  |
| 429, 401                             | again when it says     | the same: it was refused          |
| no connection made                   | again, later each time | again: it was not sent            |
| 5xx, timeout, connection lost        | again, later each time | unknown, never again              |
| 400                                  | failed, logged         | the same                          |
| a fault of ours before the sending   | again, at most 6 times | the same                          |
"""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta
from functools import partial

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot import showing
from bot.context import Context
from bot.inbox import seconds_of
from bot.letters.office import PostOffice
from bot.letters.post import Post
from bot.letters.robots import ROBOT
from bot.lulls import lull
from bot.screens.delivery import render
from bot.screens.screen import Screen
from bot.waking import Sleeper
from signing.ports import Actor, OutboxItem
from signing.task.model import Person
from signing.task.ways import CHAT, EMAIL, way_to_person
from signing.task.wished_ways import wished_way
from signing.usecases.claim_deliveries import claim_deliveries
from signing.usecases.copy_by_letter import copy_by_letter
from signing.usecases.fall_back import fall_back
from signing.usecases.note_block import note_block
from signing.usecases.note_delivery import Failed, Later, Outcome, Sent, Unknown, note_delivery
from signing.usecases.note_restated import note_restated
from signing.usecases.note_taken_away import note_taken_away
from signing.usecases.open_delivery import Held, Moot, Parcel, open_delivery
from signing.usecases.outdated_digests import outdated_digests
from signing.usecases.outdated_messages import outdated_messages
from signing.usecases.seal_over import OVER
from signing.usecases.tell_robots import tell_robots

log = logging.getLogger(__name__)

AT_ONCE = 12
LOOK_EVERY_S = 1.0
LARGEST = 50 * 1024 * 1024  # bytes; Bot API: what a bot may send
PATIENCE_S = 240.0  # below the age at which `recover_deliveries` takes a delivery for dead
LONGEST_LULL_S = 300.0
OUR_FAULT_TRIES = 6
NOT_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)  # the request never left


class Courier:
    def __init__(self, context: Context, sleeper: Sleeper, office: PostOffice | None = None) -> None:
        self._context = context
        self._office = office or PostOffice()
        self._post = Post(context.ports, self._office)
        self._ports = context.ports
        self._sleeper = sleeper
        self._under_way: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def run(self) -> None:
        while not self._stopping:
            free = AT_ONCE - len(self._under_way)
            items = await claim_deliveries(self._ports, free) if free > 0 else []
            for item in items:
                task = asyncio.create_task(self._deliver(item), name=f"delivery {item.id}")
                self._under_way.add(task)
                task.add_done_callback(self._back)
            if not items:
                await self._sleeper.sleep(LOOK_EVERY_S)

    async def drain(self, seconds: float) -> None:
        """Takes nothing more and waits for what is under way; what is left is recovered at the next start."""
        self._stopping = True
        if self._under_way:
            _, left = await asyncio.wait(set(self._under_way), timeout=seconds)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    def _back(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._sleeper.wake()  # the same person's next item has become free

    async def _deliver(self, item: OutboxItem) -> None:
        try:
            await tell_robots(self._ports, item, len(self._office.robots))
            way, outcome = await self._outcome(item)
            await note_delivery(self._ports, item, outcome, way=way)
            if isinstance(outcome, Sent) and way == CHAT:
                await copy_by_letter(self._ports, item)
            if isinstance(outcome, Sent) or item.kind == OVER:  # who was only reminded has nothing to be edited
                await self._tidy(item.task_id, item.person_id)
        except Exception:
            # The rows cannot be reached: the delivery stays claimed until it is recovered.
            log.exception("delivery %s (%s) could not be noted", item.id, item.kind)
            await asyncio.sleep(LOOK_EVERY_S)

    async def _outcome(self, item: OutboxItem) -> tuple[str, Outcome]:
        """The way it took, and how it ended."""
        way = item.channel or CHAT
        try:
            parcel = await open_delivery(self._ports, item, largest=LARGEST)
            if isinstance(parcel, Moot):
                return way, Failed(parcel.why, moot=True)
            if isinstance(parcel, Held):
                return way, Later(parcel.until, "quiet hours")
            way = self._way(item, parcel)
            if way != CHAT:
                return way, await self._carried(item, parcel, way)
            screen = self._screen(parcel)
        except Exception as error:
            log.exception("delivery %s (%s) could not be made ready", item.id, item.kind)
            if item.attempts >= OUR_FAULT_TRIES:
                return way, Failed(type(error).__name__)
            return way, self._later(item, type(error).__name__)
        return way, await self._sent(item, parcel, screen)

    async def _carried(self, item: OutboxItem, parcel: Parcel, way: str) -> Outcome:
        if way == ROBOT:
            return await self._post.to_robot(item, self._screen(parcel).text, parcel.reader.speaks)
        return await self._post.carry(item, parcel, way)

    def _way(self, item: OutboxItem, parcel: Parcel) -> str:
        if item.channel:
            return item.channel
        ways, reader = self._ports.installation.ways, parcel.reader
        if wished := wished_way(item.kind, reader, parcel.wishes, parcel.channels, ways):
            return wished
        found = way_to_person(reader, ways)
        return found[0] if found else EMAIL  # there is none: the post says so

    def _screen(self, parcel: Parcel, *, unfolded: bool = False) -> Screen:
        return render(
            parcel.item,
            parcel.reader,
            parcel.view,
            ports_installation=self._ports.installation,
            secret=parcel.secret,
            document=parcel.document,
            unfolded=unfolded,
        )

    async def _sent(self, item: OutboxItem, parcel: Parcel, screen: Screen) -> Outcome:
        try:
            async with asyncio.timeout(PATIENCE_S):
                open_card = partial(self._screen, parcel, unfolded=True)
                message_id = await showing.show_item(
                    self._context, parcel.reader, parcel.item, screen, open_card=open_card
                )
        except Exception as error:
            return await self._not_sent(item, parcel.reader, error)
        if parcel.reader.blocked:
            # Their coming back was missed: what arrives has somebody to read it.
            await note_block(self._ports, Actor(parcel.reader.id, "chat", identified="telegram"), False)
        return Sent(message_id)

    async def _tidy(self, task_id: str | None, person_id: str) -> None:
        """What stands in the chat and is no longer true goes, now that what is true stands there; a list of
        reminders stays as long as something is left of it."""
        gone = await outdated_messages(self._ports, task_id, person_id) if task_id is not None else ()
        lists = await outdated_digests(self._ports, person_id)
        if not gone and not lists:
            return
        async with self._ports.transaction() as tx:
            reader = await tx.people.get(person_id)
        for old in (*gone, *lists):
            try:
                stands = reader is not None and await self._mended(old, reader)
            except TelegramError as error:
                log.warning("message %s of delivery %s still stands: %s", old.message_id, old.id, error)
                return  # the next delivery tries again
            await (note_restated if stands else note_taken_away)(self._ports, old)

    async def _mended(self, old: OutboxItem, reader: Person) -> bool:
        """Whether it stands there still, as a list of what is left."""
        if old.message_id is None:
            return False
        if old.facts.get("tasks"):
            screen = self._screen(Parcel(old, reader))
            return await showing.edit(self._context, reader, old.message_id, screen, is_photo=False)
        await showing.remove(self._context, reader, old.message_id)
        return False

    async def _not_sent(self, item: OutboxItem, reader: Person, error: Exception) -> Outcome:
        """The table at the top."""
        match error:
            case RetryAfter():
                return self._later(item, "429", seconds=seconds_of(error))
            case InvalidToken():
                return self._later(item, error.message)
            case Forbidden() | BadRequest():
                if isinstance(error, Forbidden) or "chat not found" in error.message.lower():
                    await note_block(self._ports, Actor(reader.id, "chat", identified="telegram"), True)
                    await fall_back(self._ports, item, CHAT)
                else:
                    log.error("delivery %s (%s) was refused: %s", item.id, item.kind, error.message)
                return Failed(error.message)
            case NetworkError() | TimeoutError():
                return self._perhaps_sent(item, error)
        log.error("delivery %s (%s) failed", item.id, item.kind, exc_info=error)
        return self._perhaps_sent(item, error, tries=OUR_FAULT_TRIES)

    def _perhaps_sent(self, item: OutboxItem, error: Exception, *, tries: int | None = None) -> Outcome:
        why = f"{type(error).__name__}: {error}"[:200]
        if not item.repeatable and not isinstance(error.__cause__, NOT_SENT):
            return Unknown(why)
        if tries is not None and item.attempts >= tries:
            return Failed(why)
        log.warning("delivery %s (%s) is tried again: %s", item.id, item.kind, why)
        return self._later(item, why)

    def _later(self, item: OutboxItem, why: str, *, seconds: float | None = None) -> Later:
        if seconds is None:
            seconds = lull(item.attempts - 1, first=2, longest=LONGEST_LULL_S)
        return Later(self._ports.clock() + timedelta(seconds=seconds), why)
