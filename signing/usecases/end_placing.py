from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.notices import Notice
from signing.usecases.announce import put
from signing.usecases.draft_desk import at_draft


async def end_placing(ports: Ports, actor: Actor, task_id: str) -> None:
    """The page is left: the chat's card is drawn anew, once for all that was placed since."""
    async with at_draft(ports, actor, task_id, "end-placing", None) as desk:
        task = desk.task
        key = f"card:{task.id}:{task.initiator_id}:{task.version}"
        await put(ports, desk.tx, task, Notice("card", task.initiator_id, key, facts={"fresh": False}))
    ports.wake()
