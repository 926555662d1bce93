from __future__ import annotations

from collections.abc import Sequence

from signing.errors import NotAllowed
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.task.batch import MOST, batchable
from signing.task.model import ENDED_STATES, Person, Task, TaskState
from signing.task.rights import UNSEEN_STATES
from signing.usecases.admission import person_of
from signing.usecases.seal_waits import seal_waits
from signing.usecases.views import TaskList

PAGE_SIZE = 8  # a keyboard of one button a task fits a phone's screen
LAST_PAGE = 10_000  # a forged button may name any number; a database takes 64 bits
SEEN = frozenset(state.value for state in TaskState if state not in UNSEEN_STATES)
KEPT = frozenset(state.value for state in TaskState if state is not TaskState.DISCARDED)
_ENDED = frozenset(state.value for state in ENDED_STATES)
# What a list is narrowed to.
STANDINGS = {"any": KEPT, "open": KEPT - _ENDED, "ended": KEPT & _ENDED}


async def list_tasks(ports: Ports, actor: Actor, which: str, page: int = 0, standing: str = "any") -> TaskList:
    """One page of "mine_to_do" (my move now), "sent" (I began them) or "all" (mine in any role); of the latter two
    only what stands so: a key of STANDINGS."""
    if standing not in STANDINGS:
        raise NotAllowed("not-found")
    page = min(max(0, page), LAST_PAGE)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        limit = (page + 1) * PAGE_SIZE + 1
        most = max(limit, MOST) if which == "mine_to_do" else limit
        found = await _find(tx, person, which, most, STANDINGS[standing])
        shown = tuple(found[page * PAGE_SIZE : (page + 1) * PAGE_SIZE])
        waits = await seal_waits(ports, tx, person, shown)
    together = batchable(found[:MOST], person.id) if which == "mine_to_do" else 0
    more = len(found) > (page + 1) * PAGE_SIZE
    return TaskList(which, shown, page, more, batchable=together, standing=standing, waits=waits)


async def _find(
    tx: Transaction, person: Person, which: str, limit: int, standing: frozenset[str]
) -> Sequence[Task]:
    if which == "mine_to_do":
        return await tx.tasks.find(TaskFilter(waiting_on=person.id, states=SEEN, limit=limit))
    sent = TaskFilter(initiator_id=person.id, states=standing, limit=limit)
    if which == "sent":
        return await tx.tasks.find(sent)
    if which != "all":
        raise NotAllowed("not-found")
    taking_part = TaskFilter(party_person=person.id, states=SEEN & standing, limit=limit)
    both = [*await tx.tasks.find(sent), *await tx.tasks.find(taking_part)]
    return sorted({task.id: task for task in both}.values(), key=lambda task: task.created_at, reverse=True)[
        :limit
    ]
