from __future__ import annotations

from dataclasses import dataclass, field

from signing.errors import BadAnswer, Refusal
from signing.fields.kinds import PageShape
from signing.ports import Actor, Ports, Seal
from signing.task.model import Party, Task
from signing.task.sealing import SealRequest
from signing.usecases.page_cache import picture_of, shapes_of
from signing.usecases.seal_request_desk import RequestDesk, at_request


@dataclass(frozen=True, slots=True)
class SealRequestView:
    """For a keeper. `shapes`: of the pages, which they may read while it is open."""

    request: SealRequest
    seal: Seal
    task: Task
    party: Party
    who: str
    company: str
    initiator: str
    is_open: bool
    shapes: tuple[PageShape, ...] = ()
    picture: bytes = field(default=b"", repr=False)


async def view_seal_request(ports: Ports, actor: Actor, request_id: str) -> SealRequestView:
    """Raises NotAllowed `not-found`."""
    async with at_request(ports, actor, request_id, "view-request") as desk:
        asker = await desk.at.tx.people.get(desk.request.person_id)
        initiator = await desk.at.tx.people.get(desk.task.initiator_id)
        is_open = _is_open(ports, desk)
    return SealRequestView(
        request=desk.request,
        seal=desk.at.seal,
        task=desk.task,
        party=desk.party,
        who=asker.name if asker else desk.party.name,
        company=desk.party.company or "",
        initiator=initiator.name if initiator else "",
        is_open=is_open,
        shapes=await shapes_of(ports, desk.request.sha256) if is_open else (),
        picture=await ports.blobs.get(desk.at.seal.preview),
    )


async def fetch_request_page(ports: Ports, actor: Actor, request_id: str, page: int, width: int) -> bytes:
    """A picture (WebP) of what is to be sealed, drawn from the exact bytes of the request, while it is open.
    Raises NotAllowed `not-found`, Refusal `seal-request-over`."""
    async with at_request(ports, actor, request_id, "fetch-request-page") as desk:
        if not _is_open(ports, desk):
            raise Refusal("seal-request-over")
        pages = desk.task.document.pages if desk.task.document else 0
    if page < 0:
        raise BadAnswer("no-such-page", page=page + 1, pages=pages)
    return await picture_of(ports, desk.request.sha256, page, width)


def _is_open(ports: Ports, desk: RequestDesk) -> bool:
    return desk.is_open and ports.clock() < desk.request.expires_at
