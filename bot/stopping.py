"""How the process is told to end: the first signal asks, the second does not."""

from __future__ import annotations

import asyncio
import os
import signal
import threading

LIMIT_S = 10.0


class Stopping:
    """Install it inside the running loop."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()

    def install(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._on, number)

    async def asked(self) -> None:
        await self._asked.wait()

    def _on(self, number: int) -> None:
        if self._asked.is_set():
            os._exit(128 + number)
        self._asked.set()
        # Whatever still hangs by then lies in the rows and is gone on with after the next start.
        limit = threading.Timer(LIMIT_S, os._exit, [0])
        limit.daemon = True
        limit.start()
