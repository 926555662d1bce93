"""The audit chain of a task, and of the installation: append, and prove untouched."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from signing.audit.entries import genesis, hash_of, make_entry
from signing.ports import Actor, AuditEntry, Transaction
from signing.task.events import Event


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
    tx: Transaction, events: Iterable[Event], *, at: datetime, actor: Actor, task_id: str
) -> None:
    for event in events:
        await record(tx, at=at, kind=event.kind, actor=actor, task_id=task_id, facts=event.as_facts())


@dataclass(frozen=True, slots=True)
class Problem:
    """The first entry that does not hold. what: "chain" (of another task), "number" (gap, duplicate, order),
    "link" (does not follow the one before), "content" (its hash is not its own), "head" (the tail is not the
    anchored one)."""

    number: int
    what: str


def verify_chain(
    entries: Sequence[AuditEntry], task_id: str | None, *, anchored_head: str | None = None
) -> Problem | None:
    """None if untouched. A cut tail can be seen only against a head kept elsewhere (`anchored_head`)."""
    previous = genesis(task_id)
    for at, entry in enumerate(entries):
        if entry.task_id != task_id:
            return Problem(at, "chain")
        if entry.number != at:
            return Problem(at, "number")
        if entry.previous != previous:
            return Problem(at, "link")
        if hash_of(entry) != entry.hash:
            return Problem(at, "content")
        previous = entry.hash
    if anchored_head is not None and all(entry.hash != anchored_head for entry in entries):
        return Problem(len(entries), "head")
    return None
