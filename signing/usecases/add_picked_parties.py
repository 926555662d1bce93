from __future__ import annotations

from collections.abc import Sequence

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView, PickedPerson


async def add_picked_parties(
    ports: Ports, actor: Actor, task_id: str, *, picked: Sequence[PickedPerson], version: int | None = None
) -> DraftView:
    """People from a shared contact or the user picker, as external signers; who is known to us is bound at once."""
    raise NotImplementedError
