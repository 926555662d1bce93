from __future__ import annotations

from signing.ports import Actor, Ports


async def fetch_page(ports: Ports, actor: Actor, task_id: str, page: int, width: int) -> bytes:
    raise NotImplementedError
