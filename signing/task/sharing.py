"""A template that others may start by a link, within limits. Values and pure functions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from signing.errors import BadAnswer, NotAllowed, Refusal
from signing.task.template_filling import Filling, Somebody, begun, named, open_roles
from signing.task.templates import TemplateRole, TemplateVersion

MOST_WAITING = 50  # requests of one link that nobody has decided on
MOST_A_DAY = 10  # starts of one person within 24 hours, over all links
# What can be chosen, in the order of the button's turns.
USES = (1, 10, 50, 200, 1000)
EACH = (1, 3, 10)
DAYS = (1, 7, 30, 90)


class StartState(StrEnum):
    """Each says who has the next move."""

    WAITING = "waiting"  # the owner: yes or no
    STARTED = "started"  # nobody here: its task goes its way
    REFUSED = "refused"  # nobody


@dataclass(frozen=True, slots=True)
class Share:
    """Whoever holds its link may start the template, as the person in `role_id`: `most` times in all, `each` times
    for one person, until then; the owner says yes to each where `approval`. `sealed`: the token, so that the link
    can be shown again."""

    id: str
    template_id: str
    owner_id: str
    token_hash: str
    sealed: bytes = field(repr=False)
    made_at: datetime
    until: datetime
    role_id: str
    most: int = 50
    each: int = 1
    approval: bool = True
    revoked_at: datetime | None = None
    version: int = 1  # counts every change; a button made for another one is stale


@dataclass(frozen=True, slots=True)
class ShareStart:
    """What somebody filled in by the link."""

    id: str
    share_id: str
    person_id: str
    at: datetime
    filling: Filling
    state: StartState = StartState.WAITING
    task_id: str | None = None


@dataclass(frozen=True, slots=True)
class Uses:
    """What counts against the limits: refused requests do not, save against the day's."""

    whole: int = 0  # started or waiting
    theirs: int = 0  # … of this person
    waiting: int = 0
    today: int = 0  # of this person, over all links, whatever became of them


def is_open(share: Share, now: datetime) -> bool:
    return share.revoked_at is None and now < share.until


def check_may_start(share: Share, person_id: str, uses: Uses, now: datetime) -> None:
    """NotAllowed `share-over`; Refusal `share-own`, `share-once` (each), `share-used-up`, `share-busy`,
    `share-day` (limit)."""
    if not is_open(share, now):
        raise NotAllowed("share-over")
    if person_id == share.owner_id:
        raise Refusal("share-own")
    if uses.theirs >= share.each:
        raise Refusal("share-once", each=share.each)
    if uses.whole >= share.most:
        raise Refusal("share-used-up")
    if uses.waiting >= MOST_WAITING:
        raise Refusal("share-busy")
    if uses.today >= MOST_A_DAY:
        raise Refusal("share-day", limit=MOST_A_DAY)


def strangers(version: TemplateVersion) -> tuple[TemplateRole, ...]:
    """Roles that a stranger can take: all but the owner's. Refusal `share-nobody` where there is none."""
    theirs = tuple(role for role in version.roles if not role.mine)
    if not theirs:
        raise Refusal("share-nobody")
    return theirs


def role_of(share: Share, version: TemplateVersion) -> TemplateRole:
    """Whose place the starter takes: the first that is left where a newer version has no such role."""
    theirs = strangers(version)
    return next((role for role in theirs if role.id == share.role_id), theirs[0])


def asked_of_stranger(version: TemplateVersion, filling: Filling, role: TemplateRole) -> tuple[TemplateRole, ...]:
    """Roles that have nobody yet, their own first."""
    left = open_roles(version, filling)
    return tuple(sorted(left, key=lambda each: each.id != role.id))


def named_by_stranger(
    version: TemplateVersion, filling: Filling, text: str, *, role: TemplateRole, me: Somebody, region: str
) -> Filling:
    """As `named`, but nobody takes the owner's roles, and "I" is the stranger: `me`, who takes `role`.

    BadAnswer as `named`."""
    owners = begun(version, "").people.keys()
    asked = replace(version, roles=asked_of_stranger(version, filling, role))
    there = named(asked, Filling(filling.number), text, region=region)
    people = dict(filling.people)
    for role_id, who in there.people.items():
        if role_id in owners:
            continue
        if role_id == role.id:
            people[role_id] = replace(who, name=who.name or me.name, me=False, telegram_id=me.telegram_id)
        elif not who.name:
            raise BadAnswer("party-name-missing", line=0)
        else:
            people[role_id] = replace(who, me=False, telegram_id=None)
    return replace(filling, people=people)


def turned(share: Share, what: str, version: TemplateVersion, now: datetime) -> Share:
    """The next of what can be chosen: `uses`, `each`, `days`, `approval`, `role`."""
    match what:
        case "uses":
            return replace(share, most=_next(USES, share.most))
        case "each":
            return replace(share, each=_next(EACH, share.each))
        case "days":
            return replace(share, until=now + timedelta(days=_next(DAYS, days_left(share, now))))
        case "approval":
            return replace(share, approval=not share.approval)
        case "role":
            ids = tuple(role.id for role in strangers(version))
            at = ids.index(share.role_id) if share.role_id in ids else -1
            return replace(share, role_id=ids[(at + 1) % len(ids)])
    raise Refusal("button-over")


def days_left(share: Share, now: datetime) -> int:
    """Begun days count whole."""
    return max(0, -(-(share.until - now) // timedelta(days=1)))


def _next(choices: tuple[int, ...], now: int) -> int:
    return next((each for each in choices if each > now), choices[0])
