"""What a party reads, asks, fills in, draws and hands in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from signing.task.questions import Question


@dataclass(frozen=True, slots=True)
class Answers:
    """What a party has filled in before it signs: JSON, sealed by the vault, for it may be an identity number."""

    task_id: str
    party_id: str
    sealed: bytes = field(repr=False)
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class KeptHand:
    """How somebody signs, kept for their next time because they wished it: a PNG, sealed by the vault."""

    person_id: str
    kind: str  # "signature" | "initials"
    sealed: bytes = field(repr=False)
    kept_at: datetime


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What a signer handed in for one of their `asked_files`. `sha256` names its blob."""

    id: str
    task_id: str
    party_id: str
    asked_id: str
    name: str
    sha256: str
    size: int
    at: datetime


class AnswerBook(Protocol):
    async def get(self, task_id: str, party_id: str) -> Answers | None: ...
    async def put(self, kept: Answers) -> None: ...
    async def drop(self, task_id: str, party_id: str | None = None) -> None:
        """Of one party, or of all of the task."""
        ...


class Questions(Protocol):
    async def add(self, question: Question) -> None: ...
    async def of_task(self, task_id: str) -> Sequence[Question]:
        """In the order of asking."""
        ...

    async def answer(self, question_id: str, words: str, at: datetime) -> bool:
        """True for the one call that answers it."""
        ...


class Hands(Protocol):
    async def get(self, person_id: str, kind: str) -> KeptHand | None: ...
    async def kinds(self, person_id: str) -> Sequence[str]: ...
    async def put(self, hand: KeptHand) -> None: ...
    async def drop(self, person_id: str, kind: str) -> bool:
        """False where there was none."""
        ...


class HandedInFiles(Protocol):
    async def put(self, file: HandedIn) -> None:
        """In place of what was handed in for the same."""
        ...

    async def of_task(self, task_id: str, party_id: str | None = None) -> Sequence[HandedIn]: ...
    async def drop(self, task_id: str, party_id: str, asked_id: str | None = None) -> bool: ...


class PagesRead(Protocol):
    async def note(self, task_id: str, party_id: str, page: tuple[int, int], at: datetime) -> None:
        """`page`: key of the document, and its page from 0. The first time counts."""
        ...

    async def of_party(self, task_id: str, party_id: str) -> Mapping[tuple[int, int], datetime]:
        """Page → when it was first shown."""
        ...

    async def drop(self, task_id: str, party_id: str) -> None: ...
