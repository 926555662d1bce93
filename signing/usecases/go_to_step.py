from __future__ import annotations

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.draft_steps import asked_now, next_step
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft
from signing.usecases.draft_views import DraftView


async def go_to_step(
    ports: Ports, actor: Actor, task_id: str, *, to: DraftStep | None = None, version: int | None = None
) -> DraftView:
    """To a question of the draft that was reached before (None: the next one, or the review where everything is
    answered). Refusal("draft-no-parties" | "draft-nobody-signs" | "draft-no-places") where a question before it
    has no answer yet."""
    async with at_draft(ports, actor, task_id, "go-to-step", version) as desk:
        step = next_step(desk.task, desk.step) if to is None else asked_now(desk.task, to)
        if step is not desk.step:
            desk.change(drafting.go_to(desk.task, step, ports.clock()))
            desk.ask(step)
    return desk.view()
