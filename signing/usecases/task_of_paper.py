from __future__ import annotations

from signing.confirmation.links import token_hash
from signing.errors import NotAllowed
from signing.ports import Ports
from signing.task.ways import PAPER


async def task_of_paper(ports: Ports, code: str | None) -> str:
    """Which task the code of a sheet of paper is for, used or not. NotAllowed("paper-over")."""
    async with ports.transaction() as tx:
        invitation = await tx.links.invitation(token_hash(code)) if code else None
    if invitation is None or invitation.channel != PAPER or invitation.voided_at is not None:
        raise NotAllowed("paper-over")
    if invitation.expires_at <= ports.clock():
        raise NotAllowed("paper-over")
    return invitation.task_id
