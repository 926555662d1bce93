from __future__ import annotations

from dataclasses import dataclass

from signing.errors import NotAllowed
from signing.ports import Actor, Ports
from signing.task.model import Role
from signing.task.sealing import AskState, SealRequest, stands
from signing.usecases.admission import at_desk, party_to_act
from signing.usecases.seal_leave import needs_leave, newest_request
from signing.usecases.seals_for import usable_seals


@dataclass(frozen=True, slots=True)
class Leave:
    """`state`: "needed" (not asked yet), "waiting", "granted", "refused", "over" (too late), or "free"."""

    state: str
    request: SealRequest | None = None


async def view_leave(ports: Ports, actor: Actor, task_id: str, *, seal_id: str) -> Leave:
    """How it stands with a keeper's leave for the signer. Raises NotAllowed `seal-not-yours`."""
    async with at_desk(ports, actor, task_id, "view-leave") as desk:
        party = party_to_act(desk.task, desk.person.id, Role.SIGNER)
        fields = [field for field in desk.task.fields if field.party_id == party.id]
        usable = await usable_seals(ports, desk.tx, person_id=desk.person.id, party=party, fields=fields)
        seal = next((one for one in usable if one.id == seal_id), None)
        if seal is None:
            raise NotAllowed("seal-not-yours", seal_id=seal_id)
        if not await needs_leave(ports, desk.tx, seal, desk.person.id):
            return Leave("free")
        request = await newest_request(desk.tx, seal, desk.task, party, desk.person.id)
    if request is None or request.state is AskState.USED:
        return Leave("needed")
    if request.state is AskState.REFUSED:
        return Leave("refused", request)
    return Leave(request.state.value if stands(request, ports.clock()) else "over", request)
