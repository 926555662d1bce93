from __future__ import annotations

import asyncio

from signing.ports import Actor, Ports, Seal, SealState
from signing.seals.checking import check_design
from signing.seals.drawing import draw_seal
from signing.seals.preview import seal_picture
from signing.task.ids import new_id
from signing.usecases.new_seal import keep_new_seal
from signing.usecases.seal_views import SealView, SealWish, design_of


async def make_seal(ports: Ports, actor: Actor, wish: SealWish, *, name: str = "", asks: bool = False) -> SealView:
    """Draws and keeps it; whoever makes it is its keeper. Nobody may use it before `approve_seal`. Raises as
    `sketch_seal`."""
    design = check_design(design_of(wish))
    page = await asyncio.to_thread(draw_seal, design)
    picture = await ports.children.run(seal_picture, page)
    kept, preview = await ports.blobs.put(page), await ports.blobs.put(picture)
    seal = Seal(
        id=new_id(),
        owner=design.name,
        kind=design.kind.value,
        width=design.width,
        height=design.height,
        page=kept,
        preview=preview,
        keeper_id="",
        made_at=ports.clock(),
        state=SealState.DRAFT,
        design=design.as_json(),
        name=name,
        asks=asks,
    )
    return await keep_new_seal(ports, actor, seal, picture, how="drawn")
