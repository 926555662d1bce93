"""The record of a task for one reader, as a file that can be checked without us: docs/audit.md has the format."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from signing.audit.entries import chain_id
from signing.audit.proof import entry_of
from signing.ports import AuditEntry

FORMAT = "yinxin-trail-v1"
_KEPT = ("version", "number", "at", "kind", "previous", "hash")


def trail_of(
    entries: Sequence[AuditEntry], *, task_number: str, shows: Callable[[AuditEntry], bool]
) -> dict[str, Any]:
    """All entries in their places. Of those that are not this reader's to see only kind, time and hashes are told:
    they go on holding the chain together, and whoever has the whole one can fill them in."""
    return {
        "format": FORMAT,
        "chain": chain_id(entries[0].task_id),
        "task_number": task_number,
        "entries": [_told(entry, shown=shows(entry)) for entry in entries],
    }


def _told(entry: AuditEntry, *, shown: bool) -> dict[str, Any]:
    whole = entry_of(entry)
    return whole if shown else {**{key: whole[key] for key in _KEPT}, "withheld": True}
