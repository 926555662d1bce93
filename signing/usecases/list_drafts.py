from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Actor, Ports
from signing.task.model import Task


async def list_drafts(ports: Ports, actor: Actor) -> Sequence[Task]:
    """The actor's drafts, newest first."""
    raise NotImplementedError
