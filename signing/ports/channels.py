"""People's own further ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from signing.task.channels import Channel


class Channels(Protocol):
    async def of_person(self, person_id: str) -> Sequence[Channel]:
        """The oldest first."""
        ...

    async def get(self, channel_id: str) -> Channel | None: ...
    async def put(self, channel: Channel) -> None: ...
    async def drop(self, person_id: str, channel_id: str) -> bool: ...
