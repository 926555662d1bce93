from __future__ import annotations

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.actions import read_reason
from signing.task.events import PUT_OFF
from signing.task.ids import new_id
from signing.task.put_off import PutOff, check_may, due_at, stands
from signing.usecases.admission import at_desk


async def put_off_act(ports: Ports, actor: Actor, task_id: str, *, act: str, reason: str = "") -> PutOff:
    """Withdraws, rejects or discards after some seconds, unless it is undone before. Asked for twice, it is the
    first that counts; another act takes its place.

    Refusal `put-off-not-now`; BadAnswer `reason-…`."""
    if act != "discard":
        reason = read_reason(reason)
    async with at_desk(ports, actor, task_id, act) as desk:
        check_may(desk.task, desk.person.id, act)
        waiting = await desk.tx.put_off.of(task_id, desk.person.id)
        if waiting is not None and (waiting.act, waiting.stands) == (act, stands(desk.task)):
            return waiting
        if waiting is not None:
            await desk.tx.put_off.take(waiting.id)
        now = ports.clock()
        wanted = PutOff(new_id(), task_id, desk.person.id, act, reason, stands(desk.task), due_at(now))
        if not await desk.tx.put_off.add(wanted):
            raise Refusal("put-off-not-now")
        key = f"act:{wanted.id}"
        await desk.tx.jobs.enqueue(kind="act", task_id=task_id, key=key, run_at=wanted.due_at)
        facts = {"act": act, "due_at": wanted.due_at.isoformat()}
        await record(desk.tx, at=now, kind=PUT_OFF, actor=actor, task_id=task_id, facts=facts)
    return wanted


async def note_put_off(ports: Ports, act: PutOff, message_id: int) -> None:
    """Where the chat says that it waits: what becomes of it is said there, too."""
    async with ports.transaction() as tx:
        await tx.put_off.stands_in(act.id, message_id)
