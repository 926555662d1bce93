from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import second_thoughts
from signing.task.model import Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle


async def take_back_approval(ports: Ports, actor: Actor, task_id: str) -> Task:
    """An approver thinks again, as long as nobody has acted after them; the move is theirs once more.

    Refusal `nothing-to-take-back`, `acted-since`, `signing-busy`, or that the task is over."""
    async with at_desk(ports, actor, task_id, "take-back") as desk:
        party = second_thoughts.party_to_take_back(desk.task, desk.person.id, ports.clock())
        after, events = second_thoughts.take_back(desk.task, party.id, ports.clock())
        after = await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return after
