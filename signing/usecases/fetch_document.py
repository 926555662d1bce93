from __future__ import annotations

from signing.ports import Actor, Ports


async def fetch_document(ports: Ports, actor: Actor, task_id: str, which: str = "current") -> tuple[str, bytes]:
    raise NotImplementedError
