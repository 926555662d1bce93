from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import draft_parties, drafting
from signing.task.demands import Demand
from signing.task.draft_parties import party_of
from signing.task.proving import demand_of
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def choose_proof(
    ports: Ports,
    actor: Actor,
    task_id: str,
    *,
    party_id: str | None,
    change: str | Demand | None,
    version: int | None = None,
) -> DraftView:
    """What must be proven, and with what is confirmed: by everybody, or by one party. `change`: one thing set or
    taken back ("k-phone", "m-app"; ValueError for others), all of it, or None for a party that is asked what the
    task asks. Refusal `party-gone`. Stays at the question."""
    async with at_draft(ports, actor, task_id, "choose-proof", version) as desk:
        now = ports.clock()
        party = party_of(desk.task, party_id) if party_id else None
        before = demand_of(desk.task, party) if party else desk.task.demand
        demand = before.toggled(change) if isinstance(change, str) else change
        if party is not None:
            desk.change(draft_parties.change_party(desk.task, party.id, now, demand=demand))
        else:
            desk.change(drafting.choose_proof(desk.task, demand or Demand(), now))
    return desk.view()
