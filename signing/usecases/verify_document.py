from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import DocumentVerdict


async def verify_document(ports: Ports, actor: Actor, data: bytes) -> DocumentVerdict:
    raise NotImplementedError
