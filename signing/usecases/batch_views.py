"""What the page for several tasks at once gets to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from signing.errors import Refusal
from signing.task.batch import Batch, BatchItem
from signing.task.model import Document, Party, Person, Task
from signing.usecases.views import ToRead


@dataclass(frozen=True, slots=True)
class BatchLine:
    """A task that can go with others. `documents`: what its reader may read, with its pages; `sha256`: what the
    code is to be asked for."""

    task: Task
    party: Party
    act: str  # "sign" | "approve"
    sender: str
    documents: tuple[Document, ...]
    sha256: str
    read: bool
    to_read: ToRead | None = None


@dataclass(frozen=True, slots=True)
class ApartLine:
    """A task that waits, too, and has to be done on its own page: `why`."""

    task: Task
    sender: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class BatchView:
    reader: Person
    lines: tuple[BatchLine, ...]
    apart: tuple[ApartLine, ...]
    more: int  # that could go, too, when these are done
    kept: bool  # they let us keep how they sign


@dataclass(frozen=True, slots=True)
class LeftOut:
    task_id: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class BatchSent:
    """`id` is empty where nothing could go: then no code was sent."""

    id: str
    digest: str
    task_ids: tuple[str, ...]
    left: tuple[LeftOut, ...]
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BatchProgress:
    batch: Batch
    items: tuple[tuple[BatchItem, Task], ...]

    @property
    def finished(self) -> bool:
        return self.batch.told_at is not None
