"""Members of the installation: their roles, and what each role may do. Doors and use cases ask here alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from signing.errors import NotAllowed, Refusal
from signing.task.model import Person

INVITE_DAYS = (1, 3, 7, 30)  # a link's life, in the order of the button's turns
OWNER_CODE_LIFE = timedelta(hours=24)
MOST_INVITES = 50  # links of the house that are open at once


class MemberRole(StrEnum):
    OWNER = "owner"
    ADMIN = "admin"
    INITIATOR = "initiator"
    SEAL_KEEPER = "seal-keeper"
    AUDITOR = "auditor"


class Right(StrEnum):
    START = "start"  # tasks of one's own
    SEE_ALL = "see-all"  # how every task stands and what happened to it; not its document
    READ_ALL = "read-all"  # the documents too
    REMIND_ALL = "remind-all"
    HOLD = "hold"  # what has ended: it is not deleted, whatever the rules say
    PROVE = "prove"  # the record of all acts, and its checkpoints
    SEALS = "seals"  # speaks for the house where its seals are made and approved
    MEMBERS = "members"  # sees, invites, changes and removes those who run nothing
    OWNERS = "owners"  # … and those who do


_ADMIN = frozenset(
    {Right.START, Right.SEE_ALL, Right.REMIND_ALL, Right.HOLD, Right.PROVE, Right.SEALS, Right.MEMBERS}
)
RIGHTS: dict[MemberRole, frozenset[Right]] = {
    MemberRole.OWNER: _ADMIN | {Right.OWNERS},
    MemberRole.ADMIN: _ADMIN,
    MemberRole.INITIATOR: frozenset({Right.START}),
    MemberRole.SEAL_KEEPER: frozenset({Right.SEALS}),
    MemberRole.AUDITOR: frozenset({Right.SEE_ALL, Right.READ_ALL, Right.HOLD, Right.PROVE}),
}
RUNNING = frozenset({MemberRole.OWNER, MemberRole.ADMIN})  # `Person.is_admin` says that one has one of them


@dataclass(frozen=True, slots=True)
class MemberInvite:
    """A link by which one person becomes a member, once. `made_by` None: the house itself, at its first start."""

    id: str
    token_hash: str
    roles: str
    made_by: str | None
    made_at: datetime
    expires_at: datetime
    used_by: str | None = None
    used_at: datetime | None = None
    revoked_at: datetime | None = None


def read_roles(words: str) -> frozenset[MemberRole]:
    return frozenset(MemberRole(word) for word in words.split())


def write_roles(roles: Iterable[MemberRole]) -> str:
    """In one order, so that equal roles are equal words."""
    held = frozenset(roles)
    return " ".join(role.value for role in MemberRole if role in held)


def roles_of(person: Person) -> frozenset[MemberRole]:
    """Whom the settings name is an owner for as long as they do; their row says only that they run the house."""
    roles = read_roles(person.roles)
    return roles | {MemberRole.OWNER} if person.is_admin and not roles & RUNNING else roles


def by_settings(person: Person, admin_ids: Iterable[int]) -> bool:
    return person.telegram_id in frozenset(admin_ids)


def members_now(rows: Iterable[Person], admin_ids: Iterable[int]) -> tuple[Person, ...]:
    """Whom the settings name no longer, and who has not been seen since, runs nothing."""
    named = frozenset(admin_ids)
    stands = [
        person
        if not person.is_admin or read_roles(person.roles) & RUNNING or person.telegram_id in named
        else replace(person, is_admin=False)
        for person in rows
    ]
    return tuple(each for each in stands if roles_of(each))


def is_member(person: Person) -> bool:
    return bool(roles_of(person))


def rights_of(person: Person) -> frozenset[Right]:
    return frozenset().union(*(RIGHTS[role] for role in roles_of(person)))


def may(person: Person, right: Right) -> bool:
    return right in rights_of(person)


def check_may_start(person: Person, *, members_only: bool) -> None:
    """NotAllowed `start-auditor` for whoever only looks, `start-members` where the house lets none but its members
    start tasks."""
    if may(person, Right.START):
        return
    if MemberRole.AUDITOR in roles_of(person):
        raise NotAllowed("start-auditor")
    if members_only:
        raise NotAllowed("start-members")


def check_gives(giver: Person, roles: Iterable[MemberRole]) -> None:
    """NotAllowed `members-owners`: who may not name owners and admins names none."""
    if not may(giver, Right.MEMBERS):
        raise NotAllowed("not-found")
    if RUNNING & frozenset(roles) and not may(giver, Right.OWNERS):
        raise NotAllowed("members-owners")


def check_change(
    changer: Person, member: Person, after: frozenset[MemberRole], everyone: Sequence[Person], *, fixed: bool
) -> None:
    """`everyone`: all members as they are now, the two among them; `fixed`: the settings name the member.

    Refusal `member-by-settings`, `member-own` (nobody gives themselves more), `member-last-owner`; NotAllowed as
    `check_gives`."""
    before = roles_of(member)
    if not before:
        raise NotAllowed("not-found")
    check_gives(changer, before ^ after if changer.id != member.id else ())
    if fixed:
        raise Refusal("member-by-settings")
    if changer.id == member.id and after - before:
        raise Refusal("member-own")
    check_gives(changer, before if changer.id != member.id else ())
    others = [each for each in everyone if each.id != member.id and MemberRole.OWNER in roles_of(each)]
    if MemberRole.OWNER in before - after and not others:
        raise Refusal("member-last-owner")


def check_open(invite: MemberInvite, now: datetime) -> None:
    """NotAllowed `member-link-used`, `member-link-over`."""
    if invite.used_at is not None:
        raise NotAllowed("member-link-used")
    if invite.revoked_at is not None or now >= invite.expires_at:
        raise NotAllowed("member-link-over")
