from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from signing.ports import Actor, Ports, SealState
from signing.seals.rights import Standing, standing_of
from signing.task.sealing import SealRequest, still_asked
from signing.usecases.admission import person_of
from signing.usecases.seal_views import label_of


@dataclass(frozen=True, slots=True)
class WaitingRequest:
    request: SealRequest
    seal: str
    who: str
    number: str
    title: str


async def seal_requests_waiting(ports: Ports, actor: Actor) -> Sequence[WaitingRequest]:
    """What this person is asked as a keeper and may answer now, oldest first."""
    now = ports.clock()
    async with ports.transaction() as tx:
        person = await person_of(tx, actor)
        mine = {seal.id: seal for seal in await tx.seals.of_person(person.id, now)}
        keeps = [
            seal.id
            for seal in mine.values()
            if seal.state is not SealState.CANCELLED
            and standing_of(seal, person, await tx.seals.users(seal.id), now) >= Standing.KEEPER
        ]
        found = []
        for request in await tx.seals.waiting_requests(keeps, now):
            task, who = await tx.tasks.get(request.task_id), await tx.people.get(request.person_id)
            if task and who and who.id != person.id and still_asked(task, request, now):
                label = label_of(mine[request.seal_id], person.speaks)
                found.append(WaitingRequest(request, label, who.name, task.number, task.title))
    return found
