from __future__ import annotations

from dataclasses import dataclass

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import TASKS_HANDED_OVER
from signing.task.ids import new_id
from signing.task.members import check_gives, roles_of
from signing.usecases.member_heirs import give_tasks, heir_of
from signing.usecases.members_desk import at_members


@dataclass(frozen=True, slots=True)
class HandedOver:
    name: str
    tasks: int
    heir: str


async def hand_over_tasks(ports: Ports, actor: Actor, person_id: str, heir_id: str) -> HandedOver:
    """What a member has sent and is open is another member's from now on; the member stays what they are.
    NotAllowed `not-found`, `members-owners` (who may not name owners takes nothing from one); Refusal
    `member-heir`, `member-nothing-in-hand`."""
    async with at_members(ports, actor, "hand-over") as desk:
        member = desk.member(person_id)
        check_gives(desk.person, roles_of(member) if member.id != desk.person.id else ())
        heir = heir_of(desk, member, heir_id)
        tasks = await give_tasks(desk, member, heir)
        if not tasks:
            raise Refusal("member-nothing-in-hand", name=member.name)
        if member.id != desk.person.id:
            await desk.tell(member.id, "told-tasks-handed-over", desk.person.name, new_id())
        await desk.note(TASKS_HANDED_OVER, person_id=member.id, to=heir.id, tasks=tasks)
    ports.wake()
    return HandedOver(member.name, tasks, heir.name)
