from __future__ import annotations

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.changing import replace_party
from signing.task.model import Task
from signing.usecases.announce import settle
from signing.usecases.running_desk import at_running
from signing.usecases.shut_out import shut_out
from signing.usecases.successor import successor_of


async def swap_party(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    party_id: str,
    to: str,
    reason: str,
    telegram_id: int | None = None,
) -> Task:
    """Somebody else in the place of a party that has not acted, with its places in the document; their own way in,
    the old links dead. Refusals as `changing.replace_party` and `read_successor`."""
    async with at_running(ports, actor, task_id, "replace-party", None) as desk:
        party = desk.task.party(party_id)
        if party is None:
            raise NotAllowed("not-found")
        named = await successor_of(ports, desk.tx, party, to, telegram_id)
        after, events = replace_party(desk.task, party_id, named, ports.clock(), reason=reason)
        await shut_out(ports, desk.tx, task_id, party_id)
        return await settle(ports, desk.tx, desk.task, after, events, actor=actor)
