from __future__ import annotations

from signing.ports import Actor, Ports
from signing.usecases.draft_views import DraftView


async def choose_deadline(
    ports: Ports, actor: Actor, task_id: str, *, words: str | None, version: int | None = None
) -> DraftView:
    """ "下周五 18:00", "in 3 days", "2026-12-04 18:00" or a button's "+7d"; None: no deadline. Read in the actor's time
    zone. BadAnswer("deadline-unreadable" | "deadline-past" | "deadline-too-far"). Goes to the next question."""
    raise NotImplementedError
