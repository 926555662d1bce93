"""Updates of the chat: a row before they are confirmed, processed from the rows.

An update that finds no line to the Bot API waits for it. One that a killed process had in hand is processed again
(use cases are idempotent); one that kills or fails three times is set aside, and its person is told."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from telegram.error import NetworkError, RetryAfter

from bot.lulls import Lull
from bot.waking import Sleeper
from signing.ports import Json, Ports

log = logging.getLogger(__name__)

MOST_TRIES = 3
AT_ONCE = 8  # people served at the same time
WINDOW = 1000  # rows looked at together; one person's flood must not hide the others
PATIENCE_S = 180.0  # the longest intake takes a third of it
LOOK_EVERY_S = 2.0
LINE_TRIES = 8  # about two minutes
LONGEST_LULL_S = 30.0


async def store_updates(ports: Ports, payloads: Sequence[dict[str, Any]]) -> int:
    """Durable when it returns; gives how many were new. Telegram sends an update again until it is confirmed."""
    async with ports.transaction() as tx:
        stored = [await tx.inbox.store(each["update_id"], each, ports.clock()) for each in payloads]
    ports.wake()
    return sum(stored)


def seconds_of(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


class Worker:
    """Takes updates from the rows: each person's in their order, different people's side by side."""

    def __init__(
        self,
        ports: Ports,
        process: Callable[[dict[str, Any]], Awaitable[None]],
        apologise: Callable[[dict[str, Any]], Awaitable[None]],
        sleeper: Sleeper,
    ) -> None:
        """`process` raises for a failure that is worth another try; `apologise` tells the person of an update that
        was set aside."""
        self._ports = ports
        self._process = process
        self._apologise = apologise
        self._sleeper = sleeper
        self._lanes: dict[int, deque[tuple[int, Json]]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._taken: set[int] = set()
        self._room = asyncio.Semaphore(AT_ONCE)
        self._stopping = False

    async def run(self) -> None:
        while not self._stopping:
            await self._look()
            await self._sleeper.sleep(LOOK_EVERY_S)

    async def drain(self, seconds: float) -> None:
        """Begins nothing more and waits for what is in hand; what is left is done after the next start."""
        self._stopping = True
        if self._tasks:
            _, left = await asyncio.wait(set(self._tasks), timeout=seconds)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)

    async def _look(self) -> None:
        # What was in hand may be done by the time the rows have come; read as waiting, it would be done again.
        in_hand = set(self._taken)
        async with self._ports.transaction() as tx:
            waiting = await tx.inbox.waiting(WINDOW)
        for update_id, payload in waiting:
            if update_id not in in_hand:
                self._taken.add(update_id)
                self._put(update_id, payload)

    def _put(self, update_id: int, payload: Json) -> None:
        whose = person_in(payload)
        lane = self._lanes.get(whose)
        if lane is not None:
            lane.append((update_id, payload))
            return
        self._lanes[whose] = deque([(update_id, payload)])
        task = asyncio.create_task(self._drive(whose), name=f"lane {whose}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drive(self, whose: int) -> None:
        lane = self._lanes[whose]
        try:
            while lane and not self._stopping:
                async with self._room:
                    await self._do(*lane[0])
                    self._taken.discard(lane.popleft()[0])
        except Exception:
            log.exception("the inbox cannot be read or written; again in %s s", LOOK_EVERY_S)
            await asyncio.sleep(LOOK_EVERY_S)
        finally:
            # What is left stays in the rows: the next look finds it.
            del self._lanes[whose]
            self._taken -= {update_id for update_id, _ in lane}
            self._sleeper.wake()

    async def _do(self, update_id: int, payload: Json) -> None:
        """Until it is done or set aside: the same person's next one waits. Raises what the rows raise."""
        while True:
            async with self._ports.transaction() as tx:
                tries = await tx.inbox.attempt(update_id)
            if tries > MOST_TRIES:
                await self._set_aside(update_id, payload, "the process died of it")
                return
            error = await self._tried_patiently(payload)
            if error is None:
                async with self._ports.transaction() as tx:
                    await tx.inbox.done(update_id)
                return
            log.error("update %s failed (%s of %s)", update_id, tries, MOST_TRIES, exc_info=error)
            if tries == MOST_TRIES:
                await self._set_aside(update_id, payload, type(error).__name__)
                return
            await asyncio.sleep(0.2 * tries)

    async def _tried_patiently(self, payload: Json) -> Exception | None:
        """While the line to the Bot API is down nothing is the update's fault."""
        lull = Lull(first=1, longest=LONGEST_LULL_S)
        for _ in range(LINE_TRIES):
            error = await self._tried(payload)
            if isinstance(error, RetryAfter):
                await asyncio.sleep(seconds_of(error))
            elif isinstance(error, NetworkError):
                await asyncio.sleep(lull.next())
            else:
                break
        return error

    async def _tried(self, payload: Json) -> Exception | None:
        try:
            async with asyncio.timeout(PATIENCE_S):
                await self._process(payload)
        except Exception as error:
            return error
        return None

    async def _set_aside(self, update_id: int, payload: Json, why: str) -> None:
        async with self._ports.transaction() as tx:
            await tx.inbox.done(update_id, error=why)
        try:
            await self._apologise(payload)
        except Exception as error:
            log.warning("update %s: could not say that it was set aside: %s", update_id, type(error).__name__)


def person_in(payload: Json) -> int:
    """The Telegram id of whoever did it; 0 where there is nobody."""
    for part in payload.values():
        if isinstance(part, dict) and isinstance(part.get("from"), dict):
            return int(part["from"].get("id", 0))
    return 0
