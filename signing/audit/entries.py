"""An audit entry and its canonical bytes. docs/audit.md names both layouts, so that anybody can recompute them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any

from signing.audit.clock import clock_source
from signing.audit.jcs import SAFE, canonical
from signing.audit.personal import new_salt, open_part, personal_digest
from signing.ports import Actor, AuditEntry
from signing.wording import version_of_wording

# Separates these hashes from any other use of SHA-256, and one version of the layout from the next.
DOMAINS = {1: b"yinxin-audit-v1\0", 2: b"yinxin-audit-v2\0", 3: b"yinxin-audit-v3\0"}
CURRENT = 3
INSTALLATION_CHAIN = "installation"  # the chain of what belongs to no task
_ACTOR_OF_V1 = ("person_id", "channel", "ip", "agent")


def chain_id(task_id: str | None) -> str:
    return task_id or INSTALLATION_CHAIN


def genesis(task_id: str | None) -> str:
    """What the first entry of a chain links to: its own for each chain, so that no chain can be passed off as
    another's beginning. The same for chains of every version: one may begin in an old one and go on in a new."""
    return hashlib.sha256(DOMAINS[1] + b"genesis\0" + chain_id(task_id).encode()).hexdigest()


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
    """In the current layout. ValueError for facts that are no JSON."""
    entry = AuditEntry(
        task_id=task_id,
        number=number,
        at=at.astimezone(UTC),
        kind=kind,
        actor=actor,
        # What the database gives back is JSON; hash that, or a tuple would break the chain at its first reading.
        facts=_whole(json.loads(json.dumps(dict(facts), allow_nan=False))),
        previous=previous,
        hash="",
        version=CURRENT,
        context={"clock": clock_source(), "wording": version_of_wording()},
        salt=new_salt(),
    )
    entry = replace(entry, personal=personal_digest(entry))
    return replace(entry, hash=hash_of(entry))


def hash_of(entry: AuditEntry) -> str:
    """Recomputed from what the entry says. ValueError for what no entry of its version can say."""
    return hashlib.sha256(canonical_bytes(entry)).hexdigest()


def canonical_bytes(entry: AuditEntry) -> bytes:
    """Domain, chain, a zero byte, then one JSON object: RFC 8785 since version 2."""
    if entry.version not in DOMAINS:
        raise ValueError(f"an entry of version {entry.version}")
    if entry.version < 3 and (entry.salt is not None or entry.personal is not None):
        raise ValueError("an entry of this version has nothing beside it")
    write = {1: _as_v1, 2: _as_v2, 3: _as_v3}[entry.version]
    return DOMAINS[entry.version] + chain_id(entry.task_id).encode() + b"\0" + write(entry)


def _as_v3(entry: AuditEntry) -> bytes:
    """What is personal is in it as a digest only. ValueError if what stands beside the chain is another."""
    content = _content(entry)
    digest = personal_digest(entry)
    if digest != entry.personal:
        raise ValueError("what is personal is another than the chain holds")
    actor, facts = open_part(entry)
    content |= {"actor": actor, "facts": facts, "personal": digest, "context": dict(entry.context or {})}
    return canonical(content)


def _as_v2(entry: AuditEntry) -> bytes:
    return canonical({**_content(entry), "actor": asdict(entry.actor), "context": dict(entry.context or {})})


def _as_v1(entry: AuditEntry) -> bytes:
    """Keys sorted by code points, no white space, UTF-8, numbers as Python writes them."""
    actor = asdict(entry.actor)
    told = {key: actor.pop(key) for key in _ACTOR_OF_V1}
    if entry.context is not None or any(value is not None for value in actor.values()):
        raise ValueError("an entry of version 1 says none of this")  # and would be hashed without it
    content = {**_content(entry), "actor": told}
    return json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def _content(entry: AuditEntry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": entry.kind,
        "facts": entry.facts,
        "previous": entry.previous,
    }


def _whole(value: Any) -> Any:
    """Numbers that not every reader of JSON takes for the same become words."""
    if isinstance(value, dict):
        return {key: _whole(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_whole(each) for each in value]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) and abs(value) > SAFE else value
