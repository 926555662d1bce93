from __future__ import annotations

from dataclasses import dataclass

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed, Refusal
from signing.ports import Ports, Transaction
from signing.task.model import ENDED_STATES, Task, TaskState
from signing.task.notices import letter
from signing.task.rights import may_be_invited, may_see
from signing.task.ways import CHAT, masked, way_to_person
from signing.usecases.put_letter import put_letter

A_DAY = 5  # fresh links about one task to one person


@dataclass(frozen=True, slots=True)
class Gone:
    channel: str
    to: str  # masked


async def fresh_letter(ports: Ports, token: str) -> Gone:
    """Another link to the address that the first one had gone to, asked for by who holds a used or old one: no
    other address can be named. NotAllowed("letter-over"), Refusal("letters-enough")."""
    async with ports.transaction() as tx:
        gone = await _of_invitation(ports, tx, token_hash(token)) or await _of_link(ports, tx, token_hash(token))
    ports.wake()
    return gone


async def _of_invitation(ports: Ports, tx: Transaction, hashed: str) -> Gone | None:
    invitation = await tx.links.invitation(hashed)
    if invitation is None or invitation.channel is None:
        return None
    if invitation.bound_person_id is not None:
        return await _put(ports, tx, invitation.bound_person_id, invitation.task_id)
    if invitation.address is None:
        raise NotAllowed("letter-over")
    task = await tx.tasks.claim(invitation.task_id)
    party = task.party(invitation.party_id) if task else None
    if task is None or party is None or not may_be_invited(task, party):
        raise NotAllowed("letter-over")
    if invitation.address not in {party.email, party.phone}:
        raise NotAllowed("letter-over")  # the initiator has named another since
    if not await put_letter(ports, tx, task, letter(task, party.id)):
        raise Refusal("letters-enough")
    return Gone(invitation.channel, masked(invitation.channel, invitation.address))


async def _of_link(ports: Ports, tx: Transaction, hashed: str) -> Gone:
    link = await tx.links.page_link(hashed)
    if link is None or link.channel is None or link.task_id is None:
        raise NotAllowed("letter-over")
    return await _put(ports, tx, link.person_id, link.task_id)


async def _put(ports: Ports, tx: Transaction, person_id: str, task_id: str) -> Gone:
    person, task = await tx.people.get(person_id), await tx.tasks.get(task_id)
    if person is None or task is None or not _concerns(task, person_id):
        raise NotAllowed("letter-over")
    found = way_to_person(person, ports.installation.ways)
    way, address = found if found else (CHAT, None)
    if address is None:
        raise NotAllowed("letter-over")
    day = f"{ports.clock():%y%m%d}"
    for number in range(A_DAY):
        if await tx.outbox.put(
            key=f"link:{task_id}:{person_id}:{day}:{number}",
            kind="link",
            person_id=person_id,
            task_id=task_id,
            facts={"number": task.number, "title": task.title},
            channel=way,
        ):
            return Gone(way, masked(way, address))
    raise Refusal("letters-enough")


def _concerns(task: Task, person_id: str) -> bool:
    return may_see(task, person_id) and (task.state is TaskState.COMPLETED or task.state not in ENDED_STATES)
