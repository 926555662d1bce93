"""The audit chain of a task, and of the installation: append, and prove untouched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from signing.audit.entries import genesis, hash_of, make_entry
from signing.ports import Actor, AuditEntry, Transaction
from signing.task.documents import document_facts
from signing.task.events import ERASED, Event
from signing.task.model import Task

NEAR = 200  # numbers at which an entry that is not itself is looked for


async def record(
    tx: Transaction, *, at: datetime, kind: str, actor: Actor, task_id: str | None, facts: Mapping[str, Any]
) -> AuditEntry:
    """Appends one entry in this transaction; the chain stays locked until it ends. `task_id` None: the
    installation's own chain. No secrets in `facts`."""
    head = await tx.audit.head(task_id)
    entry = make_entry(
        task_id=task_id,
        number=head.number + 1 if head else 0,
        at=at,
        kind=kind,
        actor=actor,
        facts=facts,
        previous=head.hash if head else genesis(task_id),
    )
    await tx.audit.append(entry)
    return entry


async def record_events(
    tx: Transaction,
    events: Iterable[Event],
    *,
    at: datetime,
    actor: Actor,
    task_id: str,
    touches: Mapping[str, Any] = MappingProxyType({}),
) -> None:
    """`touches`: as `touched` gives it; goes into each entry that does not itself name what it touched."""
    for event in events:
        facts = event.as_facts()
        names_it = any(name == "documents" or name.startswith("sha256") for name in facts)
        facts = facts if names_it else {**touches, **facts}
        await record(tx, at=at, kind=event.kind, actor=actor, task_id=task_id, facts=facts)


def touched(task: Task) -> dict[str, Any]:
    """The documents as they stand."""
    if len(task.documents) == 1:
        return {"sha256": task.documents[0].current}
    return document_facts(task.documents)


@dataclass(frozen=True, slots=True)
class Problem:
    """The first entry that does not hold. what: "chain" (of another task), "number" (gap, duplicate, order),
    "order" (it is whole, and belongs at another number), "link" (does not follow the one before), "content" (its
    hash is not its own), "head" (the tail is not the anchored one), "erased" (it tells nothing any more, and later
    entries say of fewer than that that they were erased)."""

    number: int
    what: str


@dataclass(slots=True)
class Following:
    """One chain, looked at entry by entry in their order: nothing of it is kept but where it stands."""

    task_id: str | None
    count: int = 0
    head: str = field(default="")
    bare: int | None = None  # the first of those that are erased, while later ones have not said so of as many
    unsaid: int = 0  # how many those are

    def __post_init__(self) -> None:
        self.head = genesis(self.task_id)

    def take(self, entry: AuditEntry) -> Problem | None:
        """After a problem this goes on behind it, so that only what is wrong is said to be."""
        found = self._wrong(entry)
        self.count, self.head = entry.number + 1, entry.hash
        if entry.kind == ERASED:
            self.unsaid -= _said_of(entry)
        elif entry.is_erased:
            self.bare, self.unsaid = (entry.number, 1) if self.bare is None else (self.bare, self.unsaid + 1)
        if self.unsaid <= 0:
            self.bare, self.unsaid = None, 0
        return found

    def _wrong(self, entry: AuditEntry) -> Problem | None:
        if entry.task_id != self.task_id:
            return Problem(self.count, "chain")
        if entry.number != self.count:
            return Problem(self.count, "number")
        whole = _whole(entry)
        if not whole and _whole_elsewhere(entry, self.count):
            return Problem(self.count, "order")
        if entry.previous != self.head:
            return Problem(self.count, "link")
        return None if whole else Problem(self.count, "content")


def _said_of(erased: AuditEntry) -> int:
    """How many were emptied by this erasing: whoever empties one more to hide something is seen."""
    count = erased.facts.get("entries")
    return count if isinstance(count, int) else 0


def _whole(entry: AuditEntry) -> bool:
    try:
        return hash_of(entry) == entry.hash
    except ValueError:
        return False


def _whole_elsewhere(entry: AuditEntry, number: int) -> bool:
    """Moved a little: an edited entry is so at no number."""
    near = range(max(0, number - NEAR), number + NEAR)
    return any(_whole(replace(entry, number=other)) for other in near)


def verify_chain(
    entries: Sequence[AuditEntry], task_id: str | None, *, anchored_head: str | None = None
) -> Problem | None:
    """None if untouched. A cut tail can be seen only against a head kept elsewhere (`anchored_head`)."""
    chain = Following(task_id)
    for entry in entries:
        problem = chain.take(entry)
        if problem is not None:
            return problem
    if anchored_head is not None and all(entry.hash != anchored_head for entry in entries):
        return Problem(len(entries), "head")
    return Problem(chain.bare, "erased") if chain.bare is not None else None


def mark_of_head(head: AuditEntry) -> str:
    """Number of entries and hash of the newest, as a signed document carries them; scripts/verify_proof.py finds
    it there."""
    return f"yinxin-audit:{head.number + 1}:{head.hash}"
