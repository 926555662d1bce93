from __future__ import annotations

from signing.audit.chain import record
from signing.ports import Actor, Nudge, Ports, Transaction
from signing.task.model import Party, Task
from signing.task.ways import CHAT
from signing.usecases.seal_turns import SealTurn, asked_facts


async def put_keeper_nudge(
    ports: Ports,
    tx: Transaction,
    whom: tuple[Task, Party, SealTurn],
    nudge: Nudge,
    *,
    kind: str,
    actor: Actor,
    all_the_same: bool = False,
) -> None:
    """As `put_nudge`, to the keeper whose leave the party waits for."""
    task, party, turn = whom
    assert nudge.reader_id is not None, "a keeper's"
    keeper = await tx.people.get(nudge.reader_id)
    assert keeper is not None, "looked at before"
    at_night = {"all_the_same": True} if all_the_same else {}
    await tx.outbox.put(
        key=f"nudge:{task.id}:{party.id}:{nudge.slot}",
        kind="seal",
        person_id=keeper.id,
        task_id=task.id,
        party_id=party.id,
        facts={"what": "reminded", **asked_facts(turn, task, party, keeper.speaks), **at_night},
        repeatable=False,
        channel=CHAT,
    )
    facts = {"party_id": party.id, "name": party.name, "slot": nudge.slot, "what": "keeper", **at_night}
    facts |= {"keeper": keeper.id, "request_id": turn.request.id}
    await record(tx, at=ports.clock(), kind=kind, actor=actor, task_id=task.id, facts=facts)
