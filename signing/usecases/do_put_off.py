from __future__ import annotations

from signing.audit.chain import record_events
from signing.errors import Refusal
from signing.ports import Actor, Job, Ports, Transaction
from signing.task import actions, drafting
from signing.task.model import PartyState, Task
from signing.task.put_off import PutOff, check_may, stands
from signing.usecases.announce import settle
from signing.usecases.draft_desk import end_dialogue_about

PREFIX = "act:"


async def do_put_off(ports: Ports, job: Job) -> None:
    """What was asked for some seconds ago, as the job of the outbox's house: after a restart as well. Done once:
    the wish goes in the same transaction."""
    await do_act(ports, job.task_id, job.key.removeprefix(PREFIX))


async def do_act(ports: Ports, task_id: str, act_id: str) -> str:
    """At once: "done", "not-done" where the task has moved on since it was asked for, "over" where it was undone
    or is done already."""
    async with ports.transaction() as tx:
        task = await tx.tasks.claim(task_id)
        act = await tx.put_off.get(act_id)
        if task is None or act is None or not await tx.put_off.take(act.id):
            return "over"
        outcome = "not-done"
        if stands(task) == act.stands and _may(task, act):
            outcome = "done"
            await _ACTS[act.act](ports, tx, task, act)
        await _tell(tx, task, act, outcome)
    ports.wake()
    return outcome


def _may(task: Task, act: PutOff) -> bool:
    try:
        check_may(task, act.person_id, act.act)
    except Refusal:
        return False
    return True


def _actor(act: PutOff) -> Actor:
    return Actor(act.person_id, "chat", identified="telegram")


async def _withdraw(ports: Ports, tx: Transaction, task: Task, act: PutOff) -> None:
    after, events = actions.withdraw(task, ports.clock(), reason=act.reason)
    await settle(ports, tx, task, after, events, actor=_actor(act))


async def _reject(ports: Ports, tx: Transaction, task: Task, act: PutOff) -> None:
    mine = (each for each in task.parties_of(act.person_id) if each.state is PartyState.TO_ACT)
    after, events = actions.reject(task, next(mine).id, ports.clock(), reason=act.reason)
    await settle(ports, tx, task, after, events, actor=_actor(act))


async def _discard(ports: Ports, tx: Transaction, task: Task, act: PutOff) -> None:
    after, events = drafting.discard(task, ports.clock())
    await tx.tasks.save(after, expected_version=task.version)
    await record_events(tx, events, at=ports.clock(), actor=_actor(act), task_id=task.id)
    await end_dialogue_about(tx, act.person_id, task.id)


_ACTS = {"withdraw": _withdraw, "reject": _reject, "discard": _discard}


async def _tell(tx: Transaction, task: Task, act: PutOff, outcome: str) -> None:
    """In place of the message that said it was waiting."""
    key = {"discard": "draft-discarded"}.get(act.act, f"done-{act.act}")
    facts = {"key": key if outcome == "done" else f"not-done-{act.act}", "title": task.title}
    if act.act == "discard" and outcome == "done":
        facts["forget_card"] = "yes"
    if act.message_id is not None:
        facts["in_place"] = str(act.message_id)
    await tx.outbox.put(key=f"act:{act.id}", kind="told", person_id=act.person_id, task_id=task.id, facts=facts)
