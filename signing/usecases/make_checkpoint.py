from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime

from signing.audit.chain import record
from signing.audit.checkpoint import (
    FIRST,
    Unreadable,
    facts_of,
    file_lines,
    head_line,
    leaf_of,
    read_file,
    with_hash,
)
from signing.audit.merkle import Growing
from signing.ports import SYSTEM, Actor, Checkpoint, Ports, SealedHead, Transaction, Witness
from signing.task.events import CHECKPOINTED

PAGE = 5000  # leaves; 30 ms of hashing


async def make_checkpoint(ports: Ports, actor: Actor = SYSTEM) -> Checkpoint:
    """A tree over the heads of all chains as they are now, linked to the checkpoint before, time-stamped, kept as
    a file outside the database, and posted to every admin. One that was begun and not stamped is finished first:
    it is then the one that is given. Raises Waiting `timestamp-unavailable`."""
    kept = await asyncio.to_thread(_newest_kept, ports.witness) if ports.witness else (0, "")
    async with ports.transaction() as tx:
        newest = await tx.checkpoints.newest()
        begun = newest if newest is not None and newest.token is None else None
        checkpoint = begun or await _sealed(tx, newest, kept, ports.clock(), is_kept=ports.witness is not None)
    # Nothing is locked while somebody else's clock is asked, and whatever dies from here on is finished later.
    digest = bytes.fromhex(checkpoint.hash)
    token: bytes = await asyncio.to_thread(ports.timestamper.stamp, digest, now=ports.clock())
    checkpoint = replace(checkpoint, token=token)
    if ports.witness is not None:
        async with ports.transaction() as tx:
            changed = [head async for head in all_leaves(tx, changed_in=checkpoint.number)]
        await asyncio.to_thread(ports.witness.keep, checkpoint.number, file_lines(checkpoint, changed))
    await _finish(ports, checkpoint, token, actor)
    ports.wake()
    return checkpoint


async def all_leaves(tx: Transaction, *, changed_in: int | None = None) -> AsyncIterator[SealedHead]:
    """In their order, a page at a time."""
    leaf = 0
    while page := await tx.checkpoints.leaves(leaf, PAGE, changed_in=changed_in):
        for head in page:
            yield head
        leaf = page[-1].leaf + 1


def _newest_kept(witness: Witness) -> tuple[int, str]:
    """Number and hash of the newest file: 0 where there is none; no hash where it cannot be read."""
    number = max(witness.numbers(), default=0)
    try:
        return number, read_file(witness.read(number))[0].hash if number else ""
    except Unreadable:
        return number, ""


async def _sealed(
    tx: Transaction, newest: Checkpoint | None, kept: tuple[int, str], now: datetime, *, is_kept: bool
) -> Checkpoint:
    """The checkpoint, in the rows, still without its time stamp. Where the newest file is not of the newest row
    (the database was rolled back, files are lost), it names every leaf, so that it can be read by itself."""
    known = (newest.number, newest.hash) if newest else (0, "")
    same = newest is not None and (not is_kept or kept == known)
    before, previous = max(known, kept)
    number = before + 1
    await tx.checkpoints.seal_heads(number, all_of_them=not same)
    tree = Growing()
    async for head in all_leaves(tx):
        tree.add(leaf_of(head))
    changed, digest = 0, hashlib.sha256()
    async for head in all_leaves(tx, changed_in=number):
        changed += 1
        digest.update(head_line(head) + b"\n")
    checkpoint = with_hash(
        Checkpoint(
            number=number,
            previous=previous or FIRST,
            at=now,
            tree_size=tree.size,
            root=tree.root().hex(),
            changed=changed,
            changed_sha256=digest.hexdigest(),
            full=not same,
        )
    )
    await tx.checkpoints.add(checkpoint)
    return checkpoint


async def _finish(ports: Ports, checkpoint: Checkpoint, token: bytes, actor: Actor) -> None:
    async with ports.transaction() as tx:
        if not await tx.checkpoints.stamped(checkpoint.number, token):
            return  # somebody else has finished the same one
        facts = facts_of(checkpoint)
        await record(tx, at=ports.clock(), kind=CHECKPOINTED, actor=actor, task_id=None, facts=facts)
        for admin in await tx.people.admins():
            told = {"key": "told-checkpoint", **facts, "at": checkpoint.at.isoformat()}
            key = f"checkpoint:{checkpoint.number}:{admin.id}"
            await tx.outbox.put(key=key, kind="checkpoint", person_id=admin.id, facts=told)
