"""What belongs to the people of a request: the company they act for, and how they are reached."""

from __future__ import annotations

from dataclasses import dataclass, field

from signing.task.sentence_acts import Mentioned
from signing.task.sentence_kinds import Kind, Token
from signing.task.sentence_turning import Turning

_WAYS = {Kind.PHONE: "phone", Kind.EMAIL: "email", Kind.USER: "username"}


@dataclass
class Belongings(Turning):
    company: Token | None = None  # waits for its person
    held: list[Token] = field(default_factory=list)  # addresses of whoever is named next
    behalf: bool = False  # "for": whose company is named next

    def take_company(self, token: Token) -> None:
        self.company_alone()
        self.pending_then = None
        last = self.people[-1] if self.people else None
        behind = {Kind.NAME, Kind.ME, Kind.PHONE, Kind.EMAIL, Kind.USER}
        signs_for = self.behalf and self.before in {Kind.VERB, Kind.BEHIND} and last is not None and last.role
        if last is not None and last.company is None and (self.before in behind or signs_for):
            last.company = token.value
            return
        self.company, self.gap = token, set()

    def company_alone(self) -> None:
        if self.company is not None:
            self.nameless.append(self.company.value)
            self.company = None

    def take_reach(self, token: Token) -> None:
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
        what = _WAYS[token.kind]
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

    def give_held(self, one: Mentioned) -> None:
        for reach in self.held:
            setattr(one, _WAYS[reach.kind], reach.value)
        self.held = []
