from __future__ import annotations

import logging
from datetime import timedelta

from signing.ports import IntentState, Ports
from signing.usecases.redeem_intent import redeem_intent

log = logging.getLogger(__name__)

BATCH = 50


async def finish_intents(ports: Ports, older_than_s: float = 120) -> int:
    """Finishes or voids the signatures whose code was accepted and whose process did not live to write them.
    At start with 0; from the timer for what is older than any living signing. What waits for a time stamp is
    left to its job, which backs off. Gives how many are no longer open."""
    before = ports.clock() - timedelta(seconds=older_than_s)
    async with ports.transaction() as tx:
        candidates = [each for each in await tx.intents.open(BATCH) if each.recorded_at <= before]
        waiting = set()
        for intent in candidates:
            task = await tx.tasks.get(intent.task_id)
            if task is not None and task.waiting_for and older_than_s > 0:
                waiting.add(intent.id)
    finished = 0
    for intent in candidates:
        if intent.id in waiting:
            continue
        try:
            await redeem_intent(ports, intent.id)
        except Exception:
            # One broken task must not keep the others from being finished; its job tells the admins.
            log.exception("intent %s of task %s could not be finished", intent.id, intent.task_id)
            continue
        async with ports.transaction() as tx:
            now_is = await tx.intents.get(intent.id)
        finished += now_is is not None and now_is.state is not IntentState.OPEN
    return finished
