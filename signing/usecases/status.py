from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import StatusView


async def status(ports: Ports, actor: Actor, page: int = 0) -> StatusView:
    raise NotImplementedError
