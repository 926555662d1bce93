from __future__ import annotations

import asyncio

from signing.audit.chain import record
from signing.ports import Actor, Ports, Seal
from signing.seals.checking import check_design
from signing.seals.drawing import draw_seal
from signing.seals.preview import seal_picture
from signing.task.events import SEAL_MADE
from signing.task.ids import new_id
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner
from signing.usecases.seal_views import SealView, SealWish, design_of


async def make_seal(ports: Ports, actor: Actor, wish: SealWish) -> SealView:
    """Draws and keeps it; whoever makes it is its keeper. Raises as `sketch_seal`."""
    design = check_design(design_of(wish))
    page = await asyncio.to_thread(draw_seal, design)
    picture = await ports.children.run(seal_picture, page)
    kept, preview = await ports.blobs.put(page), await ports.blobs.put(picture)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        check_owner(ports, person, wish.owner)
        seal = Seal(
            id=new_id(),
            owner=design.name,
            kind=design.kind.value,
            width=design.width,
            height=design.height,
            page=kept,
            preview=preview,
            keeper_id=person.id,
            made_at=ports.clock(),
            design=design.as_json(),
        )
        await tx.seals.add(seal)
        facts = {"seal_id": seal.id, "owner": seal.owner, "kind": seal.kind, "page": seal.page, "how": "drawn"}
        await record(tx, at=seal.made_at, kind=SEAL_MADE, actor=actor, task_id=None, facts=facts)
    return SealView(seal, keeps=True, picture=picture)
