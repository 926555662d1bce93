from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.seal_desk import at_seal
from signing.usecases.seal_views import SealView


async def view_seal(ports: Ports, actor: Actor, seal_id: str) -> SealView:
    """With its picture. Raises NotAllowed `not-found`."""
    async with at_seal(ports, actor, seal_id, "view", keeper=False) as desk:
        seal, keeps = desk.seal, desk.keeps
    return SealView(seal, keeps, await ports.blobs.get(seal.preview))
