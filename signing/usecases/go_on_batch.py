from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.errors import Refusal
from signing.ports import SYSTEM, Actor, Ports
from signing.task.batch import Batch, BatchItem, ItemState
from signing.task.events import BATCH_DONE
from signing.task.model import PartyState
from signing.usecases.approve_document import approve_document
from signing.usecases.sign_document import sign_document

OPEN = frozenset({ItemState.WAITING, ItemState.UNDER_WAY})
ENDS = {
    PartyState.SIGNED: ItemState.DONE,
    PartyState.APPROVED: ItemState.DONE,
    PartyState.SIGNING: ItemState.PENDING,
}


async def go_on_batch(ports: Ports, batch_id: str) -> bool:
    """Acts in the next task of a confirmed batch, as whoever confirmed it; any number of callers at once act once
    in each. What is done stays done, whatever becomes of the others. False where nothing was left to begin."""
    async with ports.transaction() as tx:
        batch = await tx.batches.get(batch_id)
        if batch is None or batch.used_at is None or batch.told_at is not None:
            return False
        item = None
        for each in await tx.batches.items(batch_id):
            if each.state in OPEN:
                item = item or await tx.batches.begin(batch_id, each.place, ports.clock())
    if item is not None:
        ended = await _act(ports, batch, item)
        async with ports.transaction() as tx:
            await tx.batches.end(ended)
    await _tell(ports, batch_id)
    return item is not None


async def _act(ports: Ports, batch: Batch, item: BatchItem) -> BatchItem:
    """First whether it was done already: whoever began it may have died right after."""
    found = await _outcome(ports, item)
    if found is not None:
        return found
    actor = Actor(**(batch.actor or {}))
    try:
        act = sign_document if item.act == "sign" else approve_document
        await act(ports, actor, item.task_id, code="", batch=batch.id)
    except Refusal as refusal:
        return await _outcome(ports, item) or _left(item, refusal)
    return await _outcome(ports, item) or _left(item, Refusal("batch-not-written"))


def _left(item: BatchItem, why: Refusal) -> BatchItem:
    return replace(item, state=ItemState.LEFT, reason=why.code, facts=dict(why.facts))


async def _outcome(ports: Ports, item: BatchItem) -> BatchItem | None:
    """What has come of the item's code; None where it was not used."""
    async with ports.transaction() as tx:
        code = await tx.codes.newest(item.task_id, item.party_id)
        task = await tx.tasks.get(item.task_id)
    if code is None or code.used_at is None or code.proposal.get("batch") != item.batch_id:
        return None
    party = task.party(item.party_id) if task else None
    if party is not None and party.state in ENDS:
        return replace(item, state=ENDS[party.state])
    return _left(item, Refusal("batch-not-written"))


async def _tell(ports: Ports, batch_id: str) -> None:
    """Once, by whoever finds nothing open any more."""
    async with ports.transaction() as tx:
        batch = await tx.batches.claim(batch_id)
        items = await tx.batches.items(batch_id)
        if batch is None or batch.told_at is not None or any(each.state in OPEN for each in items):
            return
        now = ports.clock()
        await tx.batches.save(replace(batch, told_at=now))
        count = {state: sum(each.state is state for each in items) for state in ItemState}
        counts = {
            "done": count[ItemState.DONE],
            "pending": count[ItemState.PENDING],
            "left": count[ItemState.LEFT],
        }
        facts = {"batch": batch.id, "digest": batch.digest, **counts}
        await record(tx, at=now, kind=BATCH_DONE, actor=SYSTEM, task_id=None, facts=facts)
        told = {"key": "told-batch-done", **counts}
        await tx.outbox.put(key=f"batch-done:{batch.id}", kind="told", person_id=batch.person_id, facts=told)
    ports.wake()
