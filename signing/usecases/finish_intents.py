from __future__ import annotations

from signing.ports import Ports


async def finish_intents(ports: Ports, older_than_s: float = 120) -> int:
    raise NotImplementedError
