from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import Task


async def invite_party(ports: Ports, actor: Actor, task_id: str, party_id: str) -> Task:
    """A fresh one-time invitation of a party that nobody stands behind yet, put into the initiator's chat; older ones die.
    NotAllowed("initiator-only"), Refusal("already-accepted")."""
    raise NotImplementedError
