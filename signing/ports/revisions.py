"""Every state of a signed file, and the certificates that were made for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Revision:
    task_id: str
    number: int  # in its document, 0 = certified base
    sha256: str
    size: int
    kind: str  # "base" | "party" | "close" | "renewal"
    party_id: str | None
    made_at: datetime
    certificate_serial: str | None = None
    plan: bytes | None = field(default=None, repr=False)  # what the next revision needs to be appended unread
    document: int = 0  # the key of the task's document; each has its own chain


class Revisions(Protocol):
    async def add(self, revision: Revision) -> None:
        """Plans of earlier revisions of its document are forgotten: nothing is ever appended to those again."""
        ...

    async def of_task(self, task_id: str) -> Sequence[Revision]:
        """Without their plans; document by document, each in order."""
        ...

    async def plan(self, task_id: str, sha256: str) -> bytes | None:
        """What was kept for who appends to this revision."""
        ...


class Certificates(Protocol):
    async def record(
        self, *, serial: str, task_id: str | None, party_id: str | None, der: bytes, issued_at: datetime
    ) -> None:
        """`der` may be what is about to be issued, signed by a throwaway key: then `complete` follows."""
        ...

    async def complete(self, serial: str, der: bytes) -> None:
        """The certificate as it was issued, in place of what was planned."""
        ...

    async def of_task(self, task_id: str) -> Sequence[bytes]: ...
    async def get(self, serial: str) -> bytes | None: ...
