"""People, members, contacts, and the dialogue somebody is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from signing.ports.common import Json
from signing.task.address_book import Contact
from signing.task.members import MemberInvite
from signing.task.model import Person


class People(Protocol):
    async def add(self, person: Person) -> None: ...
    async def get(self, person_id: str) -> Person | None: ...
    async def by_telegram_id(self, telegram_id: int) -> Person | None: ...
    async def by_phone(self, phone: str) -> Person | None: ...
    async def by_letters(self, *, email: str | None = None, phone: str | None = None) -> Person | None:
        """Somebody without a chat, whose address this is."""
        ...

    async def by_username(self, username: str) -> Person | None:
        """As last seen, whatever the case: for showing who is meant, never for knowing who somebody is."""
        ...

    async def admins(self) -> Sequence[Person]: ...
    async def members(self, *, claimed: bool = False) -> Sequence[Person]:
        """Everybody with a role. `claimed`: nobody else changes one of them until this transaction ends."""
        ...

    async def save(self, person: Person) -> None: ...


class MemberInvites(Protocol):
    async def add(self, invite: MemberInvite) -> None: ...
    async def get(self, invite_id: str) -> MemberInvite | None: ...
    async def claim(self, token_hash: str) -> MemberInvite | None: ...
    async def open(self, now: datetime) -> Sequence[MemberInvite]:
        """Neither used nor over, newest first."""
        ...

    async def save(self, invite: MemberInvite) -> None: ...


class Contacts(Protocol):
    """Every call is of one owner: nobody reaches another's book."""

    async def of_owner(self, owner_id: str, limit: int, offset: int = 0) -> Sequence[Contact]:
        """Latest used first."""
        ...

    async def get(self, owner_id: str, contact_id: str) -> Contact | None: ...
    async def put(self, contact: Contact) -> None: ...
    async def forget(self, owner_id: str, contact_id: str) -> bool: ...


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Where a person is in a conversation. A convenience: the truth is in the task's row."""

    person_id: str
    kind: str  # "draft" | "reject" | "verify" …
    step: str
    task_id: str | None
    data: Mapping[str, Json]
    updated_at: datetime


class Dialogues(Protocol):
    async def get(self, person_id: str) -> Dialogue | None: ...
    async def put(self, dialogue: Dialogue) -> None: ...
    async def end(self, person_id: str) -> None: ...
