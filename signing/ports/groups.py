"""Tasks that are shown in groups of the chat."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class GroupCard:
    """The card of one task in one group. `shown` is the task's version on it, 0 before the first; `off`: it is to
    be taken away there."""

    task_id: str
    chat_id: int
    name: str  # of the group, as it was when it was linked
    linked_by: str
    linked_at: datetime
    message_id: int | None = None
    shown: int = 0
    off: bool = False


@dataclass(frozen=True, slots=True)
class GroupLink:
    """By it its maker shows the task in one group, once."""

    token_hash: str
    task_id: str
    person_id: str
    expires_at: datetime


class Groups(Protocol):
    async def add_link(self, link: GroupLink) -> None: ...
    async def redeem_link(self, token_hash: str) -> GroupLink | None:
        """The one call that uses it up gets it."""
        ...

    async def get(self, task_id: str, chat_id: int) -> GroupCard | None: ...
    async def put(self, card: GroupCard) -> None: ...
    async def of_task(self, task_id: str) -> Sequence[GroupCard]:
        """That still stand, oldest first."""
        ...

    async def due(self, limit: int) -> Sequence[GroupCard]:
        """That do not show their task as it is, or are to go."""
        ...

    async def drop(self, task_id: str, chat_id: int) -> None: ...
    async def drop_chat(self, chat_id: int) -> Sequence[GroupCard]:
        """All of a group that we are no longer in; gives those that stood."""
        ...

    async def move_chat(self, before: int, after: int) -> None:
        """A group became a supergroup: it has another number, and its old messages cannot be changed."""
        ...
