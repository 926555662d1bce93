"""Whose what a member has sent becomes: of another member who may start tasks."""

from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.ports import Actor, Ports, TaskFilter
from signing.task.events import INITIATOR_CHANGED, Event
from signing.task.ids import new_id
from signing.task.members import Right, may
from signing.task.model import Person
from signing.usecases.announce import settle
from signing.usecases.members_desk import MembersDesk, at_members
from signing.usecases.view_members import HANDED_OVER

AT_ONCE = 100  # rows read together


async def heirs_of(ports: Ports, actor: Actor, person_id: str) -> tuple[Person, ...]:
    """Who may take over what a member has sent, besides the actor. NotAllowed `not-found`."""
    async with at_members(ports, actor, "heirs") as desk:
        member = desk.member(person_id)
        return tuple(each for each in desk.everyone if _may_inherit(member, each) and each.id != desk.person.id)


def heir_of(desk: MembersDesk, member: Person, heir_id: str | None) -> Person:
    """None: the actor. Refusal `member-heir`."""
    heir = desk.person if heir_id is None else desk.member(heir_id)
    if heir.id == member.id or (heir.id != desk.person.id and not _may_inherit(member, heir)):
        raise Refusal("member-heir", name=heir.name)
    return heir


async def give_tasks(desk: MembersDesk, member: Person, heir: Person) -> int:
    """All that are open and no drafts: how many. The heir is told."""
    done = 0
    wanted = TaskFilter(initiator_id=member.id, states=HANDED_OVER, limit=AT_ONCE)
    while found := await desk.tx.tasks.find(wanted):
        for each in found:
            task = await desk.tx.tasks.claim(each.id)
            assert task is not None, "tasks stay"
            after = replace(task, initiator_id=heir.id, version=task.version + 1)
            facts = {"name": member.name, "to": heir.name, "from_id": member.id, "to_id": heir.id}
            event = Event(INITIATOR_CHANGED, None, facts)
            await settle(desk.ports, desk.tx, task, after, (event,), actor=desk.actor)
            done += 1
    if done and heir.id != desk.person.id:
        await desk.tell(heir.id, "told-tasks-taken-over", member.name, new_id())
    return done


def _may_inherit(member: Person, heir: Person) -> bool:
    return heir.id != member.id and may(heir, Right.START)
