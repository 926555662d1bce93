from __future__ import annotations

import logging
from datetime import timedelta

from signing.ports import Ports
from signing.usecases.go_on_batch import go_on_batch

log = logging.getLogger(__name__)

AT_ONCE = 20
LEFT_ALONE = timedelta(seconds=15)  # the page goes on by itself as long as it is open


async def finish_batches(ports: Ports) -> int:
    """What was confirmed and whose page is gone. Gives how many tasks were acted in."""
    async with ports.transaction() as tx:
        standing = await tx.batches.unfinished(ports.clock() - LEFT_ALONE, AT_ONCE)
    done = 0
    for batch in standing:
        try:
            while await go_on_batch(ports, batch.id):
                done += 1
        except Exception:
            # One broken batch must not keep the others from being finished.
            log.exception("batch %s could not be finished", batch.id)
    return done
