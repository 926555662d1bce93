from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports
from signing.task.events import SEAL_KEY_ISSUED
from signing.trust.keys import SigningKey

# A certificate that ends while a document waits for its last signature would be one nobody can ask about any more.
SOON = timedelta(days=90)


async def seal_key(ports: Ports, seal_id: str, *, organisation: str, name: str) -> SigningKey:
    """The long-lived key of a company's seal, issued when it is first asked for and kept in the vault; however
    many ask at once, one key. Where its certificate ends soon, the next one is issued. Each is on record, so OCSP
    and CRL know it.

    Raises BadAnswer `name-unusable`."""
    keys, now = await keys_of(ports, seal_id), ports.clock()
    if keys and keys[-1].not_after - now > SOON:
        return keys[-1]
    place = _place(seal_id, len(keys))
    made: SigningKey = await asyncio.to_thread(ports.authority.issue_seal, organisation, name, now)
    await ports.vault.keep(place, made.to_bytes())
    kept = await ports.vault.fetch(place)
    assert kept is not None, "kept just now"
    if kept == made.to_bytes():
        async with ports.transaction() as tx:
            await tx.certificates.record(
                serial=made.serial, task_id=None, party_id=None, der=made.certificate, issued_at=now
            )
            facts = {"seal_id": seal_id, "certificate_serial": made.serial}
            await record(tx, at=now, kind=SEAL_KEY_ISSUED, actor=SYSTEM, task_id=None, facts=facts)
    return SigningKey.from_bytes(kept)


async def keys_of(ports: Ports, seal_id: str) -> Sequence[SigningKey]:
    """All that were issued for it, the newest last."""
    kept = await ports.vault.fetch_beginning(_place(seal_id, 0))
    of_it = {name: value for name, value in kept.items() if name.split(":")[1] == seal_id}
    return sorted((SigningKey.from_bytes(value) for value in of_it.values()), key=lambda key: key.not_after)


def _place(seal_id: str, number: int) -> str:
    """The name in the vault of the key that follows `number` others."""
    return f"seal-key:{seal_id}" + (f":{number + 1}" if number else "")
