from __future__ import annotations

from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task import follow_ups
from signing.task.ids import new_id
from signing.task.members import check_may_start
from signing.task.model import TaskState
from signing.usecases.admission import at_desk
from signing.usecases.before_places import before_places
from signing.usecases.draft_views import DraftView
from signing.usecases.follow_up_desk import show_follow_up, write_follow_up
from signing.usecases.todays_number import todays_number


async def correct_task(ports: Ports, actor: Actor, task_id: str) -> DraftView:
    """What was rejected, withdrawn or not signed in time becomes a draft again, with everything it had; both know
    of each other. As long as that draft or what became of it is there, it is given again.

    Refusal `not-correctable`, `correction-there` (number) where it has been sent already."""
    async with at_desk(ports, actor, task_id, "correct") as desk:
        task, tx, person = desk.task, desk.tx, desk.person
        if task.initiator_id != person.id:
            raise NotAllowed("initiator-only")
        follow_ups.check_correct(task)
        check_may_start(person, members_only=ports.installation.members_only)
        draft = await tx.tasks.get(task.corrected_by) if task.corrected_by else None
        if draft is not None and draft.state not in {TaskState.DRAFT, TaskState.DISCARDED}:
            raise Refusal("correction-there", number=draft.number)
        if draft is None or draft.state is TaskState.DISCARDED:
            documents = await before_places(tx, task)
            number = await todays_number(ports, tx)
            made = follow_ups.correct(task, documents, ports.clock(), id=new_id(), number=number)
            draft = await write_follow_up(ports, actor, desk, made)
        view = await show_follow_up(ports, actor, desk, draft)
    ports.wake()
    return view
