from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import CodeSent


async def request_code(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    act: str,
    sha256: str,
    drawing_png: bytes | None = None,
    typed: str | None = None,
) -> CodeSent:
    raise NotImplementedError
