from __future__ import annotations

from dataclasses import dataclass

from signing.ports import Actor, Ports
from signing.task import handing_on
from signing.task.model import Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.shut_out import shut_out
from signing.usecases.successor import successor_of


@dataclass(frozen=True, slots=True)
class HandedOn:
    """`known`: they have their card already; else the initiator has a link to forward."""

    task: Task
    name: str
    known: bool


async def hand_on(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    to: str,
    reason: str,
    telegram_id: int | None = None,
) -> HandedOn:
    """The one whose move it is names somebody in their place: `to` as a party is typed ("王芳 13800138000"), or
    the mere name of somebody picked in the chat (`telegram_id`). Their own way in ends here: link, code, what they
    had filled in.

    BadAnswer as `read_parties`, `hand-on-one`, `hand-on-unreachable`, `hand-on-self`, `party-twice`, `reason-…`;
    Refusal `may-not-hand-on`."""
    async with at_desk(ports, actor, task_id, "hand-on") as desk:
        party = handing_on.party_to_hand_on(desk.task, desk.person.id, ports.clock())
        named = await successor_of(ports, desk.tx, party, to, telegram_id)
        after, events = handing_on.hand_on(desk.task, party, named, ports.clock(), reason=reason)
        await shut_out(ports, desk.tx, desk.task.id, party.id)
        await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return HandedOn(after, named.name, named.person_id is not None)
