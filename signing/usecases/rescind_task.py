from __future__ import annotations

import asyncio

from signing.errors import NotAllowed, Refusal
from signing.fields.kinds import Field
from signing.pdf.places import append_page
from signing.pdf.rescission import ROOM, Agreement, Line, Paper, rescission_agreement
from signing.ports import Actor, Ports
from signing.task import follow_ups
from signing.task.actions import read_reason
from signing.task.ids import new_id
from signing.task.members import check_may_start
from signing.task.model import ENDED_STATES, Task, TaskState
from signing.usecases.admission import at_desk
from signing.usecases.draft_places import page_for
from signing.usecases.draft_views import DraftView
from signing.usecases.follow_up_desk import show_follow_up, write_follow_up
from signing.usecases.intake import take_document
from signing.usecases.todays_number import todays_number
from signing.wording import say


async def rescind_task(ports: Ports, actor: Actor, task_id: str, *, reason: str) -> DraftView:
    """An agreement that ends a completed task, as a draft for its initiator to look at and send: one page, drawn
    up by us, for those who have signed. While one is open, it is given again.

    BadAnswer `reason-…`; Refusal `not-rescindable`, `rescinded-already`, `is-a-rescission`, `rescission-there`
    (number) where it has been sent already."""
    reason = read_reason(reason)
    async with at_desk(ports, actor, task_id, "rescind") as desk:
        seen = desk.task
        if seen.initiator_id != desk.person.id:
            raise NotAllowed("initiator-only")
        follow_ups.check_rescind(seen)
    agreement = _agreement(ports, seen, reason)
    drawn, fields = await _drawn(ports, seen, agreement)
    name = f"{say(seen.language, 'rescission-heading')} {seen.number}.pdf"
    document = await take_document(ports, name, drawn)
    async with at_desk(ports, actor, task_id, "rescind") as desk:
        task, tx, person = desk.task, desk.tx, desk.person
        if task.initiator_id != person.id:
            raise NotAllowed("initiator-only")
        follow_ups.check_rescind(task)
        check_may_start(person, members_only=ports.installation.members_only)
        draft = await tx.tasks.get(task.rescission) if task.rescission else None
        if draft is not None and draft.state not in {*ENDED_STATES, TaskState.DRAFT}:
            raise Refusal("rescission-there", number=draft.number)
        if draft is None or draft.state is not TaskState.DRAFT:
            made = follow_ups.rescind(
                task,
                document,
                fields,
                ports.clock(),
                id=new_id(),
                number=await todays_number(ports, tx),
                title=say(task.language, "rescission-title", title=task.title),
                reason=reason,
                signature_page=len(agreement.lines) > ROOM,
            )
            draft = await write_follow_up(ports, actor, desk, made)
        view = await show_follow_up(ports, actor, desk, draft)
    ports.wake()
    return view


def _agreement(ports: Ports, task: Task, reason: str) -> Agreement:
    assert task.ended_at is not None, "completed"
    return Agreement(
        language=task.language,
        number=task.number,
        title=task.title,
        completed_at=task.ended_at,
        zone=ports.installation.time_zone,
        papers=tuple(Paper(one.filename, one.current) for one in task.documents),
        reason=reason,
        lines=tuple(Line(one.id, one.name, one.company) for one in follow_ups.signed_parties(task)),
    )


async def _drawn(ports: Ports, task: Task, agreement: Agreement) -> tuple[bytes, tuple[Field, ...]]:
    """Where more sign than there is room for, on a page behind it."""
    data, fields = await asyncio.to_thread(rescission_agreement, agreement)
    if len(agreement.lines) > ROOM:
        page = page_for(task, follow_ups.signed_parties(task))
        _, fields = await ports.children.run(append_page, data, page)
    return data, fields
