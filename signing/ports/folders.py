"""Folders of finished tasks: each person's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Folder:
    """`rule`: words as /find takes them; what its owner sent and is completed with all of these is filed here.
    Empty: filed by hand alone. `keep_days`: how long since its end what its owner sent is kept here at least
    (`task.retention`; 0: for ever, None: as elsewhere); `held_why`: a legal hold over all that lies in it.
    `template_id`: what its owner sent by this template and is completed is filed here, too."""

    id: str
    owner_id: str
    name: str
    rule: str
    made_at: datetime
    keep_days: int | None = None
    held_why: str | None = None
    held_at: datetime | None = None
    template_id: str | None = None


class Folders(Protocol):
    async def add(self, folder: Folder) -> None: ...
    async def get(self, folder_id: str) -> Folder | None: ...
    async def of_owner(self, owner_id: str) -> Sequence[tuple[Folder, int]]:
        """By name, with how many tasks are in each."""
        ...

    async def drop(self, folder_id: str) -> None:
        """The tasks stay what they are."""
        ...

    async def file_template(self, folder_id: str, template_id: str | None) -> None: ...
    async def file(self, folder_id: str, task_id: str) -> bool:
        """False where it was there."""
        ...

    async def take_out(self, folder_id: str, task_id: str) -> None: ...
    async def holding(self, owner_id: str, task_id: str) -> Sequence[str]:
        """Ids of the owner's folders that have the task."""
        ...

    async def tasks(self, folder_id: str, limit: int, offset: int = 0) -> Sequence[str]:
        """Ids, newest first."""
        ...
