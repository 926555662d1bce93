"""Who approves inside the writer's own house, before anybody outside hears of it:

先内部审批：张三，再发给李明签
after internal approval by Kate, Ann signs"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from signing.task.model import ACTING_ROLES, Role
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_needs import Someone

OUTSIDE = frozenset(
    ["外部", "客户", "对方", "租客", "房东", "供应商", "external", "client", "customer", "supplier"]
)
_SENT = frozenset(["发给", "发送给", "发", "转给", "交给", "给", "send", "send it", "send this", "sent to"])


class Approving(Someone, Protocol):
    inside: bool


@dataclass
class Levels:
    """`said`: the word that makes those inside who are named from here on; what they do decides whether they are
    a level. It reaches to another act, a word for those outside, or the end of what is done first."""

    said: Token | None = None
    words: list[Token] = field(default_factory=list)
    of_nobody: list[Token] = field(default_factory=list)  # not beside a name, as 内部李明 is
    clause_only: bool = False

    def begins(self, token: Token, just: Sequence[Approving], *, clause_only: bool, beside_name: bool) -> None:
        """Behind an act ("Kate approves internally") it is said of those alone who do it."""
        self.words.append(token)
        self.of_nobody += [] if beside_name else [token]
        approving = [one for one in just if one.role is Role.APPROVER]
        for one in approving:
            one.inside = True
        if not approving:
            self.said, self.clause_only = token, clause_only

    def hears(self, token: Token) -> None:
        if token.value in OUTSIDE or (token.kind is Kind.BREAK and self.clause_only):
            self.said = None

    @staticmethod
    def goes_on(token: Token, before: Kind | None) -> bool:
        """再发给: what those before were to do is done, and is not the next one's."""
        return token.value == "再给" or (before is Kind.THEN and token.value in _SENT)

    def act(self, role: Role, just: Sequence[Approving]) -> None:
        if role is not Role.APPROVER:
            self.said = None
        elif self.said is not None:
            for one in just:
                one.inside = True

    def settle(self, people: Sequence[Approving], role_of: Callable[[Someone], Role]) -> list[Token]:
        """`inside` left on levels only; gives the words that cannot be meant: nothing goes inside once it was
        outside."""
        for one in people:
            one.inside = one.inside and role_of(one) is Role.APPROVER
        inside = [one.group for one in people if one.inside]
        outside = [one.group for one in people if not one.inside and role_of(one) in ACTING_ROLES]
        if inside and outside and max(inside) > min(outside):
            for one in people:
                one.inside = False
            return self.words
        return [] if inside else self.of_nobody
