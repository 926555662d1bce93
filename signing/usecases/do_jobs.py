from __future__ import annotations

from signing.ports import Ports


async def do_next_job(ports: Ports, worker: str) -> bool:
    raise NotImplementedError
