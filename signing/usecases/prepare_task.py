from __future__ import annotations

from signing.ports import Job, Ports


async def prepare_task(ports: Ports, job: Job) -> None:
    """Signature page appended where chosen, certified base revision with every field of every party written and verified, then the
    first turns. Waiting if the time stamp is missing; a document that takes no fields goes back to its initiator as a draft."""
    raise NotImplementedError
