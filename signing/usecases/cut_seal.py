from __future__ import annotations

from signing.ports import Actor, Ports
from signing.seals.cutout import check_picture_bytes, cut_out
from signing.seals.preview import side_by_side
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner
from signing.usecases.seal_views import SealCut, kind_of, sizes_of


async def cut_seal(ports: Ports, actor: Actor, data: bytes, *, kind: str, owner: str) -> SealCut:
    """A photographed chop without its paper; no seal is made yet. Raises BadAnswer as
    signing.seals.cutout.cut_out, NotAllowed `seal-for-admins`."""
    check_picture_bytes(data)
    async with ports.transaction() as tx:
        check_owner(ports, await person_of(tx, actor), owner)
    found = await ports.children.run(cut_out, data)
    seen = await ports.children.run(side_by_side, found.before, found.png)
    put = ports.blobs.put
    return SealCut(await put(data), await put(found.png), await put(seen), found.ratio, sizes_of(kind_of(kind)))
