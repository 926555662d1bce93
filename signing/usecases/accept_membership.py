from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from signing.audit.chain import record
from signing.confirmation.links import token_hash
from signing.errors import NotAllowed
from signing.ports import Actor, Ports, Transaction
from signing.task.events import MEMBER_JOINED, REFUSED
from signing.task.members import (
    RUNNING,
    MemberInvite,
    MemberRole,
    Right,
    check_open,
    may,
    members_now,
    read_roles,
    roles_of,
    write_roles,
)
from signing.task.model import Person
from signing.usecases.admission import person_of


async def accept_membership(ports: Ports, actor: Actor, token: str) -> Person:
    """The actor becomes a member by a link, once; a member gets its roles besides. The same person again is no
    error. NotAllowed `member-link-over` (also for a link that never was, and where who made it no longer
    may), `member-link-used`."""
    try:
        async with ports.transaction() as tx:
            admins = ports.installation.admin_telegram_ids
            everyone = members_now(await tx.people.members(claimed=True), admins)
            person = await person_of(tx, actor)
            invite = await tx.member_invites.claim(token_hash(token))
            if invite is None:
                raise NotAllowed("member-link-over")
            if invite.used_by == person.id:
                return person
            check_open(invite, ports.clock())
            _check_still_given(invite, everyone)
            person = await _join(ports, tx, actor, person, invite)
    except NotAllowed as refusal:
        async with ports.transaction() as tx:
            facts = {"act": "accept-membership", "code": refusal.code}
            await record(tx, at=ports.clock(), kind=REFUSED, actor=actor, task_id=None, facts=facts)
        raise
    ports.wake()
    return person


def _check_still_given(invite: MemberInvite, everyone: Sequence[Person]) -> None:
    """Whoever made it may have gone since; and the first start's code is for a house without an owner."""
    members = {each.id: each for each in everyone}
    roles = read_roles(invite.roles)
    if invite.made_by is None:
        given = not any(MemberRole.OWNER in roles_of(each) for each in members.values())
    else:
        maker = members.get(invite.made_by)
        needed = Right.OWNERS if roles & RUNNING else Right.MEMBERS
        given = maker is not None and may(maker, needed)
    if not given:
        raise NotAllowed("member-link-over")


async def _join(ports: Ports, tx: Transaction, actor: Actor, person: Person, invite: MemberInvite) -> Person:
    now = ports.clock()
    before = read_roles(person.roles)  # not what the settings say: that is theirs to take back
    after = before | read_roles(invite.roles)
    person = replace(person, roles=write_roles(after), is_admin=person.is_admin or bool(after & RUNNING))
    await tx.people.save(person)
    await tx.member_invites.save(replace(invite, used_by=person.id, used_at=now))
    facts = {"person_id": person.id, "invite_id": invite.id, "before": write_roles(before), "after": person.roles}
    await record(tx, at=now, kind=MEMBER_JOINED, actor=actor, task_id=None, facts=facts)
    if invite.made_by is not None:
        told = {"key": "told-member-joined", "name": person.name}
        key = f"member-joined:{invite.id}"
        await tx.outbox.put(key=key, kind="told", person_id=invite.made_by, facts=told)
    return person
