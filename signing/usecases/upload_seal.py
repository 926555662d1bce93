from __future__ import annotations

import asyncio
from functools import partial

from signing.errors import BadAnswer
from signing.pdf.picture_page import picture_page
from signing.ports import Actor, Ports, Seal, SealState
from signing.seals.checking import NAME_LENGTH
from signing.seals.cutout import MM_RANGE
from signing.seals.preview import seal_picture
from signing.task.ids import new_id
from signing.usecases.new_seal import keep_new_seal
from signing.usecases.seal_views import SealCut, SealView, kind_of

OPACITY = 85  # per cent: a photographed chop has lost some of its ink already


async def upload_seal(
    ports: Ports,
    actor: Actor,
    *,
    kind: str,
    owner: str,
    cut: SealCut,
    width: float,
    name: str = "",
    asks: bool = False,
) -> SealView:
    """Keeps what `cut_seal` cut out, `width` mm wide, as `make_seal` does. Raises BadAnswer `seal-picture-size`
    (least, most) and `seal-owner-length` (most)."""
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
    seal = Seal(
        id=new_id(),
        owner=owner,
        kind=kind_of(kind).value,
        width=width,
        height=height,
        page=kept,
        preview=preview,
        keeper_id="",
        made_at=ports.clock(),
        state=SealState.DRAFT,
        original=cut.original,
        name=name,
        asks=asks,
    )
    return await keep_new_seal(ports, actor, seal, picture, how="uploaded", original=cut.original)
