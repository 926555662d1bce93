from __future__ import annotations

from signing.errors import BadAnswer
from signing.ports import Actor, Ports
from signing.seals.checking import check_colour
from signing.seals.cutout import USUAL_TOLERANCE, Cutout, check_picture_bytes, cut_out
from signing.seals.design import COLOURS
from signing.seals.preview import side_by_side
from signing.usecases.admission import person_of
from signing.usecases.seal_desk import check_owner
from signing.usecases.seal_views import SealCut, kind_of, sizes_of


async def cut_seal(
    ports: Ports,
    actor: Actor,
    data: bytes,
    *,
    kind: str,
    owner: str,
    colour: str = COLOURS["red"],
    tolerance: int = USUAL_TOLERANCE,
) -> SealCut:
    """A photographed chop without its paper; no seal is made yet. Raises as `try_cut`."""
    found = await try_cut(ports, actor, data, owner=owner, colour=colour, tolerance=tolerance)
    seen = await ports.children.run(side_by_side, found.before, found.png)
    put = ports.blobs.put
    return SealCut(await put(data), await put(found.png), await put(seen), found.ratio, sizes_of(kind_of(kind)))


async def try_cut(
    ports: Ports, actor: Actor, data: bytes, *, owner: str, colour: str = COLOURS["red"], tolerance: int
) -> Cutout:
    """To look at: nothing is kept. Raises BadAnswer as signing.seals.cutout.cut_out, `seal-tolerance` and
    `seal-colour`, NotAllowed `seal-for-admins`."""
    check_picture_bytes(data)
    check_colour(colour)
    if not 0 <= tolerance <= 100:
        raise BadAnswer("seal-tolerance")
    async with ports.transaction() as tx:
        check_owner(ports, await person_of(tx, actor), owner)
    return await ports.children.run(cut_out, data, colour=colour, tolerance=tolerance)
