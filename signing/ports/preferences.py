"""What people wish for themselves."""

from __future__ import annotations

from typing import Protocol

from signing.task.preferences import Preferences


class Wishes(Protocol):
    async def get(self, person_id: str) -> Preferences:
        """As chosen, or as it is for everybody who has chosen nothing."""
        ...

    async def put(self, wishes: Preferences) -> None: ...
