from __future__ import annotations

from datetime import timedelta

from signing.errors import Refusal
from signing.ports import Actor, Code, Intent, Ports
from signing.task import actions
from signing.task.documents import to_sign
from signing.task.ids import new_id
from signing.task.model import Party, Role, Task
from signing.usecases.admission import Desk, at_desk, party_to_act
from signing.usecases.announce import settle
from signing.usecases.code_desk import take_code
from signing.usecases.redeem_intent import redeem_intent

# We sign at once, below; the job is for the case that this process does not live to do it. p95 is seconds.
SAFETY_NET = timedelta(seconds=60)


async def sign_document(
    ports: Ports, actor: Actor, task_id: str, *, code: str, seen: str | None = None, batch: str | None = None
) -> Task:
    """The signer's yes, to what the page has shown (`seen`: CodeSent.bound_to; None where it could show nothing).
    `batch`: it was confirmed with others, by their one code.
    Two transactions on purpose: the first takes the code and records what will be signed over which bytes; then,
    outside of any, key, certificate and a revision of each document that has a place of theirs are made; the
    second stores them all. Whatever breaks in between, the intent stands and is finished or voided later, exactly
    once.

    Gives the task: the party SIGNED, or still SIGNING with `waiting_for` set where a time stamp is missing."""
    return await confirm_revision(
        ports, actor, task_id, act="sign", role=Role.SIGNER, code=code, seen=seen, batch=batch
    )


async def confirm_revision(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    act: str,
    role: Role,
    code: str,
    seen: str | None,
    batch: str | None = None,
) -> Task:
    """The same for whoever only fills in: their act is a revision, too."""
    async with at_desk(ports, actor, task_id, act) as desk:
        party = party_to_act(desk.task, desk.person.id, role)
        actions.check_may_act(desk.task, party, ports.clock(), role)
        if await desk.tx.intents.open_of_task(task_id):
            raise Refusal("signing-busy")  # before the code is looked at: it stays good
        taken = await take_code(ports, desk, party, act=act, code=code, actor=actor, seen=seen, batch=batch)
        if not isinstance(taken, Refusal):
            intent = await _record_intent(ports, desk, party, taken, actor)
    # Raised only here: the count of the wrong try is committed.
    if isinstance(taken, Refusal):
        raise taken
    ports.wake()
    return await redeem_intent(ports, intent.id)


async def _record_intent(ports: Ports, desk: Desk, party: Party, code: Code, actor: Actor) -> Intent:
    now = ports.clock()
    intent = Intent(
        id=new_id(),
        task_id=desk.task.id,
        party_id=party.id,
        code_id=code.id,
        bases=tuple((one.key, one.current) for one in to_sign(desk.task, party)),
        proposal=code.proposal,
        actor=actor,
        recorded_at=now,
    )
    await desk.tx.intents.add(intent)
    key = f"sign:{intent.id}"
    await desk.tx.jobs.enqueue(kind="sign", task_id=desk.task.id, key=key, run_at=now + SAFETY_NET)
    after, events = actions.begin_signing(desk.task, party.id, now)
    await settle(ports, desk.tx, desk.task, after, events, actor=actor)
    return intent
