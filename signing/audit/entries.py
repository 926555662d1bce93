"""An audit entry and its canonical bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from signing.ports import Actor, AuditEntry

# Separates these hashes from any other use of SHA-256, and one version of the layout from the next.
DOMAIN = b"yinxin-audit-v1\0"
INSTALLATION_CHAIN = "installation"  # the chain of what belongs to no task


def chain_id(task_id: str | None) -> str:
    return task_id or INSTALLATION_CHAIN


def genesis(task_id: str | None) -> str:
    """What the first entry of a chain links to: its own for each chain, so that no chain can be passed off as
    another's beginning."""
    return hashlib.sha256(DOMAIN + b"genesis\0" + chain_id(task_id).encode()).hexdigest()


def canonical_bytes(
    *,
    task_id: str | None,
    number: int,
    at: datetime,
    kind: str,
    actor: Actor,
    facts: Mapping[str, Any],
    previous: str,
) -> bytes:
    """Domain, chain, then one JSON object: keys sorted, no white space, UTF-8, times in UTC to the microsecond.
    docs/evidence names this layout, so that anybody can recompute it."""
    content = {
        "number": number,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": kind,
        "actor": asdict(actor),
        "facts": facts,
        "previous": previous,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return DOMAIN + chain_id(task_id).encode() + b"\0" + text.encode()


def make_entry(
    *,
    task_id: str | None,
    number: int,
    at: datetime,
    kind: str,
    actor: Actor,
    facts: Mapping[str, Any],
    previous: str,
) -> AuditEntry:
    # What the database gives back is JSON; hash that, or a tuple would break the chain at its first reading.
    plain = json.loads(json.dumps(dict(facts), allow_nan=False))
    content = canonical_bytes(
        task_id=task_id, number=number, at=at, kind=kind, actor=actor, facts=plain, previous=previous
    )
    return AuditEntry(
        task_id=task_id,
        number=number,
        at=at.astimezone(UTC),
        kind=kind,
        actor=actor,
        facts=plain,
        previous=previous,
        hash=hashlib.sha256(content).hexdigest(),
    )


def hash_of(entry: AuditEntry) -> str:
    """Recomputed from what the entry says."""
    return hashlib.sha256(
        canonical_bytes(
            task_id=entry.task_id,
            number=entry.number,
            at=entry.at,
            kind=entry.kind,
            actor=entry.actor,
            facts=entry.facts,
            previous=entry.previous,
        )
    ).hexdigest()
