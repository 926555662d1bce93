"""A draft that stands in the place of a task that has ended, or ends one: written and shown in one way."""

from __future__ import annotations

from collections.abc import Sequence

from signing.audit.chain import record_events, touched
from signing.ports import Actor, Ports
from signing.task.events import Event
from signing.task.model import Task
from signing.usecases.admission import Desk
from signing.usecases.announce import settle
from signing.usecases.draft_desk import ask_in_chat, tell_the_chat, view_of
from signing.usecases.draft_views import DraftView

# The ended task, which knows of the draft now; what happened to it; the draft; what happened to that.
FollowUp = tuple[Task, Sequence[Event], Task, Sequence[Event]]


async def write_follow_up(ports: Ports, actor: Actor, desk: Desk, made: FollowUp) -> Task:
    """Gives the draft."""
    after, told, draft, begun = made
    tx = desk.tx
    await tx.tasks.add(draft)
    await record_events(tx, begun, at=ports.clock(), actor=actor, task_id=draft.id, touches=touched(draft))
    await settle(ports, tx, desk.task, after, told, actor=actor)
    return draft


async def show_follow_up(ports: Ports, actor: Actor, desk: Desk, draft: Task) -> DraftView:
    await ask_in_chat(ports, desk.tx, desk.person, draft, draft.draft_step)
    await tell_the_chat(ports, desk.tx, actor, draft)
    return view_of(ports, desk.person, draft, draft.draft_step)
