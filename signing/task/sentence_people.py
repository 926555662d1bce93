"""Who does what, and after whom: the words of a request, put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from signing.task.model import Order, Role
from signing.task.sentence_acts import NAMED, Mentioned
from signing.task.sentence_belongings import Belongings
from signing.task.sentence_joining import reaches_of_next
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_needs import Choice
from signing.task.sentence_spoken import Spoken
from signing.task.sentence_turns import in_order

_LINKS = frozenset(["并", "并且", "和", "与", "及", "兼", "and", "also"])
_AND = frozenset(["和", "与", "跟", "及", "以及", "还有", "and", "plus", "both", "&", "+"]) | {"as well as"}


_BESIDE = frozenset({Kind.FILLER, Kind.TITLE, Kind.INSIDE, Kind.BY})


@dataclass(frozen=True, slots=True)
class Meant:
    people: tuple[Spoken, ...]
    order: Order | None
    nameless: tuple[str, ...]
    lost: tuple[Token, ...]
    enough: int = 0  # said of people who are not named here


def _next_is(tokens: Sequence[Token], wanted: frozenset[Kind], between: frozenset[Kind]) -> dict[int, bool]:
    """By the word: whether one that is wanted comes next, over what may stand between (对方由李四签)."""
    found, there = {}, False
    for token in reversed(tokens):
        found[id(token)] = there
        if token.kind not in between:
            there = token.kind in wanted
    return found


def who_does_what(tokens: Sequence[Token]) -> Meant:
    return _Meaning().of(tokens)


@dataclass
class _Meaning(Belongings):
    choice: Choice = field(default_factory=Choice)
    stands_for: bool = False  # "on behalf of" was the last word
    instead: bool = False  # and now comes for whom
    place: bool = False  # 在 was the last word
    person_next: bool = False  # whoever is named is named next
    party_next: bool = False  # or the company

    def of(self, tokens: Sequence[Token]) -> Meant:
        said = [token for token in tokens if token.kind not in {Kind.FILLER, Kind.TITLE, Kind.INSIDE}]
        self.following = said[0] if said else None
        after = dict(zip(map(id, said), [*said[1:], None], strict=False))
        persons = _next_is(tokens, frozenset({Kind.NAME}), _BESIDE)
        parties = _next_is(tokens, NAMED, _BESIDE | {Kind.LABEL, Kind.BREAK, Kind.BEFORE, Kind.ASK})
        held = {id(tokens[at]) for at in reaches_of_next(tokens)}
        whose = {id(one) for one, next in pairwise(tokens) if next.kind is Kind.TITLE or next.value == "的"}
        for token in tokens:
            self.following = after.get(id(token), self.following)
            self.person_next = persons.get(id(token), self.person_next)
            self.party_next = parties.get(id(token), False)
            if token.kind is Kind.ME and id(token) in whose:
                continue
            if id(token) in held:
                self.held.append(token)
                continue
            self._take(token)
            if token.kind not in {Kind.FILLER, Kind.LABEL, Kind.SOME, Kind.TITLE, Kind.RANK, Kind.INSIDE}:
                self.before = token.kind
        self.both_acts()
        self.company_alone()
        if self.pending_then is not None:
            self.lost.append(self.pending_then)
        self.nobody_named()
        self.people, self.modes, lost = self.turns.settle(self.people, self.modes, self.choice)
        self.lost += lost
        in_turn = {group for group, mode in self.modes.items() if mode is Kind.EACH or self.conflict}
        self.lost += self.choice.settle(self.people, self.role_of, in_turn)
        self.lost += self.levels.settle(self.people, self.role_of)
        # 李明在王芳之后签: who is waited for stands before them in the list, too.
        self.people.sort(key=lambda one: one.group)
        order, people = in_order(self.with_roles(), self.modes, conflict=self.conflict)
        return Meant(tuple(people), order, tuple(self.nameless), tuple(self.lost), self.choice.at_all)

    def _take(self, token: Token) -> None:
        kind = token.kind
        if token.role is not None or kind is Kind.SEAL:
            self._act(replace(token, role=token.role or Role.SIGNER))
            return
        self._stands_beside(token)
        if kind not in {Kind.INSIDE, Kind.FILLER, Kind.LIST, Kind.OR, Kind.SOME, Kind.RANK, Kind.TITLE}:
            self.just = []
        self.linked = token.value in _LINKS or (self.linked and kind is Kind.FILLER)
        if kind is Kind.NAME and self.instead:
            self.lost.append(token)
        elif kind in {Kind.NAME, Kind.ME}:
            self._name(token)
        elif kind is Kind.COMPANY:
            self.take_company(token)
        elif kind in {Kind.PHONE, Kind.EMAIL, Kind.USER}:
            self.take_reach(token)
        elif kind in {Kind.THEN, Kind.RANK, Kind.STEP, Kind.AFTER}:
            self.turn(token)
        elif kind is Kind.VAGUE or (kind is Kind.TITLE and not self._is_somebodys()) or self._labels_nobody(token):
            self.lost.append(token)
            self.chain = []  # 再让老板签: nobody who is named before does
        elif kind is Kind.INSIDE:
            leads = self.turns.leading and not self.clause
            self.levels.begins(token, self.just, clause_only=leads, beside_name=self._is_somebodys())
        elif kind in {Kind.EACH, Kind.TOGETHER}:
            self.mode(token)
        elif kind in {Kind.SOME, Kind.OR}:
            self._choice(token)
        elif kind in {Kind.BREAK, Kind.LIST, Kind.ASK}:
            self._parted(token)

    def _stands_beside(self, token: Token) -> None:
        """What a word is to the one next to it."""
        self.levels.hears(token)
        if self.levels.goes_on(token, self.before):
            self.ahead, self.last_role = None, None
        if (
            token.value in {"先", "first"}
            and token.kind is Kind.FILLER
            and self.before in {*NAMED, Kind.VERB, Kind.BEHIND}
        ):
            self.turns.rank(self.clause, token)
        if token.kind in {Kind.THEN, Kind.BREAK} and self.just:
            self.chain = self.just
        if token.kind not in {Kind.COMPANY, Kind.LABEL}:
            self.behalf = token.value in {"for", "on behalf of", "代表", "the"} and (
                self.behalf or token.value != "the"
            )
        self.instead = self.stands_for
        self.stands_for = token.value in {"on behalf of", "代表", "代"}
        self.place = token.value == "在" or (self.place and token.kind in {Kind.NAME, Kind.ME})

    def _is_somebodys(self) -> bool:
        """财务陈静, 陈静（财务）: a position is no more than how they are called; alone it is nobody."""
        return self.person_next or self.before is Kind.NAME

    def _labels_nobody(self, token: Token) -> bool:
        return token.kind is Kind.LABEL and not self.party_next and self.before not in NAMED

    def _act(self, token: Token) -> None:
        if token.kind is Kind.ALSO:
            self.both_acts()
            self.also = token.role
            return
        self.role(token, seal=token.kind is Kind.SEAL)
        self.linked = False

    def _parted(self, token: Token) -> None:
        self.gap.add(token.kind)
        if token.value in _AND:
            self.choice.both.add(len(self.people))
        if token.kind is Kind.BREAK:
            if token.value == "lost" and self.before in NAMED:
                self.does_unknown()
            self.clause_over()

    def _choice(self, token: Token) -> None:
        """An "or" is between two people; between two sentences it is not understood."""
        if token.kind is Kind.SOME and self.group in self.all_of:
            self.lost.append(token)
            return
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
        one = Mentioned("" if me else token.value, self.group, self.ahead, me=me, seal=self.ahead_seal)
        one.soft, one.placed, one.inside = self.ahead is not None, self.place, self.levels.said is not None
        self.unused, self.chain = None, []
        if self.twofold is not None:
            self.twofold.append(one)
        if self.turns.leading and self.clause and self.before in {Kind.VERB, Kind.BEHIND}:
            self.clause_over()
            one.group = self.group
        self.turns.named(one)
        by = self.before is Kind.BY or (self.before is Kind.BEFORE and self.gap == {Kind.BREAK})
        if self.company is not None and (not self.gap or by):
            one.company, self.company = self.company.value, None
        else:
            self.company_alone()
        self.people.append(one)
        self.clause.append(one)
        self.give_held(one)
        self.pending_then = None
        if one.role is None:
            self.open.append(one)
