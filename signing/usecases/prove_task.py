from __future__ import annotations

import asyncio
import base64
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from signing.audit.chain import record, verify_chain
from signing.audit.checkpoint import leaf_of
from signing.audit.merkle import path_to, root_by
from signing.audit.proof import proof_of
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, AuditEntry, Checkpoint, Ports, SealedHead, Transaction
from signing.task.events import ADMIN_READ
from signing.usecases.make_checkpoint import all_leaves


async def prove_task(ports: Ports, actor: Actor, task_number: str | None) -> dict[str, Any]:
    """The proof of one task's chain (None: the installation's own), as signing.audit.proof has it, under the
    newest checkpoint. It holds addresses and devices of everybody, so it is for whoever runs the house.

    NotAllowed `not-found`; Refusal `proof-not-yet` where no checkpoint holds this chain, `proof-broken` where what
    is there proves nothing."""
    async with ports.transaction() as tx:
        task = await tx.tasks.by_number(task_number) if task_number is not None else None
        if task_number is not None and task is None:
            raise NotAllowed("not-found", number=task_number)
        gathered = await gather(tx, task.id if task else None)
        if gathered is None:
            raise Refusal("proof-not-yet", number=task_number or "")
        facts = {"what": "proof", "checkpoint": gathered.checkpoint.number}
        task_id = gathered.head.task_id
        await record(tx, at=ports.clock(), kind=ADMIN_READ, actor=actor, task_id=task_id, facts=facts)
    return await prove(ports, gathered, task_number)


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a proof is made of."""

    entries: Sequence[AuditEntry]
    head: SealedHead
    checkpoint: Checkpoint
    leaves: Sequence[bytes]


async def gather(tx: Transaction, task_id: str | None) -> Gathered | None:
    """None where no checkpoint holds this chain yet."""
    entries = await tx.audit.of_task(task_id)
    checkpoint, head = await tx.checkpoints.newest(), await tx.checkpoints.leaf_of(task_id)
    if checkpoint is None or checkpoint.token is None or head is None:
        return None
    return Gathered(entries, head, checkpoint, [leaf_of(one) async for one in all_leaves(tx)])


async def prove(ports: Ports, gathered: Gathered, task_number: str | None) -> dict[str, Any]:
    """Refusal `proof-broken`."""
    entries, head, checkpoint = gathered.entries, gathered.head, gathered.checkpoint
    path = await asyncio.to_thread(path_to, head.leaf, gathered.leaves)
    root = root_by(path, head.leaf, len(gathered.leaves), leaf_of(head))
    anchored = head.number < len(entries) and entries[head.number].hash == head.hash
    if root is None or root.hex() != checkpoint.root or not anchored or verify_chain(entries, head.task_id):
        raise Refusal("proof-broken", number=task_number or "")
    return proof_of(
        entries,
        task_number=task_number,
        head=head,
        path=path,
        checkpoint=checkpoint,
        roots=[_pem(root) for root in ports.authority.roots],
    )


def _pem(der: bytes) -> str:
    lines = textwrap.wrap(base64.b64encode(der).decode(), 64)
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])
