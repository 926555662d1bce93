from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.ports import Actor, Ports, TaskFilter
from signing.task import actions
from signing.task.events import PERSON_CHANGED
from signing.task.model import OPEN_STATES
from signing.usecases.admission import person_of
from signing.usecases.announce import settle

TASK_LIMIT = 500


async def note_block(ports: Ports, actor: Actor, blocked: bool) -> None:
    """The person blocked the bot or came back: whoever waits for them learns of it."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        if person.blocked == blocked:
            return
        await tx.people.save(replace(person, blocked=blocked))
        facts = {"person_id": person.id, "blocked": blocked}
        await record(tx, at=ports.clock(), kind=PERSON_CHANGED, actor=actor, task_id=None, facts=facts)
        states = frozenset(state.value for state in OPEN_STATES)
        concerned = await tx.tasks.find(TaskFilter(party_person=person.id, states=states, limit=TASK_LIMIT))
    for found in concerned:
        async with ports.transaction() as tx:
            task = await tx.tasks.claim(found.id)
            if task is not None and task.state in OPEN_STATES:
                after, events = actions.reach_changed(task, person.id, ports.clock(), reachable=not blocked)
                await settle(ports, tx, task, after, events, actor=actor)
    ports.wake()
