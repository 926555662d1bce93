"""What leaves after commit, and the live cards it keeps true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from signing.ports.common import Json


class OutboxState(StrEnum):
    WAITING = "waiting"
    SENDING = "sending"  # claimed; after a crash it is "unknown", not sent again, where it must not repeat
    SENT = "sent"
    UNKNOWN = "unknown"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class OutboxItem:
    """One effect that leaves after commit. `key` is unique: the same notice asked for twice is one row.

    kind: "card" (draw the live card of task for person), "told" (facts["key"] is a wording key),
    "invitation", "code", "copy", "nudge", "attention", "seal" (about one, with facts["what"]),
    "seal-over" (a request that was sent as "seal", as it ended).
    """

    id: int
    key: str
    kind: str
    person_id: str
    task_id: str | None = None
    party_id: str | None = None
    facts: Mapping[str, Json] = field(default_factory=dict)
    secret: bytes | None = None  # sealed by the vault (a code, an invitation token); wiped once sent
    state: OutboxState = OutboxState.WAITING
    attempts: int = 0
    not_before: datetime | None = None
    message_id: int | None = None
    repeatable: bool = True  # False: at most once (a nudge), so "unknown" stays unknown
    channel: str | None = None  # the one way it is to go; None: the first that is open to its reader


class Outbox(Protocol):
    async def put(
        self,
        *,
        key: str,
        kind: str,
        person_id: str,
        task_id: str | None = None,
        party_id: str | None = None,
        facts: Mapping[str, Json] | None = None,
        secret: bytes | None = None,
        not_before: datetime | None = None,
        repeatable: bool = True,
        channel: str | None = None,
    ) -> bool:
        """False when the key is already there (for kind "card": the waiting row is enough)."""
        ...

    async def claim(self, now: datetime, limit: int) -> Sequence[OutboxItem]:
        """Waiting and due, oldest first, marked SENDING; one item a person at a time keeps their order."""
        ...

    async def get(self, item_id: int) -> OutboxItem | None: ...
    async def named(self, key: str) -> OutboxItem | None: ...
    async def sent(self, item_id: int, message_id: int | None) -> None: ...
    async def retry(self, item_id: int, not_before: datetime, error: str) -> None: ...
    async def failed(self, item_id: int, error: str) -> None: ...
    async def unknown(self, item_id: int, error: str) -> None:
        """It may have arrived or not, and must not be sent twice."""
        ...

    async def recover(self, before: datetime) -> Sequence[OutboxItem]:
        """After a crash: SENDING rows claimed before `before` become WAITING, or UNKNOWN if not repeatable. Gives
        them as they are then."""
        ...

    async def for_task(self, task_id: str) -> Sequence[OutboxItem]: ...

    async def standing(self, task_id: str, person_id: str, kinds: Sequence[str]) -> Sequence[OutboxItem]:
        """Sent to this person about this task, and with a message in the chat; oldest first."""
        ...

    async def digests(self, person_id: str) -> Sequence[OutboxItem]:
        """Lists of reminders with a message in this person's chat; oldest first."""
        ...

    async def restate(self, item_id: int, facts: Mapping[str, Json]) -> None:
        """Its message says now what these facts say."""
        ...


@dataclass(frozen=True, slots=True)
class Card:
    """The live card of one reader and one task: where it stands in their chat, and what it shows."""

    task_id: str
    person_id: str
    message_id: int
    shown: str  # digest of the text and keyboard last shown
    is_photo: bool = False
    unfolded_at: datetime | None = None  # its reader asked for the rarer buttons and has not put them away


class Cards(Protocol):
    async def get(self, task_id: str, person_id: str) -> Card | None: ...
    async def put(self, card: Card) -> None: ...
    async def drop(self, task_id: str, person_id: str) -> None: ...
    async def readers(self, task_id: str) -> Sequence[str]: ...
