"""Who stands how to a seal, and who says that it may be used. Values in, words out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum, StrEnum

from signing.ports import Seal, SealState, SealUser
from signing.seals.design import SealKind
from signing.task.members import Right, is_member, may
from signing.task.model import Person

# A company's: these have a certificate of their own. A representative's or a person's is their name in ink; who
# puts it signs with a key made for the act.
COMPANY_KINDS = frozenset(SealKind) - {SealKind.LEGAL, SealKind.NAME}


class Standing(IntEnum):
    """Each may do what the ones before may."""

    NOBODY = 0
    APPROVER = 1  # another admin, while the house's seal waits for its approval: sees it
    USER = 2
    KEEPER = 3  # freezes, names, says who uses it, gives leave, reads the log
    MAKER = 4  # names keepers, cancels


class Approval(StrEnum):
    """What a person can do about a seal that nobody may use yet."""

    NONE = ""
    OWN = "own"  # not the house's: its maker answers for it
    OTHER = "other"  # the house's, made by somebody else
    ALONE = "alone"  # the house's, by its only admin
    NEEDS_OTHER = "needs-other"  # the house's, and there is another admin to look at it


def standing_of(seal: Seal, person: Person, users: Sequence[SealUser], now: datetime) -> Standing:
    if seal.keeper_id == person.id:
        return Standing.MAKER
    own = next((user for user in users if user.person_id == person.id), None)
    if own is not None and (own.until is None or now < own.until):
        return Standing.KEEPER if own.keeps else Standing.USER
    if seal.house and seal.state is SealState.DRAFT and may(person, Right.SEALS):
        return Standing.APPROVER
    return Standing.NOBODY


def approval_by(seal: Seal, person: Person, admins: Sequence[Person]) -> Approval:
    """`admins`: all of the installation."""
    makes = seal.keeper_id == person.id
    if seal.state is not SealState.DRAFT:
        return Approval.NONE
    if not seal.house:
        return Approval.OWN if makes else Approval.NONE
    if not makes:
        return Approval.OTHER if may(person, Right.SEALS) else Approval.NONE
    if any(admin.id != person.id for admin in admins):
        return Approval.NEEDS_OTHER
    return Approval.ALONE if person.is_admin else Approval.NEEDS_OTHER


def keepers_of(seal: Seal, users: Sequence[SealUser], now: datetime) -> tuple[str, ...]:
    """Person ids, its maker first."""
    others = (user.person_id for user in users if user.keeps and (user.until is None or now < user.until))
    return tuple(dict.fromkeys((seal.keeper_id, *others)))


def may_know_keepers(seal: Seal, reader: Person, users: Sequence[SealUser], now: datetime) -> bool:
    """Who keeps the seal, by name: those who use it, and of the house's own all its members."""
    return standing_of(seal, reader, users, now) is not Standing.NOBODY or (seal.house and is_member(reader))


def has_certificate(seal: Seal) -> bool:
    return seal.kind in COMPANY_KINDS
