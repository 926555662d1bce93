"""How many of several are enough, as people say it: 任意两人签即可, 三人中任意两人, any two of Ann and others."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from signing.task.clock_words import ENGLISH_NUMBER, number
from signing.task.model import ACTING_ROLES, Role
from signing.task.sentence_kinds import Token

_N = r"(?:\d{1,2}|[一二两三四五六七八九十]{1,3})"
# 李四任一人: a bare number may be of a name.
_WITHIN = "(?:当中|之中|里面|中|里|内)"
_OF = rf"(?:(?:以上|上述|这|他们|她们)?(?P<m>{_N})(?:个|位|名)?(?:(?:人|方){_WITHIN}?|{_WITHIN})(?:的)?)?"
_ANY = "(?:其中|任意|任何|任选|任|至少(?:要|需|有)?|不少于|只要|只需|随便)"
_CHINESE = (
    re.compile(rf"{_OF}{_ANY}+(?:其中)?(?P<n>{_N})(?:个|位|名)?(?:人|方|者|个|位|名)(?:都|就)?"),
    re.compile(rf"{_OF[:-1]}(?:要|只要)?有(?P<n>{_N})(?:个|位|名)?(?:人|方)"),
    re.compile(rf"(?:只要|只需)?有(?P<n>{_N})(?:个|位|名)?(?:人|方)(?=[签审批])"),
    re.compile(rf"(?P<m>{_N})(?:人|位|方)?选(?P<n>{_N})"),
    re.compile(r"或(?=[签审批])"),  # 或签: one is enough
)
_PEOPLE = r"(?: (?:people|persons?|signers?|signatories|approvers?|parties))?"
_BEHIND = rf"(?: (?:out )?of(?: (?:the|these|those|them|all)\b)?(?: (?P<m>{ENGLISH_NUMBER})\b)?{_PEOPLE})"
_ENGLISH = (
    re.compile(
        rf"(?<![\w-])(?:at least |only |just )?(?:any |either )(?P<n>{ENGLISH_NUMBER})\b{_PEOPLE}{_BEHIND}?"
    ),
    re.compile(rf"(?<![\w-])(?:at least |only |just )?(?P<n>{ENGLISH_NUMBER})\b{_PEOPLE}{_BEHIND}"),
    re.compile(rf"(?<![\w-])(?:at least |only |just )(?P<n>{ENGLISH_NUMBER})\b{_PEOPLE}"),
    re.compile(rf"(?<![\w-])(?:either|any(?:one| one)?)(?P<one>){_BEHIND}"),
)


_OVER = re.compile(r"\s*(?:[).;,!]|$)")  # Ann and Bob (either one)


# 张总、李总两人会签: how many they are, said beside them.
COUNTED = re.compile("[二两三四五六七八2-8](?:个|位)?(?:人|方)都?(?=会签|共同|一起|同时|依次|分别|[签盖]|要签|都)")
# 会签 is to sign together; 李会 signs, too.
TOGETHER = re.compile("(?<=[\u3400-\u9fff\x1f]{2})会(?=签(?![字署名订约]))")


@dataclass(frozen=True, slots=True)
class Enough:
    """`count` of `of` (0: not said). `ahead`: said before its people, as English does; else rather behind them."""

    start: int
    end: int
    count: int
    of: int
    ahead: bool


def find_enough(lower: str) -> Iterator[Enough]:
    """Every one of them, none over another."""
    taken: list[tuple[int, int]] = []
    for pattern in (*_CHINESE, *_ENGLISH):
        for match in pattern.finditer(lower):
            start, end = match.span()
            if any(start < there[1] and end > there[0] for there in taken):
                continue
            taken.append((start, end))
            said = match.groupdict()
            of = number(said["m"]) if said.get("m") else 0
            ahead = pattern in _ENGLISH and not _OVER.match(lower, end)
            yield Enough(start, end, number(said["n"]) if said.get("n") else 1, of, ahead)


class Someone(Protocol):
    """Whoever a request names, as it is put together."""

    group: int
    role: Role | None
    enough: int


@dataclass
class Choice:
    """What a request says of it, as its words go by. Places count the people named before."""

    some: list[tuple[Token, int, int]] = field(default_factory=list)  # with its group and place
    either: list[tuple[Token, int]] = field(default_factory=list)
    both: set[int] = field(default_factory=set)  # places of an "and"
    at_all: int = 0  # said of people who are not named here

    def settle(
        self, people: Sequence[Someone], role_of: Callable[[Someone], Role], in_turn: Collection[int]
    ) -> list[Token]:
        """`Someone.enough` set; gives what cannot be meant. `in_turn`: groups who act one after another."""
        lost = [token for token, at in self.either if not self._either(people, role_of, at, in_turn)]
        for token, group, at in self.some:
            count, of, ahead = (int(part) for part in token.value.split("/"))
            if not people and len(self.some) == 1:
                self.at_all = count
                continue
            there = [one for one in people if one.group == group]
            here = sum(one.group == group for one in people[:at])
            before, after = there[:here], there[here:]
            nearest = [*after[:1], *before[-1:]] if ahead else [*before[-1:], *after[:1]]
            members = [one for one in there if nearest and role_of(one) is role_of(nearest[0])]
            wrong = count > len(members) or (of and of != len(members)) or group in in_turn
            if wrong or not _may_choose(members, role_of, count):
                lost.append(token)
            elif count < len(members):
                _mark(members, count)
        return lost

    def _either(
        self,
        people: Sequence[Someone],
        role_of: Callable[[Someone], Role],
        at: int,
        in_turn: Collection[int],
    ) -> bool:
        """Ann or Bob; not "Ann, and Bob or Carl", which may mean two things."""
        if not 0 < at < len(people) or people[at - 1].group != people[at].group:
            return False
        group, role = people[at].group, role_of(people[at])
        places = [n for n, one in enumerate(people) if one.group == group and role_of(one) is role]
        members = [people[n] for n in places]
        mixed = any(n in places and n - 1 in places for n in self.both)
        if at - 1 not in places or mixed or group in in_turn or not _may_choose(members, role_of, 1):
            return False
        _mark(members, 1)
        return True


def _may_choose(members: Sequence[Someone], role_of: Callable[[Someone], Role], count: int) -> bool:
    agreed = all(one.enough in {0, count} for one in members)
    return len(members) > 1 and role_of(members[0]) in ACTING_ROLES and agreed


def _mark(members: Sequence[Someone], count: int) -> None:
    for one in members:
        one.enough = count


class Placed(Protocol):
    @property
    def step(self) -> int: ...
    @property
    def role(self) -> Role: ...
    @property
    def enough(self) -> int: ...


def parted(acting: Sequence[Placed]) -> list[tuple[int, int]]:
    """The step of each; those of whom fewer are enough share theirs with nobody of another role."""
    found = []
    for one in acting:
        step = [each for each in acting if each.step == one.step]
        roles = list(dict.fromkeys(each.role for each in step))
        found.append((one.step, roles.index(one.role) if any(each.enough for each in step) else 0))
    return found
