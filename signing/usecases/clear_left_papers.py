from __future__ import annotations

from datetime import timedelta

from signing.ports import Ports

KEPT_FOR = timedelta(days=30)
AT_ONCE = 50
ROUNDS = 40  # in one tick


async def clear_left_papers(ports: Ports) -> int:
    """Takes away the bytes of papers that were replaced long ago and that no row names. What was sent stands in
    the register of revisions and stays; so does what a template or another task has. Each is asked about by
    itself: this happens every day, and `retention_files` reads all that is kept. Gives how many."""
    gone = 0
    for _ in range(ROUNDS):
        async with ports.transaction() as tx:
            found = await tx.left_papers.left_before(ports.clock() - KEPT_FOR, AT_ONCE)
            free = [each.sha256 for each in found if not await tx.left_papers.is_named(each)]
            for each in found:
                await tx.left_papers.forget(each.sha256)
        gone += sum([await ports.blobs.take_away(name) for name in free])
        if len(found) < AT_ONCE:
            break
    return gone
