from __future__ import annotations

import asyncio

from signing.ports import Actor, Ports
from signing.task import drafting
from signing.task.deadlines import read_deadline
from signing.task.model import DraftStep
from signing.usecases.draft_desk import at_draft, draft_seen
from signing.usecases.draft_views import DraftView


async def choose_deadline(
    ports: Ports, actor: Actor, task_id: str, *, words: str | None, version: int | None = None
) -> DraftView:
    """ "下周五 18:00", "in 3 days", "2026-12-04 18:00" or a button's "+7d"; None: no deadline. Read in the actor's
    time zone. Goes to the next question.

    BadAnswer("deadline-unreadable" | "deadline-past" | "deadline-too-far")."""
    _, person, _ = await draft_seen(ports, actor, task_id, "choose-deadline", version)
    zone = person.time_zone or ports.installation.time_zone
    deadline = None
    if words is not None:
        # In a thread: the general reader of dates takes its time to load.
        deadline = await asyncio.to_thread(read_deadline, words, now=ports.clock(), zone=zone)
    async with at_draft(ports, actor, task_id, "choose-deadline", version) as desk:
        desk.change(drafting.choose_deadline(desk.task, deadline, ports.clock()))
        desk.go_on(DraftStep.DEADLINE)
    return desk.view()
