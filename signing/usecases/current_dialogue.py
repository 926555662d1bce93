from __future__ import annotations

from signing.ports import Actor, Dialogue, Ports


async def current_dialogue(ports: Ports, actor: Actor) -> Dialogue | None:
    """None: nothing is being asked."""
    raise NotImplementedError
