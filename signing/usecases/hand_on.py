from __future__ import annotations

from dataclasses import dataclass, replace

from signing.ports import Actor, Ports, Transaction
from signing.task import handing_on
from signing.task.contacts import region_of
from signing.task.model import Party, Reach, Role, Task
from signing.task.parties import read_name
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.announce import settle
from signing.usecases.bind_known import bound, bound_if_known


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
        party = party_to_act(desk.task, desk.person.id, Role.SIGNER, Role.APPROVER)
        named = await _named(ports, desk, party, to, telegram_id)
        after, events = handing_on.hand_on(desk.task, party, named, ports.clock(), reason=reason)
        await _shut(ports, desk.tx, desk.task, party)
        await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    ports.wake()
    return HandedOn(after, named.name, named.person_id is not None)


async def _named(ports: Ports, desk: Desk, party: Party, to: str, telegram_id: int | None) -> Party:
    vacant = replace(party, person_id=None, phone=None, email=None, reach=Reach.NOT_INVITED)
    if telegram_id is not None:
        person = await desk.tx.people.by_telegram_id(telegram_id)
        vacant = replace(vacant, name=read_name(to))
        return bound(vacant, person) if person else vacant
    one = handing_on.read_successor(to, region=region_of(ports.installation.time_zone))
    named = replace(vacant, name=one.name, phone=one.phone, email=one.email)
    return await bound_if_known(desk.tx, named)


async def _shut(ports: Ports, tx: Transaction, task: Task, party: Party) -> None:
    """Whatever was made for who stood there before is good for nothing any more."""
    now = ports.clock()
    await tx.links.void_invitations(task.id, party.id, now)
    await tx.answers.drop(task.id, party.id)
    await tx.pages_read.drop(task.id, party.id)
    await tx.handed_in.drop(task.id, party.id)
    code = await tx.codes.newest(task.id, party.id)
    if code is not None and code.used_at is None and code.voided_at is None:
        await tx.codes.save(replace(code, voided_at=now))
