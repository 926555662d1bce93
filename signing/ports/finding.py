"""What tasks are found by: an index that holds no words, only keyed digests of them (docs/adr/0019)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

ABOUT = -1  # in place of a document's key: what may be known of the task without reading anything


@dataclass(frozen=True, slots=True)
class FindEntry:
    """One of a task for what it is about, and one for each document. Terms are 32-bit signed numbers."""

    task_id: str
    document: int  # its key, or ABOUT
    shown: bool  # no draft: whoever sees every task finds it
    terms: tuple[int, ...] = field(repr=False)  # sorted; who may find it is among them
    paper: str = ""  # what `inside` was read from
    inside: tuple[int, ...] = field(default=(), repr=False)  # those of the pages, so that they are read once


class Finding(Protocol):
    async def due(self, limit: int) -> Sequence[tuple[str, int]]:
        """Tasks (and their versions) that were saved since they were last filed, oldest first."""
        ...

    async def take(self, task_id: str, version: int) -> bool:
        """No longer due; False where somebody else took it, or it was saved again."""
        ...

    async def entries(self, task_id: str) -> Sequence[FindEntry]: ...
    async def put(self, entry: FindEntry) -> None: ...
    async def drop(self, task_id: str, document: int | None = None) -> None:
        """One entry, or all of the task."""
        ...

    async def search(
        self, terms: Sequence[int], limit: int, *, shown_only: bool = False, above: int = 0
    ) -> Sequence[tuple[int, str]]:
        """Entries that have all of these terms, newest first: a number to order by, and the task. `above`: only
        those with a greater number. In which order the terms come is a matter of speed: whoever asks first, and
        first of the words those that stand apart."""
        ...
