from __future__ import annotations

from signing.ports import Actor, Nudge, Ports, Transaction
from signing.task.changing import add_party, add_signer_anew, may_prepare_again, vacant_places
from signing.task.contacts import region_of
from signing.task.deadlines import reminder_slots
from signing.task.handing_on import read_successor
from signing.task.ids import new_id
from signing.task.model import ACTING_ROLES, Party, Role, Side, Task
from signing.usecases.announce import settle
from signing.usecases.before_places import before_places
from signing.usecases.bind_known import bound, bound_if_known
from signing.usecases.room_for_signer import with_room
from signing.usecases.running_desk import at_running


async def bring_in_party(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    said: str,
    role: Role | None = None,
    telegram_id: int | None = None,
) -> Task:
    """One more party of a running task, `said` as in a draft ("王芳 13800138002 审批"), or only the name of
    somebody picked in the chat. Reminders are planned for them. A signer without a free place gets one on a
    signature page while nobody has acted; then the task is prepared again. Refusals as `changing.add_party` and
    `read_successor`."""
    async with at_running(ports, actor, task_id, "add-party", None) as desk:
        party = await _party(ports, desk.tx, said, role, telegram_id)
        task = desk.task
        anew = party.role is Role.SIGNER and not vacant_places(task) and may_prepare_again(task)
        if not anew:
            after, events = add_party(task, party, ports.clock())
            settled = await settle(ports, desk.tx, task, after, events, actor=actor)
            await desk.tx.nudges.plan(_nudges(ports, after, after.parties[-1]))
            return settled
        documents = await before_places(desk.tx, task)
    fields = await with_room(ports, task, documents, party)
    async with at_running(ports, actor, task_id, "add-party", task.version) as desk:
        now = ports.clock()
        after, events = add_signer_anew(desk.task, party, documents, fields, now)
        settled = await settle(ports, desk.tx, desk.task, after, events, actor=actor)
        await desk.tx.nudges.plan(_nudges(ports, after, party))
        key = f"prepare:{task_id}:{after.version}"
        await desk.tx.jobs.enqueue(kind="prepare", task_id=task_id, key=key, run_at=now)
        return settled


async def _party(ports: Ports, tx: Transaction, said: str, role: Role | None, telegram_id: int | None) -> Party:
    one = read_successor(said, region=region_of(ports.installation.time_zone), reachable=telegram_id is not None)
    party = Party(
        id=new_id(),
        position=0,
        name=one.name,
        role=role or one.role,
        side=one.side or Side.EXTERNAL,
        company=one.company,
        phone=one.phone,
        email=one.email,
    )
    if telegram_id is not None:
        person = await tx.people.by_telegram_id(telegram_id)
        party = bound(party, person) if person else party
    return await bound_if_known(tx, party)


def _nudges(ports: Ports, task: Task, party: Party) -> list[Nudge]:
    if party.role not in ACTING_ROLES:
        return []
    slots = reminder_slots(task.deadline, task.reminders, ports.clock())
    return [Nudge(task.id, party.id, slot, due_at=at) for slot, at in slots]
