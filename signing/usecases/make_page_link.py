from __future__ import annotations

from signing.ports import Actor, Ports


async def make_page_link(ports: Ports, actor: Actor, purpose: str, task_id: str | None) -> str:
    raise NotImplementedError
