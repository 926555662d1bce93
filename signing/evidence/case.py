"""What a report is made of: the record of one task as one reader may see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from signing.ports import AuditEntry, Checkpoint, HandedIn, Revision, Seal
from signing.task.model import Document, Person, Task, TaskState


@dataclass(frozen=True, slots=True)
class Case:
    """`readable`: the documents that the reader may see; of the others only fingerprints are told. `whole`: the
    reader sent the task, and so sees everybody's addresses and devices; others see their own. `certificates`: DER
    by serial number (lower-case hex); `issuers`: subjects (RFC 4514) of the installation's own authority."""

    task: Task
    reader: Person
    language: str
    whole: bool
    readable: tuple[Document, ...]
    people: Mapping[str, Person]
    entries: Sequence[AuditEntry]
    revisions: Sequence[Revision]
    certificates: Mapping[str, bytes]
    issuers: frozenset[str]
    seals: Mapping[str, tuple[Seal, ...]]  # party id → those that stand for them
    handed_in: Sequence[HandedIn]
    checkpoint: Checkpoint | None  # that seals this record, if there is one yet
    sealed_number: int | None  # the newest entry that it seals
    organisation: str
    verify_url: str
    zone: str
    made_at: datetime
    embedded: frozenset[str] = field(default_factory=frozenset)  # SHA-256 of the documents that travel inside

    @property
    def completed(self) -> bool:
        return self.task.state is TaskState.COMPLETED

    def shows(self, person_id: str | None) -> bool:
        """Whether this reader may see where this person was and what they used."""
        return self.whole or person_id is None or person_id == self.reader.id

    def local(self, at: datetime) -> datetime:
        return at.astimezone(ZoneInfo(self.zone))
