from __future__ import annotations

from signing.ports import Ports

AT_ONCE = 500  # rows of a kind in one transaction: nobody waits for us
ROUNDS = 40  # in one tick; the rest is the next one's


async def sweep_expired(ports: Ports) -> int:
    """Clears sessions, links and codes that have long expired, updates long done, and messages and invitations of
    documents that ended long ago. Gives how many rows went."""
    gone = 0
    for _ in range(ROUNDS):
        async with ports.transaction() as tx:
            found = await tx.sweep.clear(ports.clock(), AT_ONCE)
        gone += found
        if not found:
            break
    return gone
