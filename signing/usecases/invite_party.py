from __future__ import annotations

from dataclasses import replace

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task import actions
from signing.task.ids import new_id
from signing.task.model import Task
from signing.task.notices import invitation, letter
from signing.task.rights import may_be_invited
from signing.usecases.admission import at_desk
from signing.usecases.announce import put, settle


async def invite_party(ports: Ports, actor: Actor, task_id: str, party_id: str) -> Task:
    """A fresh one-time invitation of a party that nobody stands behind yet, put into the initiator's chat; older
    ones die. NotAllowed("initiator-only"), Refusal("already-accepted" | "nobody-to-invite")."""
    async with at_desk(ports, actor, task_id, "invite") as desk:
        task, tx = desk.task, desk.tx
        if task.initiator_id != desk.person.id:
            raise NotAllowed("initiator-only")
        after, events = actions.invited(task, party_id, ports.clock())
        party = task.party(party_id)
        if party is None or not may_be_invited(task, party):
            raise Refusal("nobody-to-invite")
        await settle(ports, tx, task, after, events, actor=actor)
        notice = invitation(after, party_id)
        # Asked for again, it is another letter, not the same one.
        await put(ports, tx, after, replace(notice, key=f"{notice.key}:{new_id()}"))
        await put(ports, tx, after, letter(after, party_id))
    ports.wake()
    return after
