"""The chains of what was done, and their witnesses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from signing.ports.common import Actor, Json


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. `hash` = SHA-256 over the canonical bytes of everything else, the previous hash among them.
    `version` of the layout (docs/audit.md); `context`: "clock", where the time is from, and "wording", the version
    of all sentences; None before version 2. Since version 3 what is personal stands beside the chain, which holds
    only its digest `personal`, made with `salt`; once it is erased there is no salt, and the chain still holds."""

    task_id: str | None  # None: the installation's own chain
    number: int  # from 0, per chain
    at: datetime
    kind: str
    actor: Actor
    facts: Mapping[str, Json]
    previous: str
    hash: str
    version: int = 1
    context: Mapping[str, Json] | None = None
    salt: str | None = field(default=None, repr=False)
    personal: str | None = None

    @property
    def is_erased(self) -> bool:
        return self.personal is not None and self.salt is None


@dataclass(frozen=True, slots=True)
class SealedHead:
    """A leaf of the checkpoints' tree: where a chain stood when it was last sealed. Its place is its for ever."""

    leaf: int
    task_id: str | None  # None: the installation's own chain
    number: int  # of the newest entry
    hash: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree over the heads of all chains, linked to the one before it, time-stamped: signing.audit.checkpoint."""

    number: int  # from 1
    previous: str  # hash of the one before
    at: datetime
    tree_size: int
    root: str
    changed: int  # leaves that are new or other than in the one before
    changed_sha256: str  # over these, as they stand in the file
    full: bool  # the file names all leaves: the first, and one that cannot be told by its predecessor
    hash: str = ""
    token: bytes | None = field(default=None, repr=False)  # RFC 3161, over `hash`; None: still to come


class Audit(Protocol):
    async def append(self, entry: AuditEntry) -> None: ...
    async def head(self, task_id: str | None) -> AuditEntry | None:
        """Newest entry; the chain is locked against other appenders until this transaction ends."""
        ...

    async def of_task(self, task_id: str | None) -> Sequence[AuditEntry]: ...

    async def after(self, task_id: str | None, number: int, limit: int) -> Sequence[AuditEntry]:
        """Of this chain and of those behind it, from the entry after `number`: all of the book, in pages, chain by
        chain. The first page is ("", -1)."""
        ...

    async def at(self, task_id: str | None, number: int) -> AuditEntry | None: ...
    async def heads(self, task_ids: Sequence[str | None]) -> Mapping[str | None, tuple[int, str]]:
        """Number and hash where each of these chains ends, as was noted beside its newest entry."""
        ...

    async def headless(self, limit: int) -> Sequence[str | None]:
        """Chains that are noted to have an end, and have no entry."""
        ...

    async def bare(self, entry: AuditEntry) -> None:
        """Puts the entry there without its personal part (`signing.audit.personal.bared`)."""
        ...

    async def first_at(self) -> datetime | None: ...


class Checkpoints(Protocol):
    async def newest(self) -> Checkpoint | None:
        """Nobody else makes one until this transaction ends."""
        ...

    async def get(self, number: int) -> Checkpoint | None: ...
    async def seal_heads(self, number: int, *, all_of_them: bool = False) -> None:
        """Every chain as it stands, for the checkpoint of this number; all, or those that moved, change."""
        ...

    async def leaves(self, leaf: int, limit: int, *, changed_in: int | None = None) -> Sequence[SealedHead]:
        """From this leaf on, in order; `changed_in`: only those that changed with this checkpoint."""
        ...

    async def leaf_of(self, task_id: str | None) -> SealedHead | None: ...
    async def add(self, checkpoint: Checkpoint) -> None: ...
    async def stamped(self, number: int, token: bytes) -> bool:
        """True for the one call that brings it its time stamp."""
        ...


class Witness(Protocol):
    """Keeps the checkpoints' files outside the database. Blocking: callers use a thread."""

    def keep(self, number: int, lines: Iterable[bytes]) -> None:
        """Durable when it returns. FileExistsError where there is another checkpoint of this number."""
        ...

    def numbers(self) -> Sequence[int]: ...
    def read(self, number: int) -> Iterator[bytes]:
        """Line by line. FileNotFoundError."""
        ...
