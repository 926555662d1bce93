"""A chain as a JSON file that anybody can check without us: docs/audit.md has the format, scripts/verify_proof.py
is a reader of it."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC
from typing import Any

from signing.audit.checkpoint import DOMAIN, stamped_bytes
from signing.audit.entries import chain_id
from signing.ports import AuditEntry, Checkpoint, SealedHead

FORMAT = "yinxin-proof-v1"


def proof_of(
    entries: Sequence[AuditEntry],
    *,
    task_number: str | None,
    head: SealedHead,
    path: Sequence[bytes],
    checkpoint: Checkpoint,
    roots: Sequence[str],
) -> dict[str, Any]:
    """`head`: what the checkpoint sealed of this chain, and `path` its path in the tree; `roots`: PEM of those who
    may stand behind the time stamp."""
    assert checkpoint.token is not None, "only what is stamped proves anything"
    return {
        "format": FORMAT,
        "chain": chain_id(head.task_id),
        "task_number": task_number,
        "entries": [entry_of(entry) for entry in entries],
        "inclusion": {
            "leaf": head.leaf,
            "number": head.number,
            "hash": head.hash,
            "path": [each.hex() for each in path],
        },
        "checkpoint": json.loads(stamped_bytes(checkpoint).removeprefix(DOMAIN)),
        "checkpoint_hash": checkpoint.hash,
        "token": base64.b64encode(checkpoint.token).decode(),
        "roots": list(roots),
    }


def entry_of(entry: AuditEntry) -> dict[str, Any]:
    """As it stands in the file."""
    said: dict[str, Any] = {
        "version": entry.version,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": entry.kind,
        "actor": asdict(entry.actor),
        "facts": entry.facts,
        "context": entry.context,
        "previous": entry.previous,
        "hash": entry.hash,
    }
    if entry.version == 1:
        del said["context"]
        said["actor"] = {key: said["actor"][key] for key in ("person_id", "channel", "ip", "agent")}
    if entry.version >= 3:
        said |= {"salt": entry.salt, "personal": entry.personal}
    return said
