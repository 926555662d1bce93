"""What came in by the chat, and what is swept away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from signing.ports.common import Json


class Inbox(Protocol):
    """Updates of the chat, stored before they are confirmed."""

    async def store(self, update_id: int, payload: Json, at: datetime) -> bool:
        """False when this update_id is already known."""
        ...

    async def waiting(self, limit: int) -> Sequence[tuple[int, Json]]:
        """Not yet processed, oldest first."""
        ...

    async def done(self, update_id: int, error: str | None = None) -> None: ...
    async def attempt(self, update_id: int) -> int:
        """Counts one more attempt before processing; gives the count."""
        ...

    async def last_id(self) -> int | None: ...


class Sweep(Protocol):
    async def clear(self, now: datetime, limit: int) -> int:
        """What has long served its time, at most `limit` rows of each kind; gives how many went."""
        ...
