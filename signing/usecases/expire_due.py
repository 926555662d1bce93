from __future__ import annotations

from datetime import timedelta

from signing.ports import SYSTEM, Ports, TaskFilter
from signing.task import actions
from signing.task.model import TaskState
from signing.task.states import TRANSITIONS
from signing.usecases.announce import settle
from signing.usecases.escalate import tell_deputy_of_end

EXPIRING = frozenset(state.value for state in TaskState if TaskState.EXPIRED in TRANSITIONS[state])
BATCH = 100


async def expire_due(ports: Ports) -> int:
    """Ends the tasks whose deadline has passed, each in its own transaction; gives how many."""
    now = ports.clock()
    just_after = now + timedelta(microseconds=1)  # a deadline is over at its own moment
    async with ports.transaction() as tx:
        late = await tx.tasks.find(TaskFilter(states=EXPIRING, deadline_before=just_after, limit=BATCH))
    ended = 0
    for found in late:
        async with ports.transaction() as tx:
            task = await tx.tasks.claim(found.id)
            if task is None:
                continue
            after, events = actions.expire(task, now)
            await settle(ports, tx, task, after, events, actor=SYSTEM)
            await tell_deputy_of_end(tx, task, after)
            ended += after.state is TaskState.EXPIRED and task.state is not TaskState.EXPIRED
    if ended:
        ports.wake()
    return ended
