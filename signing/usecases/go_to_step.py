from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task.model import DraftStep
from signing.usecases.draft_views import DraftView


async def go_to_step(
    ports: Ports, actor: Actor, task_id: str, *, to: DraftStep | None = None, version: int | None = None
) -> DraftView:
    """To a question of the draft (None: the next one, or the review where everything is answered). Refusal("draft-no-parties" |
    "draft-nobody-signs") where the question before it has no answer yet."""
    raise NotImplementedError
