from __future__ import annotations

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task import actions
from signing.task.model import Role, Task
from signing.usecases.admission import at_desk, party_to_act
from signing.usecases.announce import settle
from signing.usecases.code_desk import take_code


async def approve_document(
    ports: Ports, actor: Actor, task_id: str, *, code: str, batch: str | None = None
) -> Task:
    """The approver's yes, confirmed with a code (`batch`: with others, by their one code): one transaction."""
    async with at_desk(ports, actor, task_id, "approve") as desk:
        party = party_to_act(desk.task, desk.person.id, Role.APPROVER)
        actions.check_may_act(desk.task, party, ports.clock(), Role.APPROVER)
        taken = await take_code(ports, desk, party, act="approve", code=code, actor=actor, batch=batch)
        if not isinstance(taken, Refusal):
            after, events = actions.approve(desk.task, party.id, ports.clock())
            await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    # Raised only here: the count of the wrong try is committed.
    if isinstance(taken, Refusal):
        raise taken
    ports.wake()
    return after
