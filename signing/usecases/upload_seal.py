from __future__ import annotations

import asyncio
from functools import partial

from signing.audit.chain import record
from signing.errors import BadAnswer
from signing.pdf.picture_page import picture_page
from signing.ports import Actor, Ports, Seal
from signing.seals.checking import NAME_LENGTH
from signing.seals.cutout import MM_RANGE
from signing.seals.preview import seal_picture
from signing.task.events import SEAL_MADE
from signing.task.ids import new_id
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner
from signing.usecases.seal_views import SealCut, SealView, kind_of

OPACITY = 85  # per cent: a photographed chop has lost some of its ink already


async def upload_seal(
    ports: Ports, actor: Actor, *, kind: str, owner: str, cut: SealCut, width: float
) -> SealView:
    """Keeps what `cut_seal` cut out, `width` mm wide. Raises BadAnswer `seal-picture-size` (least, most) and
    `seal-owner-length` (most)."""
    owner = " ".join(owner.split())
    if not 1 <= len(owner) <= 2 * NAME_LENGTH[1]:
        raise BadAnswer("seal-owner-length", most=2 * NAME_LENGTH[1])
    height = round(width * cut.ratio, 2)
    if not all(MM_RANGE[0] <= side <= MM_RANGE[1] for side in (width, height)):
        raise BadAnswer("seal-picture-size", least=int(MM_RANGE[0]), most=int(MM_RANGE[1]))
    draw = partial(picture_page, await ports.blobs.get(cut.picture), width, height, opacity=OPACITY)
    page = await asyncio.to_thread(draw)
    picture = await ports.children.run(seal_picture, page)
    kept, preview = await ports.blobs.put(page), await ports.blobs.put(picture)
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        check_owner(ports, person, owner)
        seal = Seal(
            id=new_id(),
            owner=owner,
            kind=kind_of(kind).value,
            width=width,
            height=height,
            page=kept,
            preview=preview,
            keeper_id=person.id,
            made_at=ports.clock(),
            original=cut.original,
        )
        await tx.seals.add(seal)
        facts = {"seal_id": seal.id, "owner": owner, "kind": seal.kind, "page": seal.page, "how": "uploaded"}
        await record(tx, at=seal.made_at, kind=SEAL_MADE, actor=actor, task_id=None, facts=facts)
    return SealView(seal, keeps=True, picture=picture)
