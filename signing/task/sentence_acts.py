"""Who does what: roles, said before their people or behind them, of one of them or of several."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from signing.task.model import ACTING_ROLES, Role
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_levels import Levels
from signing.task.sentence_needs import Someone
from signing.task.sentence_spoken import Spoken, once

NAMED = frozenset({Kind.NAME, Kind.ME, Kind.PHONE, Kind.EMAIL, Kind.USER, Kind.COMPANY})
_ACTS = (Role.FILLER, Role.APPROVER, Role.SIGNER)  # of one person, in the order in which they are done


@dataclass
class Mentioned:
    name: str
    group: int
    role: Role | None = None
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    username: str | None = None
    me: bool = False
    seal: bool = False
    soft: bool = False  # the role stood before the name, and a verb behind it says better
    enough: int = 0
    rank: int = 0  # said with it: first, second, last
    placed: bool = False  # 在 stood before: of 李明在王芳之后签
    unsure: bool = False  # what they do was said, and not understood
    inside: bool = False  # approves before anybody outside hears of it


@dataclass
class Acts:
    people: list[Mentioned] = field(default_factory=list)
    lost: list[Token] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    group: int = 1
    ahead: Role | None = None  # said before the names to come
    ahead_seal: bool = False
    last_role: Role | None = None
    open: list[Mentioned] = field(default_factory=list)  # without a role, since the last one
    clause: list[Mentioned] = field(default_factory=list)
    just: list[Mentioned] = field(default_factory=list)  # who was given a role by the word before
    pending_then: Token | None = None
    before: Kind | None = None
    waiting: bool = False  # what is said here is of whom others wait for
    linked: bool = False  # "and" was the last word: one act more of the same people
    following: Token | None = None
    chain: list[Mentioned] = field(default_factory=list)  # whose act stood before a "then"
    also: Role | None = None  # "signed and": one of two acts, and the other is said next
    twofold: list[Mentioned] | None = None  # who is named for both of them
    levels: Levels = field(default_factory=Levels)
    unused: Token | None = None  # a role ahead of whom nobody was named yet

    def role(self, token: Token, *, seal: bool) -> None:
        assert token.role is not None, "called with one"
        if self.also is not None and self.twofold is None:
            self.twofold = []
        else:
            self.both_acts()
        if self._same_people_again(token):
            self._also(token.role, seal=seal)
            self.pending_then, self.chain, self.last_role = None, [], token.role
        elif token.kind is Kind.BEFORE and token.role is Role.CC and self._stands_behind():
            self.just = [one for one in self.open if one in self.clause]
            for one in self.just:
                one.role = token.role
            self.open = [one for one in self.open if one.role is None]
        else:
            self._one_act(token, token.role, seal=seal)
        self.levels.act(token.role, self.just)

    def _one_act(self, token: Token, role: Role, *, seal: bool) -> None:
        softly = [one for one in self.clause if one.soft] if token.kind is not Kind.NOUN else []
        if token.kind is Kind.BEFORE:
            self._now_ahead(token, seal=seal)
        elif self.open or softly:
            self.just = self.open or softly
            for one in self.just:
                kept = one.seal and (not one.soft or one.company is not None)  # 华明公司盖章，由李四签
                one.role, one.seal, one.soft = role, kept or seal, False
            self.open, self.ahead, self.ahead_seal = [], None, False
        elif self.just and self.just[0].role is role:
            for one in self.just:
                one.seal = one.seal or seal
        elif self.just and token.kind is not Kind.NOUN:
            if not self.linked:
                self.lost.append(token)
                return
            self._also(role, seal=seal)
        else:
            self._now_ahead(token, seal=seal)
        if not self.waiting:
            self.last_role = role

    def _stands_behind(self) -> bool:
        """赵强和孙丽抄送: of who was just named, where nobody follows."""
        follows = self.following is not None and self.following.kind in NAMED
        return self.before in NAMED and not follows and any(one in self.clause for one in self.open)

    def _same_people_again(self, token: Token) -> bool:
        """审批后签字: nobody else is named for what is done then."""
        if self.pending_then is None or not self.chain or token.kind not in {Kind.VERB, Kind.BEHIND, Kind.SEAL}:
            return False
        self.just = self.chain
        others = self.following is not None and self.following.kind in {*NAMED, Kind.SOME}
        return self.chain[0].role is not token.role and not others

    def both_acts(self) -> None:
        """Signed and approved by: each of them does both."""
        if self.twofold and self.also is not None:
            first, then = sorted((self.twofold[0].role or self.also, self.also), key=_ACTS.index)
            for one in self.twofold:
                one.role, one.soft = first, False
            self.just = self.twofold
            self._also(then, seal=False)
            self.just = []
        self.twofold = self.also = None

    def _also(self, role: Role, *, seal: bool) -> None:
        """Approves and signs: one person for two acts is two lines of the list, one after the other."""
        self.group += 1
        self.just = [replace(one, role=role, seal=seal, group=self.group) for one in self.just]
        self.people += self.just

    def _now_ahead(self, token: Token, *, seal: bool) -> None:
        self.ahead, self.ahead_seal, self.just = token.role, seal, []
        self.clause, self.unused = [], token

    def does_unknown(self) -> None:
        for one in self.clause[-1:]:
            one.unsure = one.role is None

    def nobody_named(self) -> None:
        """An act that nobody does, and no other word says."""
        if self.unused is None or not self.people or self.nameless:
            return
        if all(self.role_of(one) is not self.unused.role for one in self.people):
            self.lost.append(self.unused)

    def with_roles(self) -> list[Spoken]:
        """Who was given none does what the others do; where nothing was said at all, signs, and that is told."""
        spoken: list[Spoken] = []
        for one in self.people:
            spoken.append(
                Spoken(
                    one.name,
                    self.role_of(one),
                    one.role is None and (one.unsure or self.last_role not in ACTING_ROLES),
                    one.company,
                    one.phone,
                    one.email,
                    one.username,
                    one.me,
                    one.seal,
                    one.group,
                    one.enough,
                    one.inside,
                )
            )
        return once(spoken)

    def role_of(self, one: Someone) -> Role:
        """A copy is no act that others could share by silence."""
        shared = self.last_role if self.last_role in ACTING_ROLES else None
        return one.role or shared or Role.SIGNER
