from __future__ import annotations

from signing.ports import Actor, Ports


async def note_block(ports: Ports, actor: Actor, blocked: bool) -> None:
    raise NotImplementedError
