"""Certificates of ours that hold no longer: in the vault, each under its serial number; the first word stays."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from signing.ports import Ports
from signing.trust.revocation import REASONS, Revoked

_PREFIX = "revoked:"


async def withdraw_certificate(ports: Ports, serial: str, reason: str = "unspecified") -> None:
    """From now on nobody should trust what is signed with it; what it signed before stays. `serial`: lower-case
    hex; `reason`: as RFC 5280, 5.3.1, calls it, for example keyCompromise. ValueError for another one."""
    if reason not in REASONS:
        raise ValueError(f"{reason} is no reason")
    facts = {"at": ports.clock().isoformat(), "reason": reason}
    await ports.vault.keep(_PREFIX + serial, json.dumps(facts).encode())


async def withdrawn(ports: Ports) -> Mapping[int, Revoked]:
    """Serial number → what happened to it."""
    kept = await ports.vault.fetch_beginning(_PREFIX)
    return {int(name.removeprefix(_PREFIX), 16): _read(value) for name, value in kept.items()}


async def withdrawal(ports: Ports, serial: int) -> Revoked | None:
    kept = await ports.vault.fetch(f"{_PREFIX}{serial:x}")
    return _read(kept) if kept else None


def _read(kept: bytes) -> Revoked:
    facts = json.loads(kept)
    return Revoked(datetime.fromisoformat(facts["at"]), REASONS[facts["reason"]])
