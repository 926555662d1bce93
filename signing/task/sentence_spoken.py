"""People of a request, as they go into the draft."""

from __future__ import annotations

from dataclasses import dataclass, replace

from signing.task.model import Role


@dataclass(frozen=True, slots=True)
class Spoken:
    """One person of a request. `assumed`: nothing was said about what they do. `step` counts from 1 and matters
    under the order STEPS. `label`: 甲方, "party a"."""

    name: str
    role: Role = Role.SIGNER
    assumed: bool = False
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    username: str | None = None
    me: bool = False
    seal: bool = False
    step: int = 1
    enough: int = 0  # so many of this role in this step; 0: all of them
    inside: bool = False  # approves before anybody outside hears of it: `step` is their level


def once(people: list[Spoken]) -> list[Spoken]:
    """Named twice for the same act is once; what is said later is added."""
    kept: list[Spoken] = []
    for one in people:
        at = next((i for i, other in enumerate(kept) if _same(one, other)), None)
        if at is None:
            kept.append(one)
        else:
            other = kept[at]
            kept[at] = replace(
                other,
                company=other.company or one.company,
                phone=other.phone or one.phone,
                email=other.email or one.email,
                username=other.username or one.username,
                seal=other.seal or one.seal,
            )
    return kept


def _same(one: Spoken, other: Spoken) -> bool:
    facts = all(
        not mine or not theirs or mine == theirs
        for mine, theirs in ((one.phone, other.phone), (one.email, other.email), (one.company, other.company))
    )
    return (one.name, one.me, one.role) == (other.name, other.me, other.role) and facts
