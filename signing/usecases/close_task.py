from __future__ import annotations

from signing.ports import Job, Ports


async def close_task(ports: Ports, job: Job) -> None:
    raise NotImplementedError
