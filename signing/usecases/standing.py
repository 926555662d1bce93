from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from signing.pdf.plan import Plan
from signing.pdf.planning import plan_of
from signing.pdf.prefix import KNOWN, Prefix, prefix_of
from signing.ports import Ports


@dataclass(frozen=True, slots=True)
class Standing:
    """What is to be appended to: a plan and the digest so far, or where there is no plan, the bytes."""

    plan: Plan | None
    prefix: Prefix | None
    data: bytes | None = field(default=None, repr=False)


async def standing_on(ports: Ports, sha256: str, stored: bytes | None) -> Standing:
    """Of the revision `sha256`, whose plan may be `stored`. The document is read only where this process has not
    had its digest in hand yet, or where a task from before has no plan."""
    plan = Plan.from_bytes(stored) if stored is not None else None
    prefix = KNOWN.find(sha256)
    if plan is not None and prefix is not None:
        return Standing(plan, prefix)
    data = await ports.blobs.get(sha256)
    return await asyncio.to_thread(_read, data, plan)


def _read(data: bytes, plan: Plan | None) -> Standing:
    prefix = prefix_of(data)
    KNOWN.keep(prefix)
    plan = plan or plan_of(data, prefix)
    return Standing(plan, prefix, None if plan is not None else data)
