"""Where a request passes from one to the next, word by word: then, step 2, one after another."""

from __future__ import annotations

from dataclasses import dataclass, field

from signing.task.sentence_acts import NAMED, Acts
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_turns import RANKS, Turns, of_step


@dataclass
class Turning(Acts):
    """`gap`: what stands between a company and its person."""

    modes: dict[int, Kind] = field(default_factory=dict)
    gap: set[Kind] = field(default_factory=set)
    conflict: bool = False
    turns: Turns = field(default_factory=Turns)
    all_of: set[int] = field(default_factory=set)  # groups of whom 会签 was said: all of them

    def clause_over(self) -> None:
        if self.turns.leading and self.clause:
            self.group += 1
            self.turns.leading = False
        self.clause, self.waiting = [], False
        self.turns.over()

    def turn(self, token: Token) -> None:
        """Where it is said who comes before whom."""
        if token.kind is Kind.STEP:
            self._step(int(token.value))
        elif token.kind is Kind.AFTER:
            self.turns.wait(self.clause, token)
            self.waiting = self.last_role is not None
        elif token.kind is Kind.THEN or not self.turns.rank(self.clause, token):
            self._then(token)

    def _then(self, token: Token) -> None:
        self.turns.over()
        self.waiting = False
        self.both_acts()
        if self.pending_then is not None:
            return
        acts = self.following is not None and (self.following.role or self.following.kind is Kind.SEAL)
        if self.before in NAMED and self.open and acts:
            self._come_later(token)
            return
        if any(one.group == self.group for one in self.people):
            self.group += 1
            self.pending_then = token
        self.clause = []
        self.gap.add(Kind.THEN)

    def _come_later(self, token: Token) -> None:
        """王芳后签; 李明在王芳之后签."""
        if len(self.open) > 1 and self.open[-1].placed:
            self.turns.after.append(([*self.open[:-1]], [self.open[-1]], token))
            return
        if token.value in RANKS:
            self.turns.rank(self.open, token)
            return
        if any(one.group == self.group and one not in self.open for one in self.people):
            self.group += 1
            for one in self.open:
                one.group = self.group

    def _step(self, number: int) -> None:
        """Step 2: …"""
        self.clause_over()
        self.open, self.ahead, self.ahead_seal = [], None, False
        self.group = of_step(number)

    def mode(self, token: Token) -> None:
        """Of the group that is being named; against another word of its own, it is not understood."""
        if token.value == "会":
            self.all_of.add(self.group)
        said = self.modes.setdefault(self.group, token.kind)
        if said is not token.kind:
            self.lost.append(token)
            self.conflict = True
