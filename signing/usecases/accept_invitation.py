from __future__ import annotations

from dataclasses import replace

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Invitation, Ports, Transaction
from signing.task import actions
from signing.task.model import Party, Person, Task
from signing.task.rights import may_be_invited
from signing.usecases.admission import person_of, record_refusal
from signing.usecases.announce import settle
from signing.usecases.view_task import view_task
from signing.usecases.views import TaskView


async def accept_invitation(ports: Ports, actor: Actor, token: str) -> TaskView:
    """Binds the actor to the party of the invitation, for good, and gives the task as they see it. Opening the
    same link again by the same person is no error. NotAllowed("invitation-used" | "invitation-over");
    Refusal("invitation-own", name) where the initiator tries somebody else's before forwarding it,
    Refusal("invitation-of-another", name, mine) where somebody does who takes part under another name."""
    task_id = ""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            invitation = await tx.links.invitation(token_hash(token))
            if invitation is None:
                raise NotAllowed("invitation-over")
            task_id = invitation.task_id
            _check_not_of_another(await tx.tasks.get(task_id), invitation, person)
            await accept(ports, tx, actor, person, invitation)
    except Refusal as refusal:
        await record_refusal(ports, actor, task_id, "accept-invitation", refusal)
        raise
    ports.wake()
    return await view_task(ports, actor, task_id)


async def accept(ports: Ports, tx: Transaction, actor: Actor, person: Person, invitation: Invitation) -> None:
    """In the caller's transaction."""
    if invitation.bound_person_id == person.id:
        return
    if invitation.bound_person_id is not None:
        raise NotAllowed("invitation-used")
    now = ports.clock()
    task = await tx.tasks.claim(invitation.task_id)
    party = task.party(invitation.party_id) if task else None
    if task is None or party is None or invitation.voided_at is not None or invitation.expires_at <= now:
        raise NotAllowed("invitation-over")
    if party.person_id not in {None, person.id}:
        raise NotAllowed("invitation-used")
    if party.person_id is None:
        _check_open(task, party, person)
        after, events = actions.bind(task, party.id, now, person_id=person.id)
        await settle(ports, tx, task, after, events, actor=actor)
    await tx.links.save_invitation(replace(invitation, bound_person_id=person.id, used_at=now))


def _check_not_of_another(task: Task | None, invitation: Invitation, person: Person) -> None:
    """A link that was forwarded on gives one person no second party's place. Letters are not asked: two parties
    may have been named with one address."""
    party = task.party(invitation.party_id) if task else None
    if task is None or party is None or party.person_id is not None or task.initiator_id == person.id:
        return
    mine = next((one.name for one in task.parties_of(person.id) if one.name != party.name), None)
    if mine is not None:
        raise Refusal("invitation-of-another", name=party.name, mine=mine)


def _check_open(task: Task, party: Party, person: Person) -> None:
    if not may_be_invited(task, party):
        raise NotAllowed("invitation-over")
    if task.initiator_id == person.id:
        # One slip of the thumb, and the other side's place would be theirs for good.
        raise Refusal("invitation-own", name=party.name)
