from __future__ import annotations

import asyncio

from signing.ports import Ports
from signing.trust.keys import SigningKey


def place_of(seal_id: str) -> str:
    """Its name in the vault."""
    return f"seal-key:{seal_id}"


async def seal_key(ports: Ports, seal_id: str, *, organisation: str, name: str) -> SigningKey:
    """The long-lived key of a company's seal, issued when it is first asked for and kept in the vault; however
    many ask at once, one key. Its certificate is on record, so OCSP and CRL know it.

    Raises BadAnswer `name-unusable`."""
    place = place_of(seal_id)
    kept = await ports.vault.fetch(place)
    if kept is None:
        now = ports.clock()
        made: SigningKey = await asyncio.to_thread(ports.authority.issue_seal, organisation, name, now)
        await ports.vault.keep(place, made.to_bytes())
        kept = await ports.vault.fetch(place)
        assert kept is not None, "kept just now"
        if kept == made.to_bytes():
            async with ports.transaction() as tx:
                await tx.certificates.record(
                    serial=made.serial, task_id=None, party_id=None, der=made.certificate, issued_at=now
                )
    return SigningKey.from_bytes(kept)
