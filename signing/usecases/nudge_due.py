from __future__ import annotations

from signing.ports import Ports


async def nudge_due(ports: Ports) -> int:
    raise NotImplementedError
