from __future__ import annotations

from dataclasses import replace

from signing.audit.chain import record
from signing.ports import SYSTEM, Ports, Transaction
from signing.task.events import SEAL_UNANSWERED, SEAL_UNUSED
from signing.task.model import PARTIES_MOVE, Party, PartyState, Task
from signing.task.sealing import AskState, SealRequest, lapsed, stands
from signing.usecases.announce import settle
from signing.usecases.seal_over import tell_over
from signing.usecases.seal_views import label_of

BATCH = 100


async def lapse_seal_requests(ports: Ports) -> int:
    """Requests that no keeper answered in time, and leaves that nobody used: noted, and said to who asked and to
    the initiator where the signing still waits for it. Gives how many."""
    async with ports.transaction() as tx:
        late = await tx.seals.late_requests(ports.clock(), BATCH)
    found = 0
    for each in late:
        async with ports.transaction() as tx:
            found += await _lapse(ports, tx, each)
    if found:
        ports.wake()
    return found


async def _lapse(ports: Ports, tx: Transaction, request: SealRequest) -> bool:
    task = await tx.tasks.claim(request.task_id)
    seal = await tx.seals.get(request.seal_id)
    assert task is not None and seal is not None, "neither is ever deleted"
    party = task.party(request.party_id)
    if party is not None and party.state is PartyState.SIGNING:
        return False  # the leave was there when the code was: it is used up, or lapses at the next tick
    if not await tx.seals.move_request(replace(request, state=AskState.LAPSED), request.state):
        return False
    kind = SEAL_UNANSWERED if request.state is AskState.WAITING else SEAL_UNUSED
    facts = {"seal_id": seal.id, "task_id": task.id, "request_id": request.id, "sha256": request.sha256}
    await record(tx, at=ports.clock(), kind=kind, actor=SYSTEM, task_id=None, facts=facts)
    await tell_over(ports, tx, request)
    if party is not None and await _still_waits(ports, tx, task, party, request):
        after, events = lapsed(task, party, request, seal=label_of(seal, task.language))
        await settle(ports, tx, task, after, events, actor=SYSTEM)
    return True


async def _still_waits(ports: Ports, tx: Transaction, task: Task, party: Party, request: SealRequest) -> bool:
    """The same person has the move, and nothing newer of theirs stands."""
    now = ports.clock()
    if task.state not in PARTIES_MOVE or (task.deadline is not None and task.deadline <= now):
        return False
    if party.state is not PartyState.TO_ACT or party.person_id != request.person_id:
        return False
    others = await tx.seals.requests_for(request.seal_id, task.id, party.id)
    return not any(stands(one, now) for one in others if one.person_id == request.person_id)
