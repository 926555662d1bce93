from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from functools import partial

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task import second_thoughts
from signing.task.deadlines import check_deadline, read_deadline
from signing.task.model import Task
from signing.usecases.admission import at_desk, person_of
from signing.usecases.announce import settle
from signing.usecases.replan_nudges import replan_nudges


async def extend_deadline(
    ports: Ports, actor: Actor, task_id: str, *, words: str = "", days: int | None = None
) -> Task:
    """More time for the parties: a date in `words` as for a draft, read in the actor's zone, or so many `days`
    behind the present deadline. Links that wait to be opened live as long; reminders are planned anew.

    BadAnswer as `read_deadline`, `deadline-not-later`; Refusal `extend-no-deadline`, or that the task is over."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
    zone, now = person.time_zone or ports.installation.time_zone, ports.clock()
    async with at_desk(ports, actor, task_id, "extend") as desk:
        _check(desk.task, desk.person.id, now)
    # In a thread, and with nothing held: the general reader of dates takes its time to load.
    said = None if days else await asyncio.to_thread(partial(read_deadline, words, now=now, zone=zone))
    async with at_desk(ports, actor, task_id, "extend") as desk:
        task = desk.task
        before = _check(task, desk.person.id, now)
        deadline = said or before + timedelta(days=days or 0)
        check_deadline(deadline, now=now, zone=zone)
        after, events = second_thoughts.extend(task, deadline, now)
        after = await settle(ports, desk.tx, task, after, events, actor=actor)
        await desk.tx.links.extend_invitations(task.id, deadline)
        await replan_nudges(ports, desk.tx, after)
    ports.wake()
    return after


def _check(task: Task, person_id: str, now: datetime) -> datetime:
    if task.initiator_id != person_id:
        raise NotAllowed("initiator-only")
    second_thoughts.check_extend(task, now)
    assert task.deadline is not None, "looked at"
    return task.deadline
