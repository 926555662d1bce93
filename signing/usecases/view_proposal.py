from __future__ import annotations

from signing.confirmation.codes import is_live
from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.documents import shown_digest
from signing.task.model import Party, PartyState, Task
from signing.task.rights import readable
from signing.usecases.admission import at_desk
from signing.usecases.answers import proposed_values
from signing.usecases.request_code import ROLE_OF_ACT
from signing.usecases.views import Proposed


async def view_proposal(ports: Ports, actor: Actor, task_id: str, act: str) -> Proposed:
    """What the newest code for `act` stands for, for a page that was opened anew since it asked for it. Refusal
    `code-over` where there is none that is still good."""
    async with at_desk(ports, actor, task_id, "view-proposal") as desk:
        party = _due(desk.task, desk.person.id, act)
        code = await desk.tx.codes.newest(task_id, party.id) if party else None
    if party is None or code is None or not is_live(code, act, ports.clock()) or "batch" in code.proposal:
        raise Refusal("code-over")
    try:
        values = proposed_values(ports, task_id, party.id, code.proposal)
    except ValueError as changed:
        raise Refusal("code-over") from changed
    return Proposed(
        act=act,
        sha256=shown_digest(readable(desk.task, desk.person.id)),
        bound_to=code.bound_to,
        expires_at=code.expires_at,
        values=values,
        typed=code.proposal.get("typed"),
        drawn=bool(code.proposal.get("drawing")),
        means=code.means,
    )


def _due(task: Task, person_id: str, act: str) -> Party | None:
    role = ROLE_OF_ACT.get(act)
    due = (p for p in task.parties_of(person_id) if p.role is role and p.state is PartyState.TO_ACT)
    return next(due, None)
