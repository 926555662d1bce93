"""How long ended tasks are kept, and files whose task was deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from signing.ports.answers import Answers
from signing.task.retention import Keeping

Mark = tuple[datetime, str]  # where a walk goes on: (ended at, task's id)


class Keepings(Protocol):
    async def get(self, task_id: str) -> Keeping: ...
    async def put(self, keeping: Keeping) -> None: ...
    async def candidates(self, before: datetime, after: Mark | None, limit: int) -> Sequence[Mark]:
        """Sent tasks that ended before, and are not deleted; oldest first."""
        ...

    async def going(self, initiator_id: str | None, limit: int, offset: int = 0) -> Sequence[str]:
        """Ids of tasks that a warning was given of, soonest first; of one sender or all."""
        ...

    async def folders_of(self, task_id: str) -> tuple[Sequence[int], bool]:
        """Days of the rules of its sender's folders that it lies in, and whether any folder that it lies in is
        held."""
        ...

    async def folder_days(self) -> Sequence[int]:
        """Of all folders with a rule."""
        ...

    async def hold_folder(self, folder_id: str, why: str | None, at: datetime | None) -> None: ...
    async def keep_folder(self, folder_id: str, days: int | None) -> None: ...

    async def doom(self, names: Iterable[str], at: datetime) -> None:
        """Files of a deleted task, to be removed where nothing else names them."""
        ...

    async def doomed(self, limit: int) -> Sequence[str]: ...
    async def spare(self, names: Iterable[str]) -> None:
        """They are gone, or something else names them."""
        ...

    async def proposals(self, task_id: str) -> Sequence[Mapping[str, object]]:
        """What its codes and intents stand for."""
        ...

    async def naming(self, place: int, after: tuple[str | int, ...] | None, limit: int) -> Naming:
        """What rows of what is still kept hold that may name files, page by page and place by place."""
        ...

    async def bases(self, after: str, limit: int) -> Sequence[str]:
        """Base revisions of what is still kept: the bytes that they were appended to have no row of their own."""
        ...

    async def sealed(self) -> Sequence[Answers]: ...


Naming = tuple[Sequence[str], tuple[str | int, ...] | None]  # words, and where to go on: None at the place's end
NAMING_PLACES = 10
