from __future__ import annotations

import asyncio

from signing.ports import Actor, Ports
from signing.seals.drawing import draw_seal
from signing.seals.preview import seal_picture
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner
from signing.usecases.seal_views import SealSketch, SealWish, design_of, sizes_of


async def sketch_seal(ports: Ports, actor: Actor, wish: SealWish) -> SealSketch:
    """What the seal will look like; nothing is kept. Raises BadAnswer as signing.seals.drawing.draw_seal,
    NotAllowed `seal-for-admins`."""
    async with ports.transaction() as tx:
        check_owner(ports, await person_of(tx, actor), wish.owner)
    design = design_of(wish)
    page = await asyncio.to_thread(draw_seal, design)
    picture = await ports.children.run(seal_picture, page)
    return SealSketch(wish, design.width, design.height, sizes_of(design.kind), picture)
