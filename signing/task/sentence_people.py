"""Who does what, and after whom: the words of a request, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from signing.task.model import ACTING_ROLES, Order, Role
from signing.task.sentence_needs import Choice, Someone, parted
from signing.task.sentence_spoken import Spoken, once
from signing.task.sentence_words import Kind, Token

_LINKS = frozenset(["并", "并且", "和", "与", "及", "兼", "and", "also"])
_AND = frozenset(["和", "与", "跟", "及", "以及", "还有", "and", "plus", "both", "&", "+"]) | {"as well as"}


@dataclass(frozen=True, slots=True)
class Meant:
    people: tuple[Spoken, ...]
    order: Order | None
    nameless: tuple[str, ...]
    lost: tuple[Token, ...]
    enough: int = 0  # said of people who are not named here


@dataclass
class _Someone:
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


def who_does_what(tokens: Sequence[Token]) -> Meant:
    return _Meaning().of(tokens)


@dataclass
class _Meaning:
    people: list[_Someone] = field(default_factory=list)
    lost: list[Token] = field(default_factory=list)
    nameless: list[str] = field(default_factory=list)
    group: int = 1
    modes: dict[int, Kind] = field(default_factory=dict)
    ahead: Role | None = None  # said before the names to come
    ahead_seal: bool = False
    last_role: Role | None = None
    open: list[_Someone] = field(default_factory=list)  # without a role, since the last one
    clause: list[_Someone] = field(default_factory=list)
    just: list[_Someone] = field(default_factory=list)  # who was given a role by the word before
    company: Token | None = None  # waits for its person
    gap: set[Kind] = field(default_factory=set)  # what stands between the company and its person
    before: Kind | None = None
    pending_then: Token | None = None
    conflict: bool = False
    choice: Choice = field(default_factory=Choice)
    linked: bool = False  # "and" was the last word: one act more of the same people

    def of(self, tokens: Sequence[Token]) -> Meant:
        for token in tokens:
            self._take(token)
            if token.kind not in {Kind.FILLER, Kind.LABEL, Kind.SOME}:
                self.before = token.kind
        self._company_alone()
        if self.pending_then is not None:
            self.lost.append(self.pending_then)
        in_turn = {group for group, mode in self.modes.items() if mode is Kind.EACH or self.conflict}
        self.lost += self.choice.settle(self.people, self._role_of, in_turn)
        people = self._with_roles()
        order, people = self._order(people)
        return Meant(tuple(people), order, tuple(self.nameless), tuple(self.lost), self.choice.at_all)

    def _take(self, token: Token) -> None:
        kind = token.kind
        if token.role is not None or kind is Kind.SEAL:
            self._role(replace(token, role=token.role or Role.SIGNER), seal=kind is Kind.SEAL)
            self.linked = False
            return
        if kind not in {Kind.FILLER, Kind.LIST, Kind.OR, Kind.SOME}:
            self.just = []
        self.linked = token.value in _LINKS or (self.linked and kind is Kind.FILLER)
        if kind in {Kind.NAME, Kind.ME}:
            self._name(token)
        elif kind is Kind.COMPANY:
            self._company(token)
        elif kind in {Kind.PHONE, Kind.EMAIL, Kind.USER}:
            self._reach(token)
        elif kind is Kind.THEN:
            self._then(token)
        elif kind is Kind.VAGUE:
            self.lost.append(token)
        elif kind in {Kind.EACH, Kind.TOGETHER}:
            self._mode(token)
        elif kind in {Kind.SOME, Kind.OR}:
            self._choice(token)
        elif kind in {Kind.BREAK, Kind.LIST, Kind.ASK}:
            self.gap.add(kind)
            if token.value in _AND:
                self.choice.both.add(len(self.people))
            if kind is Kind.BREAK:
                self.clause = []

    def _choice(self, token: Token) -> None:
        """An "or" is between two people; between two sentences it is not understood."""
        if token.kind is Kind.SOME:
            self.choice.some.append((token, self.group, len(self.people)))
            return
        self.gap.add(Kind.LIST)
        if self.before in {Kind.NAME, Kind.ME, Kind.PHONE, Kind.EMAIL, Kind.USER, Kind.COMPANY}:
            self.choice.either.append((token, len(self.people)))
        else:
            self.lost.append(token)

    # ── people ───────────────────────────────────────────────────────────────────────────────────────────────

    def _name(self, token: Token) -> None:
        me = token.kind is Kind.ME
        one = _Someone("" if me else token.value, self.group, self.ahead, me=me, seal=self.ahead_seal)
        one.soft = self.ahead is not None
        by = self.before is Kind.BY or (self.before is Kind.BEFORE and self.gap == {Kind.BREAK})
        if self.company is not None and (not self.gap or by):
            one.company, self.company = self.company.value, None
        else:
            self._company_alone()
        self.people.append(one)
        self.clause.append(one)
        self.pending_then = None
        if one.role is None:
            self.open.append(one)

    def _company(self, token: Token) -> None:
        self._company_alone()
        self.pending_then = None
        last = self.people[-1] if self.people else None
        behind = {Kind.NAME, Kind.ME, Kind.PHONE, Kind.EMAIL, Kind.USER}
        if last is not None and last.company is None and self.before in behind:
            last.company = token.value
            return
        self.company, self.gap = token, set()

    def _company_alone(self) -> None:
        if self.company is not None:
            self.nameless.append(self.company.value)
            self.company = None

    def _reach(self, token: Token) -> None:
        """Of the person before it; a second one, or one of nobody, has no name."""
        last = self.people[-1] if self.people else None
        near = {
            Kind.NAME,
            Kind.ME,
            Kind.PHONE,
            Kind.EMAIL,
            Kind.USER,
            Kind.COMPANY,
            Kind.BREAK,
            Kind.BEHIND,
            Kind.VERB,
        }
        what = {Kind.PHONE: "phone", Kind.EMAIL: "email", Kind.USER: "username"}[token.kind]
        if (
            last is not None
            and last in (self.clause or self.people[-1:])
            and self.before in near
            and not getattr(last, what)
        ):
            setattr(last, what, token.value)
            return
        self.nameless.append(token.value)
        self.pending_then = None

    # ── roles ────────────────────────────────────────────────────────────────────────────────────────────────

    def _role(self, token: Token, *, seal: bool) -> None:
        assert token.role is not None, "called with one"
        softly = [one for one in self.clause if one.soft] if token.kind is not Kind.NOUN else []
        if token.kind is Kind.BEFORE:
            self._now_ahead(token.role, seal=seal)
        elif self.open or softly:
            self.just = self.open or softly
            for one in self.just:
                one.role, one.seal, one.soft = token.role, one.seal or seal, False
            self.open, self.ahead, self.ahead_seal = [], None, False
        elif self.just and self.just[0].role is token.role:
            for one in self.just:
                one.seal = one.seal or seal
        elif self.just and token.kind is not Kind.NOUN:
            if not self.linked:
                self.lost.append(token)
                return
            self._also(token.role, seal=seal)
        else:
            self._now_ahead(token.role, seal=seal)
        self.last_role = token.role

    def _also(self, role: Role, *, seal: bool) -> None:
        """Approves and signs: one person for two acts is two lines of the list, one after the other."""
        self.group += 1
        self.just = [replace(one, role=role, seal=seal, group=self.group) for one in self.just]
        self.people += self.just

    def _now_ahead(self, role: Role, *, seal: bool) -> None:
        self.ahead, self.ahead_seal, self.just = role, seal, []
        self.clause = []

    def _with_roles(self) -> list[Spoken]:
        """Who was given none does what the others do; where nothing was said at all, signs, and that is told."""
        spoken: list[Spoken] = []
        for one in self.people:
            spoken.append(
                Spoken(
                    one.name,
                    self._role_of(one),
                    one.role is None and self.last_role not in ACTING_ROLES,
                    one.company,
                    one.phone,
                    one.email,
                    one.username,
                    one.me,
                    one.seal,
                    one.group,
                    one.enough,
                )
            )
        return once(spoken)

    def _role_of(self, one: Someone) -> Role:
        """A copy is no act that others could share by silence."""
        shared = self.last_role if self.last_role in ACTING_ROLES else None
        return one.role or shared or Role.SIGNER

    # ── order ────────────────────────────────────────────────────────────────────────────────────────────────

    def _then(self, token: Token) -> None:
        if self.pending_then is not None:
            return
        if any(one.group == self.group for one in self.people):
            self.group += 1
            self.pending_then = token
        self.clause = []
        self.gap.add(Kind.THEN)

    def _mode(self, token: Token) -> None:
        """Of the group that is being named; against another word of its own, it is not understood."""
        said = self.modes.setdefault(self.group, token.kind)
        if said is not token.kind:
            self.lost.append(token)
            self.conflict = True

    def _order(self, people: list[Spoken]) -> tuple[Order | None, list[Spoken]]:
        acting = [one for one in people if one.role in ACTING_ROLES]
        stages = parted(acting)
        groups = sorted(set(stages))
        some = any(one.enough for one in acting)
        if self.conflict or (len(groups) < 2 and not self.modes and not some) or len(acting) < 2:
            said = self._said_for_all(people) if len(acting) < 2 and not self.conflict else None
            return said, [replace(one, step=1) for one in people]
        at, numbered = 0, {}
        for group in groups:
            each = self.modes.get(group[0]) is Kind.EACH
            members = [one for one, stage in zip(acting, stages, strict=True) if stage == group]
            for number, one in enumerate(members):
                at += 1 if each or number == 0 else 0
                numbered[id(one)] = at
        order = Order.ALL_AT_ONCE if at == 1 else Order.ONE_AFTER_ANOTHER if at == len(acting) else Order.STEPS
        return order, [replace(one, step=numbered.get(id(one), 1)) for one in people]

    def _said_for_all(self, people: list[Spoken]) -> Order | None:
        """ "in order", said of people who are not named here."""
        if people or not self.modes:
            return None
        return Order.ONE_AFTER_ANOTHER if Kind.EACH in self.modes.values() else Order.ALL_AT_ONCE
