from __future__ import annotations

from datetime import datetime

from signing.audit.chain import record
from signing.ports import Actor, Json, Transaction
from signing.task.events import AUTHORITY_CHANGED


async def note_authority(tx: Transaction, operator: Actor, at: datetime, what: str, **facts: Json) -> None:
    """`what`: "renewed" (`which`: its certificates), "new-root", "forgot-root" (`sha256` of the root)."""
    facts = {"what": what, **facts}
    await record(tx, at=at, kind=AUTHORITY_CHANGED, actor=operator, task_id=None, facts=facts)
