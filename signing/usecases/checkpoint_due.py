from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from signing.errors import Waiting
from signing.ports import Json, Ports
from signing.usecases.make_checkpoint import make_checkpoint

log = logging.getLogger(__name__)


async def checkpoint_due(ports: Ports) -> int:
    """The checkpoint of every `checkpoint_hours`; gives how many were made. None is made of itself over a database
    that is older than its own files: that is for people to look at, and the admins are told."""
    every, now = timedelta(hours=ports.installation.checkpoint_hours), ports.clock()
    async with ports.transaction() as tx:
        newest = await tx.checkpoints.newest()
        since = newest.at if newest else await tx.audit.first_at()
    if since is None or (now < since + every and not (newest and newest.token is None)):
        return 0
    kept = await asyncio.to_thread(ports.witness.numbers) if ports.witness else []
    if kept and kept[-1] > (newest.number if newest else 0):
        await _tell(ports, f"rolled-back:{kept[-1]}", {"key": "told-rolled-back", "number": kept[-1]})
        return 0
    try:
        await make_checkpoint(ports)
    except Waiting as missing:
        log.warning("no checkpoint yet: %s", missing)
        await _tell(ports, f"checkpoint:{await _begun(ports)}", {"key": "told-checkpoint-waits"})
        return 0
    return 1


async def _tell(ports: Ports, what: str, facts: dict[str, Json]) -> None:
    """Once for each."""
    async with ports.transaction() as tx:
        for admin in await tx.people.admins():
            key = f"attention:{what}:{admin.id}"
            await tx.outbox.put(key=key, kind="attention", person_id=admin.id, facts=facts)
    ports.wake()


async def _begun(ports: Ports) -> int:
    """The number of the one that waits for its time stamp."""
    async with ports.transaction() as tx:
        newest = await tx.checkpoints.newest()
    return newest.number if newest else 0
