from __future__ import annotations

from collections.abc import Mapping

from signing.ports import Actor, Ports
from signing.usecases.admission import person_of
from signing.usecases.kept_hands import KINDS, kept_hand


async def fetch_hands(ports: Ports, actor: Actor) -> Mapping[str, bytes]:
    """What this person has let us keep of how they sign: "signature" and "initials" → PNG."""
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        found = {kind: await kept_hand(ports, tx, person.id, kind) for kind in KINDS}
    return {kind: png for kind, png in found.items() if png is not None}
