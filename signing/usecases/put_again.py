from __future__ import annotations

from collections.abc import Sequence

from signing.ports import OutboxItem, Transaction


async def put_again(
    tx: Transaction,
    item: OutboxItem,
    name: str,
    channel: str,
    *,
    address: str | None = None,
    tried: Sequence[str] = (),
) -> None:
    """The same delivery by another way, once under each `name`. `tried`: the ways that it came back by; a copy of
    what has arrived names none."""
    facts = {key: value for key, value in item.facts.items() if key != "address"}
    facts |= {"tried": list(tried)} if tried else {"also": True}
    await tx.outbox.put(
        key=f"{item.key}:{name}",
        kind=item.kind,
        person_id=item.person_id,
        task_id=item.task_id,
        party_id=item.party_id,
        facts=facts | ({"address": address} if address is not None else {}),
        repeatable=item.repeatable,
        channel=channel,
    )
