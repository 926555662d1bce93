from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime

from signing.audit.chain import record
from signing.confirmation.codes import check_not_locked, code_matches, locked_until, read_code, tries_left
from signing.errors import Refusal, Stale
from signing.ports import Actor, Ports, Transaction
from signing.task.batch import Batch
from signing.task.events import BATCH_CONFIRMED, BATCH_LOCKED, BATCH_VOIDED, BATCH_WRONG
from signing.usecases.admission import person_of
from signing.usecases.batch_desk import check_theirs, tries_of


@dataclass(frozen=True, slots=True)
class _Typed:
    digits: str = field(repr=False)
    seen: str
    at: datetime


async def confirm_batch(ports: Ports, actor: Actor, batch_id: str, *, code: str, seen: str) -> Batch:
    """The one code for all, judged and used up; the tasks are acted in by `go_on_batch`. `seen`: the digest of the
    list that the page has shown. Whoever is not right five times waits, with whatever batch."""
    digits = read_code(code)
    await check_theirs(ports, actor, batch_id, "confirm-batch")
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        await tx.security.claim(person.id)
        taken = await _take(tx, actor, batch_id, _Typed(digits, seen, ports.clock()))
    # Raised only here: the count of the wrong try is committed.
    if isinstance(taken, Refusal):
        raise taken
    ports.wake()
    return taken


async def _take(tx: Transaction, actor: Actor, batch_id: str, typed: _Typed) -> Batch | Refusal:
    now = typed.at
    batch = await tx.batches.claim(batch_id)
    assert batch is not None, "batches are never deleted"
    _, wrong = await tries_of(tx, batch.person_id, now)
    facts = {"batch": batch.id, "digest": batch.digest}
    check_not_locked(wrong, now)
    if batch.used_at or batch.voided_at or now >= batch.expires_at:
        return Refusal("code-over")
    if typed.seen != batch.digest:
        # Typed on a page that shows another list: a second tab, another device.
        await tx.batches.save(replace(batch, voided_at=now))
        await record(tx, at=now, kind=BATCH_VOIDED, actor=actor, task_id=None, facts=facts)
        return Stale("batch-changed")
    if await asyncio.to_thread(code_matches, batch.hash, typed.digits):
        used = replace(batch, used_at=now, actor=asdict(actor))
        await tx.batches.save(used)
        await record(tx, at=now, kind=BATCH_CONFIRMED, actor=actor, task_id=None, facts=facts)
        return used
    wrong = [*wrong, now]
    until = locked_until(wrong, now)
    voided = now if until else None
    await tx.batches.save(replace(batch, wrong_at=(*batch.wrong_at, now), voided_at=voided))
    await record(tx, at=now, kind=BATCH_WRONG, actor=actor, task_id=None, facts=facts)
    if until is None:
        return Refusal("code-wrong", left=tries_left(wrong, now))
    await record(tx, at=now, kind=BATCH_LOCKED, actor=actor, task_id=None, facts=facts)
    return Refusal("code-locked", minutes=round((until - now).total_seconds() / 60))
