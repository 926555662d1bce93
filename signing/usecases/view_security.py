from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.admission import person_of
from signing.usecases.means_desk import standing_at
from signing.usecases.proof_views import SecurityView


async def view_security(ports: Ports, actor: Actor) -> SecurityView:
    """What the reader has proven and holds."""
    async with ports.transaction() as tx:
        standing = await standing_at(tx, await person_of(tx, actor), actor.identified)
    ways = ports.installation.ways
    return SecurityView(standing.known, standing.held, ways, real_names=ports.real_names is not None)
