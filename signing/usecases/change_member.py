from __future__ import annotations

from dataclasses import replace

from signing.errors import Refusal
from signing.ports import Actor, Ports
from signing.task.events import MEMBER_CHANGED
from signing.task.ids import new_id
from signing.task.members import RUNNING, MemberRole, check_change, roles_of, write_roles
from signing.usecases.members_desk import at_members
from signing.usecases.view_members import MemberView, counted


async def change_member(ports: Ports, actor: Actor, person_id: str, role: MemberRole, *, on: bool) -> MemberView:
    """Gives a role or takes it; the same again is nothing. Refusal `member-needs-role` (the last one goes with the
    member), else as `check_change`."""
    async with at_members(ports, actor, "change-member") as desk:
        member = desk.member(person_id)
        before = roles_of(member)
        after = before | {role} if on else before - {role}
        if after != before:
            check_change(desk.person, member, after, desk.everyone, fixed=desk.fixed(member))
            if not after:
                raise Refusal("member-needs-role")
            member = replace(member, roles=write_roles(after), is_admin=bool(after & RUNNING))
            await desk.tx.people.save(member)
            roles = {"before": write_roles(before), "after": write_roles(after)}
            await desk.note(MEMBER_CHANGED, person_id=member.id, **roles)
            if member.id != desk.person.id:
                await desk.tell(member.id, "told-member-changed", desk.person.name, new_id())
        view = await counted(desk, member)
    ports.wake()
    return view
