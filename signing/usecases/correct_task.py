from __future__ import annotations

from signing.audit.chain import record_events, touched
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task import follow_ups
from signing.task.ids import new_id
from signing.task.members import check_may_start
from signing.task.model import TaskState
from signing.usecases.admission import at_desk
from signing.usecases.announce import settle
from signing.usecases.before_places import before_places
from signing.usecases.draft_desk import ask_in_chat, tell_the_chat, view_of
from signing.usecases.draft_views import DraftView
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
            old, told, draft, begun = follow_ups.correct(
                task, documents, ports.clock(), id=new_id(), number=number
            )
            await tx.tasks.add(draft)
            await record_events(tx, begun, at=ports.clock(), actor=actor, task_id=draft.id, touches=touched(draft))
            await settle(ports, tx, task, old, told, actor=actor)
        await ask_in_chat(ports, tx, person, draft, draft.draft_step)
        await tell_the_chat(ports, tx, actor, draft)
        view = view_of(ports, person, draft, draft.draft_step)
    ports.wake()
    return view
