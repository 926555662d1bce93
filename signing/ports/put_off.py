"""Acts that wait for some seconds."""

from __future__ import annotations

from typing import Protocol

from signing.task.put_off import PutOff


class PutOffs(Protocol):
    async def add(self, act: PutOff) -> bool:
        """False where this person has one that waits in this task already."""
        ...

    async def get(self, act_id: str) -> PutOff | None: ...
    async def of(self, task_id: str, person_id: str) -> PutOff | None: ...
    async def stands_in(self, act_id: str, message_id: int) -> None:
        """Where the chat says that it waits."""
        ...

    async def take(self, act_id: str) -> bool:
        """Gone, done or undone; False where somebody else was first."""
        ...
