"""Who comes before whom, where it is said beside their names: 李明先签，王芳后签; Bob signs after Ann; Carol last.
And the order that a request makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from signing.task.model import ACTING_ROLES, Order, Role
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_needs import Choice, parted
from signing.task.sentence_spoken import Spoken

RANKS = {
    **dict.fromkeys(["先", "first", "第一个", "第一"], 1),
    **dict.fromkeys(["second", "第二个", "第二"], 2),
    **dict.fromkeys(["third", "第三个", "第三"], 3),
    **dict.fromkeys(["fourth", "第四个", "第四"], 4),
    **dict.fromkeys(["last", "lastly", "finally", "最后一个", "最后", "最后再"], 99),
}
_UNSAID = 50
_STEP = 100  # groups between two numbered steps, for a "then" inside of one


class Named(Protocol):
    name: str
    me: bool
    group: int
    role: Role | None
    rank: int
    soft: bool


SomeoneT = TypeVar("SomeoneT", bound=Named)


@dataclass
class Turns:
    """`ranked`: words that gave somebody a rank; `after`: who comes later, and whom they wait for."""

    ranked: list[Token] = field(default_factory=list)
    after: list[tuple[list[Named], list[Named], Token]] = field(default_factory=list)
    later: tuple[list[Named], Token] | None = None  # whom they wait for is named next
    leading: bool = False  # "after Ann signs, …": who is named next comes first

    def rank(self, clause: Sequence[Named], token: Token) -> bool:
        """Of those who were named in this clause and have none yet. False where there is nobody."""
        mine = [one for one in clause if not one.rank]
        for one in mine:
            one.rank = RANKS[token.value]
        if mine:
            self.ranked.append(token)
        return bool(mine)

    def wait(self, clause: Sequence[Named], token: Token) -> None:
        if clause:
            self.later = ([*clause], token)
            self.after.append(([*clause], [], token))
        else:
            self.leading = True

    def named(self, one: Named) -> None:
        if self.later is not None:
            self.after[-1][1].append(one)

    def over(self) -> None:
        """What follows is said of others."""
        self.later = None

    def settle(
        self, people: list[SomeoneT], modes: dict[int, Kind], choice: Choice
    ) -> tuple[list[SomeoneT], dict[int, Kind], list[Token]]:
        """`group` set for everybody, the people in their order, and the words that cannot be meant."""
        lost = [token for _, waits, token in self.after if not waits]
        people = self._once(people)
        ranks = {one.rank for one in people if one.rank}
        # "second" says nothing of somebody who was given no number.
        if ranks - {1, 99} and any(not one.rank for one in people):
            lost += self.ranked
            ranks = set()
        if not ranks and not any(waits for _, waits, _ in self.after):
            return people, modes, lost
        before = {id(one): one.group for one in people}
        for one in people:
            rank = (one.rank or _UNSAID) if ranks else _UNSAID
            one.group = (rank * 10_000 + one.group) * 10
        for later, waits, _ in self.after:
            self._put_behind(people, later, waits)
        new_modes = {one.group: modes[before[id(one)]] for one in people if before[id(one)] in modes}
        choice.some = [(token, _near(people, token, at, group), at) for token, group, at in choice.some]
        return people, new_modes, lost

    def _once(self, people: list[SomeoneT]) -> list[SomeoneT]:
        """Who was named only to be waited for, and takes part already, does nothing more by it."""
        waited = [id(one) for _, waits, _ in self.after for one in waits]
        return [
            one
            for at, one in enumerate(people)
            if not (
                id(one) in waited
                and (one.role is None or one.soft)
                and any(_is_same(one, other) for other in people[:at])
            )
        ]

    @staticmethod
    def _put_behind(people: Sequence[Named], later: Sequence[Named], waits: Sequence[Named]) -> None:
        ahead = [one for one in people if any(_is_same(one, each) for each in waits)]
        last = max((one.group for one in ahead), default=0)
        for one in people:
            if any(_is_same(one, each) for each in later) and one not in ahead:
                one.group = max(one.group, last + 1)


def _is_same(one: Named, other: Named) -> bool:
    return one is other or (one.name, one.me) == (other.name, other.me)


def _near(people: Sequence[Named], some: Token, at: int, group: int) -> int:
    """Where those stand now who were named around this place: before it, or behind where it was said ahead."""
    nearest = at if some.value.endswith("/1") else at - 1
    return people[min(max(nearest, 0), len(people) - 1)].group if people else group


def of_step(number: int) -> int:
    return number * _STEP


def in_order(people: list[Spoken], modes: dict[int, Kind], *, conflict: bool) -> tuple[Order | None, list[Spoken]]:
    """Internal levels count their own steps and come first; the order is of the others."""
    inside, others = [one for one in people if one.inside], [one for one in people if not one.inside]
    if not inside:
        return _in_steps(others, modes, conflict=conflict)
    _, levels = _in_steps(inside, _of(inside, modes), conflict=conflict)
    order, steps = _in_steps(others, _of(others, modes), conflict=conflict) if others else (None, [])
    return order, levels + steps


def _of(people: list[Spoken], modes: dict[int, Kind]) -> dict[int, Kind]:
    return {one.step: modes[one.step] for one in people if one.step in modes}


def _in_steps(
    people: list[Spoken], modes: dict[int, Kind], *, conflict: bool
) -> tuple[Order | None, list[Spoken]]:
    """Their steps are still the groups in which they were named; with it they count from 1."""
    acting = [one for one in people if one.role in ACTING_ROLES]
    stages = parted(acting)
    groups = sorted(set(stages))
    some = any(one.enough for one in acting)
    if conflict or (len(groups) < 2 and not modes and not some) or len(acting) < 2:
        said = _said_for_all(people, modes) if len(acting) < 2 and not conflict else None
        return said, [replace(one, step=1) for one in people]
    at, numbered = 0, {}
    for group in groups:
        each = modes.get(group[0]) is Kind.EACH
        members = [one for one, stage in zip(acting, stages, strict=True) if stage == group]
        for number, one in enumerate(members):
            at += 1 if each or number == 0 else 0
            numbered[id(one)] = at
    order = Order.ALL_AT_ONCE if at == 1 else Order.ONE_AFTER_ANOTHER if at == len(acting) else Order.STEPS
    return order, [replace(one, step=numbered.get(id(one), 1)) for one in people]


def _said_for_all(people: list[Spoken], modes: dict[int, Kind]) -> Order | None:
    """ "in order", said of people who are not named here."""
    if people or not modes:
        return None
    return Order.ONE_AFTER_ANOTHER if Kind.EACH in modes.values() else Order.ALL_AT_ONCE
