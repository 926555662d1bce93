from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import timedelta

from signing.audit.chain import record
from signing.confirmation.links import new_token, token_hash
from signing.errors import NotAllowed, Refusal
from signing.ports import Actor, Ports
from signing.task.events import MEMBER_INVITED, MEMBER_LINK_REVOKED
from signing.task.ids import new_id
from signing.task.members import (
    INVITE_DAYS,
    MOST_INVITES,
    OWNER_CODE_LIFE,
    MemberInvite,
    MemberRole,
    check_gives,
    members_now,
    read_roles,
    roles_of,
    write_roles,
)
from signing.usecases.members_desk import at_members

PREFIX = "m_"  # of the link's start parameter


@dataclass(frozen=True, slots=True)
class NewInvite:
    """The link is shown this once: we keep its token's SHA-256."""

    invite: MemberInvite
    link: str = field(repr=False)


def link_of(ports: Ports, token: str) -> str:
    return f"https://t.me/{ports.installation.bot_username}?start={PREFIX}{token}"


async def invite_member(ports: Ports, actor: Actor, roles: Iterable[MemberRole], *, days: int) -> NewInvite:
    """A link that makes one person a member with these roles, once, within `days`. NotAllowed `members-owners`;
    Refusal `member-needs-role`, `member-links-many` (limit)."""
    token, wanted = new_token(), frozenset(roles)
    async with at_members(ports, actor, "invite-member") as desk:
        now = ports.clock()
        check_gives(desk.person, wanted)
        if not wanted:
            raise Refusal("member-needs-role")
        if days not in INVITE_DAYS:
            raise Refusal("button-over")
        if len(await desk.tx.member_invites.open(now)) >= MOST_INVITES:
            raise Refusal("member-links-many", limit=MOST_INVITES)
        until = now + timedelta(days=days)
        invite = MemberInvite(new_id(), token_hash(token), write_roles(wanted), desk.person.id, now, until)
        await desk.tx.member_invites.add(invite)
        facts = {"invite_id": invite.id, "roles": invite.roles, "until": until.isoformat()}
        await desk.note(MEMBER_INVITED, **facts)
    return NewInvite(invite, link_of(ports, token))


async def revoke_member_link(ports: Ports, actor: Actor, invite_id: str) -> None:
    """Twice is once. NotAllowed `member-link-used` where somebody has come by it."""
    async with at_members(ports, actor, "revoke-member-link") as desk:
        invite = await desk.tx.member_invites.get(invite_id)
        if invite is None:
            raise NotAllowed("not-found")
        if invite.used_at is not None:
            raise NotAllowed("member-link-used")
        check_gives(desk.person, read_roles(invite.roles))
        if invite.revoked_at is None:
            await desk.tx.member_invites.save(replace(invite, revoked_at=ports.clock()))
            await desk.note(MEMBER_LINK_REVOKED, invite_id=invite.id, roles=invite.roles)


async def found_owner(ports: Ports) -> str | None:
    """At a start: where nobody owns the house and no setting names anybody, a link that makes whoever opens it the
    owner, for a day; those of former starts die. None where there is an owner. The link is for the terminal of who
    runs the house, and stands nowhere else."""
    if ports.installation.admin_telegram_ids:
        return None
    token, now = new_token(), ports.clock()
    async with ports.transaction() as tx:
        rows = await tx.people.members(claimed=True)
        if any(MemberRole.OWNER in roles_of(each) for each in members_now(rows, ())):
            return None
        for former in await tx.member_invites.open(now):
            if former.made_by is None:
                await tx.member_invites.save(replace(former, revoked_at=now))
        until = now + OWNER_CODE_LIFE
        invite = MemberInvite(new_id(), token_hash(token), MemberRole.OWNER.value, None, now, until)
        await tx.member_invites.add(invite)
        facts = {"invite_id": invite.id, "roles": invite.roles, "until": until.isoformat()}
        house = Actor(person_id=None, channel="system")
        await record(tx, at=now, kind=MEMBER_INVITED, actor=house, task_id=None, facts=facts)
    return link_of(ports, token)
