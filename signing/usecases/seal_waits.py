from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from signing.ports import Ports, Transaction
from signing.seals.rights import keepers_of, may_know_keepers
from signing.task.model import Person, Task
from signing.task.sealing import SealRequest, still_asked
from signing.usecases.views import SealWait


async def seal_waits(
    ports: Ports, tx: Transaction, reader: Person, tasks: Iterable[Task]
) -> Mapping[str, tuple[SealWait, ...]]:
    """By task: the parties that cannot go on before a seal's keeper has answered, so that the keeper has the next
    move; with the keeper's name where the reader may know it."""
    of_id = {task.id: task for task in tasks}
    found: dict[str, dict[str, SealWait]] = defaultdict(dict)
    for request in await tx.seals.requests_in(tuple(of_id)):
        if still_asked(of_id[request.task_id], request, ports.clock()):
            wait = await seal_wait(ports, tx, reader, of_id[request.task_id], request)
            found[request.task_id].setdefault(request.party_id, wait)
    return {task_id: tuple(waits.values()) for task_id, waits in found.items()}


async def seal_wait(
    ports: Ports,
    tx: Transaction,
    reader: Person,
    task: Task,
    request: SealRequest,
    *,
    keeper_id: str | None = None,
) -> SealWait:
    """`keeper_id`: of this keeper alone."""
    seal, party = await tx.seals.get(request.seal_id), task.party(request.party_id)
    assert seal is not None and party is not None, "a seal is never deleted, and the party is looked at before"
    users, now = await tx.seals.users(seal.id), ports.clock()
    others = [each for each in keepers_of(seal, users, now) if each != request.person_id]
    others = [keeper_id] if keeper_id is not None else others
    keeper = None
    if reader.id == request.person_id or may_know_keepers(seal, reader, users, now):
        keeper = await tx.people.get(others[0]) if others else None
    return SealWait(
        party_id=party.id,
        name=party.name,
        owner=seal.owner,
        keeper=keeper.name if keeper else None,
        more=max(0, len(others) - 1),
        request_id=request.id if reader.id in others else None,
    )
