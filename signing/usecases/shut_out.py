from __future__ import annotations

from dataclasses import replace

from signing.ports import Ports, Transaction


async def shut_out(ports: Ports, tx: Transaction, task_id: str, party_id: str) -> None:
    """Whatever was made for who stands in this place is good for nothing any more: links, code, what they had
    filled in, read and handed in."""
    now = ports.clock()
    await tx.links.void_invitations(task_id, party_id, now)
    await tx.answers.drop(task_id, party_id)
    await tx.pages_read.drop(task_id, party_id)
    await tx.handed_in.drop(task_id, party_id)
    await void_code(ports, tx, task_id, party_id)


async def void_code(ports: Ports, tx: Transaction, task_id: str, party_id: str) -> None:
    code = await tx.codes.newest(task_id, party_id)
    if code is not None and code.used_at is None and code.voided_at is None:
        await tx.codes.save(replace(code, voided_at=ports.clock()))
