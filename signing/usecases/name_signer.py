from __future__ import annotations

from dataclasses import dataclass

from signing.ports import Actor, Ports
from signing.task import finding_signer
from signing.task.model import Task
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.shut_out import shut_out
from signing.usecases.successor import successor_of


@dataclass(frozen=True, slots=True)
class Named:
    """`known`: they have their card already; else the initiator has a link to forward."""

    task: Task
    name: str
    known: bool


async def name_signer(
    ports: Ports, actor: Actor, task_id: str, *, to: str | None, telegram_id: int | None = None
) -> Named:
    """Who stands for a company says who of it acts: `to` as a party is typed, None: they themselves.
    Refusal `nobody-to-name`; BadAnswer as `read_successor`, `party-twice`."""
    async with at_desk(ports, actor, task_id, "name-signer") as desk:
        party = finding_signer.party_to_name(desk.task, desk.person.id)
        named = party if to is None else await successor_of(ports, desk.tx, party, to, telegram_id)
        after, events = finding_signer.name_signer(desk.task, party, named, ports.clock())
        if to is not None:
            await shut_out(ports, desk.tx, task_id, party.id)
        after = await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return Named(after, named.name, named.person_id is not None)
