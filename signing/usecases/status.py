from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from signing.audit.chain import record
from signing.ports import Actor, Ports, TaskFilter, Transaction
from signing.task.events import ADMIN_READ
from signing.task.members import Right, may
from signing.task.model import OPEN_STATES, Person, TaskState
from signing.task.routing import whose_move
from signing.usecases.admission import person_of
from signing.usecases.seal_waits import seal_waits
from signing.usecases.views import StatusView

PAGE_SIZE = 8
LAST_PAGE = 10_000
URGENT_LIMIT = 50
OPEN = frozenset(state.value for state in OPEN_STATES)


async def status(ports: Ports, actor: Actor, page: int = 0) -> StatusView:
    """How things stand: for an admin in the whole installation (which is audited), else in the reader's own
    tasks. Most urgent first."""
    page = min(max(0, page), LAST_PAGE)
    now = ports.clock()
    async with ports.transaction() as tx:
        reader = await person_of(tx, actor)
        whole = may(reader, Right.SEE_ALL)
        whose = None if whole else reader.id
        if whole:
            facts = {"what": "status", "page": page}
            await record(tx, at=now, kind=ADMIN_READ, actor=actor, task_id=None, facts=facts)
        counts = await _counts(tx, reader)
        urgent = await tx.tasks.find(TaskFilter(initiator_id=whose, states=OPEN, limit=URGENT_LIMIT))
        wanted = TaskFilter(initiator_id=whose, states=OPEN, limit=PAGE_SIZE + 1, offset=page * PAGE_SIZE)
        found = await tx.tasks.find(wanted)
        waits = await seal_waits(ports, tx, reader, urgent)
    return StatusView(
        whole=whole,
        counts=counts,
        overdue=tuple(task for task in urgent if task.waiting_for or (task.deadline and task.deadline <= now)),
        waiting=tuple((task, whose_move(task)) for task in urgent if whose_move(task)),
        tasks=tuple(found[:PAGE_SIZE]),
        page=page,
        more=len(found) > PAGE_SIZE,
        ends=_ends(ports, now) if reader.is_admin else (),
        waits=waits,
    )


def _ends(ports: Ports, now: datetime) -> tuple[tuple[str, datetime], ...]:
    """Of the installation's own certificates, those that somebody has to renew soon."""
    return tuple((end.what, end.until) for end in ports.authority.ends() if end.is_near(now))


async def _counts(tx: Transaction, reader: Person) -> Mapping[str, int]:
    """Drafts thrown away are nobody's business, drafts only their owner's."""
    counts = Counter(await tx.tasks.count_by_state(None if may(reader, Right.SEE_ALL) else reader.id))
    del counts[TaskState.DISCARDED.value]
    if may(reader, Right.SEE_ALL):
        own = await tx.tasks.count_by_state(reader.id)
        counts[TaskState.DRAFT.value] = own.get(TaskState.DRAFT.value, 0)
    return {state: count for state, count in counts.items() if count}
