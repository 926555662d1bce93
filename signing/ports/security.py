"""What is proven of people, and what they confirm with besides codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Proof:
    """`what`: "phone" | "email" | "real-name"; `how`: "contact" (shared by its own account) | "code" | "letter" |
    "service"."""

    person_id: str
    what: str
    value: str  # E.164, address, or name
    how: str
    proven_at: datetime
    reference: str = ""  # of the service that knows it


@dataclass(frozen=True, slots=True)
class Credential:
    """`kind`: "password" (`secret` is an argon2id hash) | "app" (the shared secret); both sealed by the vault."""

    person_id: str
    kind: str
    secret: bytes = field(repr=False)
    made_at: datetime
    last_step: int = 0  # of "app": the newest time step whose code was used


@dataclass(frozen=True, slots=True)
class ProofCode:
    """A one-time code for a change of one's own security: `purpose` "email" | "phone" | "password" |
    "password-off" | "app" | "app-off". `proposal`: sealed, what takes effect when confirmed, so that the code
    stands for nothing else."""

    id: str
    person_id: str
    purpose: str
    channel: str  # "chat" | "email" | "sms"; "app": the new app's own code
    hash: str  # argon2; empty where the app makes the code
    proposal: bytes = field(repr=False)
    made_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    voided_at: datetime | None = None


class Security(Protocol):
    """Every call is of one person. `claim` is what makes counts hold against parallel tries."""

    async def claim(self, person_id: str) -> None:
        """Nobody else tries anything of this person until the transaction ends."""
        ...

    async def proofs(self, person_id: str) -> Sequence[Proof]: ...
    async def put_proof(self, proof: Proof) -> None: ...
    async def credential(self, person_id: str, kind: str) -> Credential | None: ...
    async def put_credential(self, credential: Credential) -> None: ...
    async def drop_credential(self, person_id: str, kind: str) -> bool: ...
    async def add_code(self, code: ProofCode) -> None: ...
    async def newest_code(self, person_id: str) -> ProofCode | None: ...
    async def save_code(self, code: ProofCode) -> None: ...
    async def issued(self, person_id: str, since: datetime) -> Sequence[datetime]:
        """When codes were sent to them, in order."""
        ...

    async def note_wrong(self, person_id: str, what: str, at: datetime) -> None: ...
    async def wrong(self, person_id: str, what: str, since: datetime) -> Sequence[datetime]:
        """When they were wrong with this, in order."""
        ...


@dataclass(frozen=True, slots=True)
class NameQuestion:
    id: str
    name: str = field(repr=False)
    number: str = field(repr=False)  # of the identity document; kept nowhere
    phone: str | None = field(repr=False)
    at: datetime


@dataclass(frozen=True, slots=True)
class NameAnswer:
    verified: bool
    reference: str  # by which the service finds it again


class NameService(Protocol):
    async def ask(self, question: NameQuestion) -> NameAnswer:
        """Refusal `real-name-silent`."""
        ...
