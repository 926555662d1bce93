"""The register of erasures, in rows and in a file beside them: what a restored backup does not know is found in
the file and done again (docs/adr/0025)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from signing.ports import Erasure, Ports, Transaction

FILE_NAME = "yinxin-erasures.jsonl"


async def note_done(tx: Transaction, erasure: Erasure) -> None:
    """Keeps that it was wished, where it was."""
    known = await tx.erasures.get(erasure.what, erasure.subject)
    asked_at = known.asked_at if known else None
    await tx.erasures.put(replace(erasure, asked_at=erasure.asked_at or asked_at))


async def show_register(ports: Ports) -> None:
    """After a commit: into the file, and by the courier into the admins' chats, a witness outside the house. Once
    for what is new; what a crash left out is made up for by the next time."""
    async with ports.transaction() as tx:
        done = await tx.erasures.done()
    if not done:
        return
    if ports.erasures is not None:
        await asyncio.to_thread(ports.erasures.add, done)
    async with ports.transaction() as tx:
        for admin in await tx.people.admins():
            key = f"erasures:{done[-1].done_at:%Y%m%dT%H%M%S}:{len(done)}:{admin.id}"
            facts = {"key": "told-erasures", "count": len(done)}
            await tx.outbox.put(key=key, kind="erasures", person_id=admin.id, facts=facts)
    ports.wake()


async def register_file(ports: Ports, largest: int) -> tuple[str, bytes] | None:
    """As a file for the chat; None where it is larger than the chat takes, or there is none."""
    if ports.erasures is None:
        return None
    data: bytes = await asyncio.to_thread(ports.erasures.raw)
    return (FILE_NAME, data) if len(data) <= largest else None
