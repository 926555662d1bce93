"""Tasks that one person confirms together, with one code."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from signing.task.batch import Batch, BatchItem


class Batches(Protocol):
    async def add(self, batch: Batch, items: Sequence[BatchItem]) -> None: ...
    async def get(self, batch_id: str) -> Batch | None: ...
    async def claim(self, batch_id: str) -> Batch | None:
        """Nobody else changes it until the transaction ends."""
        ...

    async def save(self, batch: Batch) -> None: ...
    async def of_person(self, person_id: str, since: datetime) -> Sequence[Batch]:
        """Those made since then, oldest first."""
        ...

    async def void(self, person_id: str, at: datetime) -> None:
        """Those of this person whose code was not used."""
        ...

    async def items(self, batch_id: str) -> Sequence[BatchItem]:
        """In their order."""
        ...

    async def begin(self, batch_id: str, place: int, now: datetime) -> BatchItem | None:
        """Under way; None where somebody else is at it, or it has ended."""
        ...

    async def end(self, item: BatchItem) -> None: ...
    async def unfinished(self, before: datetime, limit: int) -> Sequence[Batch]: ...
