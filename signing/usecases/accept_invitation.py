from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.views import TaskView


async def accept_invitation(ports: Ports, actor: Actor, token: str) -> TaskView:
    """Binds the actor to the party of the invitation, for good, and gives the task as they see it. Opening the same link again by
    the same person is no error. NotAllowed("invitation-used" | "invitation-over")."""
    raise NotImplementedError
