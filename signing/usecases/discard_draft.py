from __future__ import annotations

from signing.ports import Actor, Ports


async def discard_draft(ports: Ports, actor: Actor, task_id: str) -> None:
    """The draft is thrown away; its conversation ends. Doing it twice is no error."""
    raise NotImplementedError
