"""One piece of our own work: claimed, done, or put off with back-off."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from signing.audit.chain import record
from signing.errors import Waiting
from signing.ports import SYSTEM, Job, Ports
from signing.task.events import WORK_FAILED
from signing.task.notices import ADMINS, Notice
from signing.usecases.announce import put
from signing.usecases.close_task import close_task
from signing.usecases.do_put_off import do_put_off
from signing.usecases.prepare_task import prepare_task
from signing.usecases.redeem_intent import redeem_intent
from signing.usecases.renew_task import renew_task
from signing.usecases.report_task import report_task

log = logging.getLogger(__name__)

LEASE_S = 600  # the largest document takes under a minute; after this somebody else may take the job over
FIRST_DELAY_S = 15
LONGEST_DELAY_S = 15 * 60
TROUBLE_AFTER = 3  # failures in a row that are nobody's "wait": then the admins are told


async def do_next_job(ports: Ports, worker: str) -> bool:
    """Does one due job; False if there was none. Waiting and failures put it off, never lose it."""
    async with ports.transaction() as tx:
        job = await tx.jobs.claim(ports.clock(), worker, LEASE_S)
    if job is None:
        return False
    try:
        await _WORK[job.kind](ports, job)
    except Waiting as missing:
        await _postpone(ports, job, missing.code)
    except Exception as error:
        log.exception("job %s of task %s failed", job.kind, job.task_id)
        await _postpone(ports, job, type(error).__name__)
        if job.attempts >= TROUBLE_AFTER:
            await _tell_admins(ports, job)
    else:
        async with ports.transaction() as tx:
            await tx.jobs.finish(job.id)
    return True


async def _sign(ports: Ports, job: Job) -> None:
    intent_id = job.key.removeprefix("sign:")
    task = await redeem_intent(ports, intent_id)
    async with ports.transaction() as tx:
        still_open = [each.id for each in await tx.intents.open_of_task(task.id)]
    if intent_id in still_open:
        raise Waiting(task.waiting_for or "signing-busy")


_WORK: Mapping[str, Callable[[Ports, Job], Awaitable[None]]] = {
    "prepare": prepare_task,
    "sign": _sign,
    "close": close_task,
    "renew": renew_task,
    "report": report_task,
    "act": do_put_off,
}


async def _postpone(ports: Ports, job: Job, error: str) -> None:
    delay = min(FIRST_DELAY_S * 2 ** min(job.attempts, 10), LONGEST_DELAY_S)
    async with ports.transaction() as tx:
        await tx.jobs.postpone(job.id, ports.clock() + timedelta(seconds=delay), error)


async def _tell_admins(ports: Ports, job: Job) -> None:
    """Once per job: the key is the job's."""
    async with ports.transaction() as tx:
        task = await tx.tasks.get(job.task_id)
        if task is not None:
            facts = {"key": "told-trouble", "number": task.number, "title": task.title, "work": job.kind}
            await put(ports, tx, task, Notice("attention", ADMINS, f"attention:job:{job.key}", facts=facts))
            failed = {"work": job.kind, "attempts": job.attempts}
            await record(tx, at=ports.clock(), kind=WORK_FAILED, actor=SYSTEM, task_id=task.id, facts=failed)
    ports.wake()
