"""Our own work (preparing, closing, unfinished signing), taken from the rows one at a time by each runner."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.waking import Sleeper
from signing.ports import Ports
from signing.usecases.do_jobs import do_next_job

LOOK_EVERY_S = 2.0
AT_ONCE = 2  # the limited children are two as well


class JobRunner:
    """`took` is told how many seconds each piece of work needed, well or not."""

    def __init__(
        self, ports: Ports, worker: str, sleeper: Sleeper, took: Callable[[float], None] = lambda seconds: None
    ) -> None:
        self._took = took
        self._ports = ports
        self._worker = worker
        self._sleeper = sleeper
        self._at_work: asyncio.Task[bool] | None = None
        self._stopping = False

    async def run(self) -> None:
        while not self._stopping:
            self._at_work = asyncio.create_task(do_next_job(self._ports, self._worker), name=self._worker)
            began = time.monotonic()
            if await self._at_work:
                self._took(time.monotonic() - began)
            else:
                await self._sleeper.sleep(LOOK_EVERY_S)

    async def drain(self, seconds: float) -> None:
        """Begins nothing more and waits for what is in hand; what is left is taken back at the next start."""
        self._stopping = True
        if self._at_work is not None and not self._at_work.done():
            await asyncio.wait([self._at_work], timeout=seconds)
            self._at_work.cancel()


def worker_names(installation: str) -> list[str]:
    """The same in every life, so that the next one can take back what died with this one."""
    return [f"{installation}-{number}" for number in range(AT_ONCE)]
