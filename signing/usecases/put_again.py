from __future__ import annotations

from signing.ports import OutboxItem, Transaction


async def put_again(
    tx: Transaction, item: OutboxItem, name: str, channel: str, *, address: str | None = None
) -> None:
    """The same delivery by another way, once under each `name`."""
    await tx.outbox.put(
        key=f"{item.key}:{name}",
        kind=item.kind,
        person_id=item.person_id,
        task_id=item.task_id,
        party_id=item.party_id,
        facts={**item.facts, "address": address} if address is not None else item.facts,
        repeatable=item.repeatable,
        channel=channel,
    )
