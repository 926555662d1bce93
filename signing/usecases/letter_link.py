from __future__ import annotations

from signing.audit.chain import record
from signing.confirmation.links import mint_page_link
from signing.ports import SYSTEM, Ports
from signing.task.events import PAGE_LINK_MADE


async def letter_link(ports: Ports, person_id: str, task_id: str, channel: str) -> str:
    """The token of a one-time link that goes with a letter to somebody without a chat."""
    now = ports.clock()
    async with ports.transaction() as tx:
        token = await mint_page_link(
            tx, person_id=person_id, purpose="task", task_id=task_id, now=now, channel=channel
        )
        facts = {"purpose": "task", "task_id": task_id, "person_id": person_id, "channel": channel}
        await record(tx, at=now, kind=PAGE_LINK_MADE, actor=SYSTEM, task_id=None, facts=facts)
    return token
