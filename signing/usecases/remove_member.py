from __future__ import annotations

from dataclasses import dataclass, replace

from signing.ports import Actor, Ports
from signing.task.events import MEMBER_REMOVED, SEAL_CHANGED
from signing.task.ids import new_id
from signing.task.members import check_change, roles_of, write_roles
from signing.task.model import Person
from signing.usecases.member_heirs import give_tasks, heir_of
from signing.usecases.members_desk import MembersDesk, at_members


@dataclass(frozen=True, slots=True)
class Removed:
    name: str
    tasks: int
    seals: int
    heir: str | None = None  # who has the tasks now; None: the actor


async def remove_member(ports: Ports, actor: Actor, person_id: str, heir_id: str | None = None) -> Removed:
    """Takes all roles. What the member had sent and is open is the heir's from now on, a member who may start
    tasks (None: the actor); the seals of the house that they kept are the actor's, and of the house's seals they
    may use none any more. Their drafts and own seals stay theirs, and so does what others invited them to. As
    `check_change`; Refusal `member-heir`."""
    async with at_members(ports, actor, "remove-member") as desk:
        member = desk.member(person_id)
        before = roles_of(member)
        check_change(desk.person, member, frozenset(), desk.everyone, fixed=desk.fixed(member))
        heir = heir_of(desk, member, heir_id) if member.id != desk.person.id else desk.person
        gone = replace(member, roles="", is_admin=False)
        await desk.tx.people.save(gone)
        tasks = seals = 0
        if member.id != desk.person.id:
            tasks, seals = await give_tasks(desk, member, heir), await _seals(desk, member)
            await desk.tell(member.id, "told-member-removed", desk.person.name, new_id())
        facts = {"person_id": member.id, "before": write_roles(before), "tasks": tasks, "seals": seals}
        await desk.note(MEMBER_REMOVED, to=heir.id, **facts)
    ports.wake()
    return Removed(member.name, tasks, seals, None if heir.id == desk.person.id else heir.name)


async def _seals(desk: MembersDesk, member: Person) -> int:
    done = 0
    for seal in await desk.tx.seals.of_person(member.id, desk.ports.clock()):
        if not seal.house:
            continue
        facts = {"seal_id": seal.id, "from_id": member.id, "to_id": desk.person.id}
        if seal.keeper_id == member.id:
            await desk.tx.seals.withdraw(seal.id, desk.person.id)  # who keeps it needs no leave of their own
            kept = replace(seal, keeper_id=desk.person.id, version=seal.version + 1)
            await desk.tx.seals.save(kept, expected_version=seal.version)
            await desk.note(SEAL_CHANGED, what="keeper", **facts)
            done += 1
        elif await desk.tx.seals.withdraw(seal.id, member.id):
            await desk.note(SEAL_CHANGED, what="user-gone", **facts)
    return done
