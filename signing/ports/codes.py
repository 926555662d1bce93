"""One-time codes, and what is recorded before a signature is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from signing.ports.common import Actor, Json


@dataclass(frozen=True, slots=True)
class Code:
    """A one-time code, hashed. `bound_to` is the digest of (task, party, act, sha256 of the bytes, values)."""

    id: str
    task_id: str
    party_id: str
    act: str  # "sign" | "approve" | "fill"
    hash: str  # argon2
    bound_to: str
    proposal: Mapping[str, Json]  # what will be written if it is confirmed (no secrets; drawings are blobs)
    expires_at: datetime
    attempts: int = 0
    used_at: datetime | None = None
    voided_at: datetime | None = None
    means: str | None = None  # of signing.task.demands.Means; None in rows of before: a code


class Codes(Protocol):
    async def add(self, code: Code) -> None: ...
    async def newest(self, task_id: str, party_id: str) -> Code | None: ...
    async def save(self, code: Code) -> None: ...
    async def failures_since(self, task_id: str, party_id: str, since: datetime) -> int:
        """Wrong tries over all codes of this party, so that a new code is no new chance."""
        ...

    async def issued_since(self, task_id: str, party_id: str, since: datetime) -> int: ...


class IntentState(StrEnum):
    OPEN = "open"
    DONE = "done"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Intent:
    """Recorded before a key is used: what will be signed, over which bytes. Redeemed once."""

    id: str
    task_id: str
    party_id: str
    code_id: str
    bases: tuple[tuple[int, str], ...]  # (document's key, sha256 of the revision signed upon), each once
    proposal: Mapping[str, Json]
    actor: Actor
    recorded_at: datetime
    state: IntentState = IntentState.OPEN


class Intents(Protocol):
    async def add(self, intent: Intent) -> None: ...
    async def open_of_task(self, task_id: str) -> Sequence[Intent]: ...
    async def open(self, limit: int) -> Sequence[Intent]: ...
    async def get(self, intent_id: str) -> Intent | None: ...
    async def finish(self, intent_id: str, state: IntentState) -> bool:
        """True for the one call that redeems it; False if it was no longer open."""
        ...
