"""Told after a commit that there may be work: whoever sleeps looks at once, not at the next second."""

from __future__ import annotations

import asyncio
import contextlib


class Waking:
    """One for the house; each sleeper has its own event, so that none takes another's call away."""

    def __init__(self) -> None:
        self._sleepers: set[asyncio.Event] = set()

    def wake(self) -> None:
        for event in self._sleepers:
            event.set()

    def sleeper(self) -> Sleeper:
        event = asyncio.Event()
        self._sleepers.add(event)
        return Sleeper(event)


class Sleeper:
    def __init__(self, event: asyncio.Event) -> None:
        self._event = event

    def wake(self) -> None:
        """This one only."""
        self._event.set()

    async def sleep(self, seconds: float) -> None:
        """Until it is called, at most `seconds`. A call that came while it was at work counts."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._event.wait(), seconds)
        self._event.clear()
