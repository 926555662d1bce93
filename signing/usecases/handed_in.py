"""What signers have handed in: what a code stands for, and who gets to see it."""

from __future__ import annotations

from collections.abc import Sequence

from signing.audit.chain import record
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, HandedIn, Json, Ports, Transaction
from signing.task.events import DOWNLOADED
from signing.task.model import Party, Task
from signing.task.routing import is_done
from signing.usecases.admission import person_of, record_refusal


async def proposed_papers(tx: Transaction, task: Task, party: Party) -> list[Json]:
    """In the order in which they were asked for, each with its digest. Refusal `papers-missing` (names)."""
    if not party.asked_files:
        return []
    files = {each.asked_id: each for each in await tx.handed_in.of_task(task.id, party.id)}
    missing = [each.name for each in party.asked_files if each.required and each.id not in files]
    if missing:
        raise Refusal("papers-missing", names="、".join(missing))
    there = [(each, files[each.id]) for each in party.asked_files if each.id in files]
    return [{"what": asked.name, "name": file.name, "sha256": file.sha256} for asked, file in there]


async def papers_for(tx: Transaction, task: Task, person_id: str) -> tuple[HandedIn, ...]:
    """A signer's own; the initiator's are those of who has signed: until then they can be taken back."""
    asking = {party.id: party for party in task.parties if party.asked_files}
    if not asking:
        return ()
    return tuple(
        file
        for file in await tx.handed_in.of_task(task.id)
        if (party := asking.get(file.party_id)) and _may_see(task, party, person_id)
    )


def _may_see(task: Task, party: Party, person_id: str) -> bool:
    return party.person_id == person_id or (task.initiator_id == person_id and is_done(party))


async def fetch_handed_in(ports: Ports, actor: Actor, task_id: str, file_id: str) -> tuple[str, bytes]:
    """File name and bytes."""
    try:
        async with ports.transaction() as tx:
            person = await person_of(tx, actor)
            task = await tx.tasks.get(task_id)
            files: Sequence[HandedIn] = await papers_for(tx, task, person.id) if task else ()
            file = next((each for each in files if each.id == file_id), None)
            if file is None:
                raise NotAllowed("not-found")
            facts = {"which": "handed-in", "name": file.name, "sha256": file.sha256}
            await record(tx, at=ports.clock(), kind=DOWNLOADED, actor=actor, task_id=task_id, facts=facts)
    except NotAllowed as refusal:
        await record_refusal(ports, actor, task_id, "handed-in", refusal)
        raise
    return file.name, await ports.blobs.get(file.sha256)
