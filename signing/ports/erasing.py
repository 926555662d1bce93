"""What is kept about people beside tasks and chains: told to them, taken away, and noted as taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from signing.ports.common import Json
from signing.task.model import TaskState

PERSON, TASK = "person", "task"


@dataclass(frozen=True, slots=True)
class Erasure:
    """`subject`: id of a person or a task. `asked_at`: when the person wished it, None where that was declined;
    `done_at`: when it was done;
    `years`: how long what the law wants kept is kept; `until`: when more of it can go, None where nothing is
    left."""

    what: str  # PERSON | TASK
    subject: str
    asked_at: datetime | None = None
    done_at: datetime | None = None
    years: int = 5
    until: datetime | None = None

    @property
    def is_waiting(self) -> bool:
        """Wished, and neither done since nor declined."""
        return self.asked_at is not None and (self.done_at is None or self.done_at < self.asked_at)


@dataclass(frozen=True, slots=True)
class Stood:
    """A task that somebody sent (`own`) or has a part in, as far as asking how long it is kept needs it."""

    id: str
    number: str
    state: TaskState
    own: bool
    ended_at: datetime | None
    deleted: bool


class Erasing(Protocol):
    async def erase(self, task_id: str) -> int:
        """Answers, questions, drawings, papers, reports, codes, links and messages of this task; how many rows."""
        ...

    async def erase_part(self, task_id: str, party_ids: Sequence[str], person_id: str) -> int:
        """The same of one person in it."""
        ...

    async def erase_person(self, person_id: str, addresses: Sequence[str], now: datetime) -> int:
        """What is theirs alone (proofs, passwords, kept hands, settings, folders, contacts, templates, links,
        sessions, messages), and others' contacts and deputies that are them. Their seals are cancelled."""
        ...

    async def tasks_of(self, person_id: str) -> Sequence[Stood]:
        """All of them, oldest first."""
        ...

    async def told(self, person_id: str) -> Mapping[str, Sequence[Mapping[str, Json]]]:
        """All rows about them, by table; of secrets only that they are there."""
        ...


class Erasures(Protocol):
    """The register: what people wished, and what was done. No words about anybody: ids alone."""

    async def get(self, what: str, subject: str) -> Erasure | None: ...
    async def put(self, erasure: Erasure) -> None: ...
    async def asked(self) -> Sequence[Erasure]:
        """Those that wait, oldest first."""
        ...

    async def done(self) -> Sequence[Erasure]:
        """Oldest first."""
        ...


class ErasureFile(Protocol):
    """The register outside the database, which a restored one is held against. Blocking: callers use a thread."""

    def add(self, erasures: Iterable[Erasure]) -> None:
        """Durable when it returns."""
        ...

    def read(self) -> Sequence[Erasure]:
        """Nothing where there is no file. ValueError where it cannot be read."""
        ...

    def raw(self) -> bytes: ...
