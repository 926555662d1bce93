from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from signing.errors import BadAnswer, Refusal
from signing.ports import Actor, Json, Ports, Seal
from signing.task.model import Document, Party, Task
from signing.task.rights import readable
from signing.task.sealing import SealRequest
from signing.usecases.page_cache import picture_of, shapes_of
from signing.usecases.papers import Papers, papers_of
from signing.usecases.seal_over import how_it_ended
from signing.usecases.seal_request_desk import RequestDesk, at_request


@dataclass(frozen=True, slots=True)
class SealRequestView:
    """For a keeper. `papers`: the pages that the signer sees, which they may read while it is open."""

    request: SealRequest
    seal: Seal
    task: Task
    party: Party
    who: str
    company: str
    initiator: str
    is_open: bool
    papers: Papers = field(default_factory=Papers)
    end: Mapping[str, Json] = field(default_factory=dict)  # how it ended, where it did
    picture: bytes = field(default=b"", repr=False)


async def view_seal_request(ports: Ports, actor: Actor, request_id: str) -> SealRequestView:
    """Raises NotAllowed `not-found`."""
    async with at_request(ports, actor, request_id, "view-request") as desk:
        asker = await desk.at.tx.people.get(desk.request.person_id)
        end = {} if desk.is_open else await how_it_ended(ports, desk.at.tx, desk.request, desk.at.person.id)
        initiator = await desk.at.tx.people.get(desk.task.initiator_id)
    return SealRequestView(
        request=desk.request,
        seal=desk.at.seal,
        task=desk.task,
        party=desk.party,
        who=asker.name if asker else desk.party.name,
        company=desk.party.company or "",
        initiator=initiator.name if initiator else "",
        is_open=desk.is_open,
        papers=await papers_of(ports, _documents(desk)) if desk.is_open else Papers(),
        end=end,
        picture=await ports.blobs.get(desk.at.seal.preview),
    )


async def fetch_request_page(ports: Ports, actor: Actor, request_id: str, page: int, width: int) -> bytes:
    """A picture (WebP) of what is to be sealed, drawn from the exact bytes of the request, while it is open;
    `page` counts on from one document to the next. Raises NotAllowed `not-found`, Refusal `seal-request-over`."""
    async with at_request(ports, actor, request_id, "fetch-request-page") as desk:
        if not desk.is_open:
            raise Refusal("seal-request-over")
        documents = _documents(desk)
    left = page
    for document in documents:
        shapes = await shapes_of(ports, document.current)
        if 0 <= left < len(shapes):
            return await picture_of(ports, document.current, left, width)
        left -= len(shapes)
    raise BadAnswer("no-such-page", page=page + 1, pages=page - left)


def _documents(desk: RequestDesk) -> tuple[Document, ...]:
    return readable(desk.task, desk.request.person_id)
