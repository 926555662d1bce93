"""Loops that run as long as the house does: one that fails is started again, later each time, never silently."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from bot.lulls import Lull

log = logging.getLogger(__name__)

RAN_WELL_S = 60.0


async def kept_running(name: str, loop: Callable[[], Awaitable[None]], *, first: float = 1.0) -> None:
    """Ends when `loop` returns: it was told to stop."""
    lull = Lull(first=first, longest=60)
    while True:
        began = time.monotonic()
        try:
            await loop()
            return
        except Exception:
            if time.monotonic() - began > RAN_WELL_S:
                lull.over()
            seconds = lull.next()
            log.exception("%s failed; it starts again in %.0f s", name, seconds)
            await asyncio.sleep(seconds)
