from __future__ import annotations

from dataclasses import dataclass

from signing.ports import Actor, Ports, Transaction
from signing.task.events import ADMIN_READ
from signing.task.members import MemberInvite, MemberRole, Right, may, roles_of
from signing.task.model import OPEN_STATES, Person, TaskState
from signing.usecases.members_desk import MembersDesk, at_members

PAGE_SIZE = 8
# Drafts are their writer's alone, and stay with them.
HANDED_OVER = frozenset(state.value for state in OPEN_STATES) - {TaskState.DRAFT.value}


@dataclass(frozen=True, slots=True)
class MemberView:
    """`fixed`: named in the settings, so changed there only. `changes`: the reader may change their roles."""

    person: Person
    roles: frozenset[MemberRole]
    fixed: bool
    me: bool
    changes: bool
    gives: bool = False  # the reader may give what they have sent to somebody else
    tasks: int = 0  # open, sent by them
    seals: int = 0  # of the house, kept by them


@dataclass(frozen=True, slots=True)
class MembersView:
    members: tuple[MemberView, ...]
    invites: tuple[MemberInvite, ...]
    page: int
    more: bool
    whole: int
    manages: bool  # else they only look
    owners: bool  # may name owners and admins


async def view_members(ports: Ports, actor: Actor, page: int = 0) -> MembersView:
    """For those who run the house, and for auditors; that they looked is in the chain. NotAllowed `not-found`."""
    async with at_members(ports, actor, "members", Right.MEMBERS, Right.READ_ALL) as desk:
        await desk.note(ADMIN_READ, what="members", page=page)
        invites = await desk.tx.member_invites.open(ports.clock())
        manages = may(desk.person, Right.MEMBERS)
        page = max(0, min(page, (len(desk.everyone) - 1) // PAGE_SIZE))
        shown = desk.everyone[page * PAGE_SIZE : (page + 1) * PAGE_SIZE]
        return MembersView(
            members=tuple(view_of(desk, each) for each in shown),
            invites=tuple(invites) if manages else (),
            page=page,
            more=len(desk.everyone) > (page + 1) * PAGE_SIZE,
            whole=len(desk.everyone),
            manages=manages,
            owners=may(desk.person, Right.OWNERS),
        )


async def view_member(ports: Ports, actor: Actor, person_id: str) -> MemberView:
    async with at_members(ports, actor, "member", Right.MEMBERS, Right.READ_ALL) as desk:
        member = desk.member(person_id)
        await desk.note(ADMIN_READ, what="member", person_id=member.id)
        return await counted(desk, member)


async def counted(desk: MembersDesk, member: Person) -> MemberView:
    tasks, seals = await in_hand(desk.ports, desk.tx, member)
    return view_of(desk, member, tasks=tasks, seals=seals)


def view_of(desk: MembersDesk, member: Person, *, tasks: int = 0, seals: int = 0) -> MemberView:
    roles, fixed, me = roles_of(member), desk.fixed(member), member.id == desk.person.id
    runs = roles & {MemberRole.OWNER, MemberRole.ADMIN}
    above = bool(runs) and not me and not may(desk.person, Right.OWNERS)
    changes = may(desk.person, Right.MEMBERS) and not fixed and not above
    gives = may(desk.person, Right.MEMBERS) and not above
    return MemberView(member, roles, fixed=fixed, me=me, changes=changes, gives=gives, tasks=tasks, seals=seals)


async def in_hand(ports: Ports, tx: Transaction, member: Person) -> tuple[int, int]:
    """Open tasks and seals of the house that somebody has to take over once the member goes."""
    counts = await tx.tasks.count_by_state(member.id)
    seals = [each for each in await tx.seals.of_person(member.id, ports.clock()) if each.house]
    return (
        sum(count for state, count in counts.items() if state in HANDED_OVER),
        sum(each.keeper_id == member.id for each in seals),
    )
