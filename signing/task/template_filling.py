"""A template being filled: who is who, and what stands in its blanks. Pure; kept as JSON in a dialogue."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from signing.errors import BadAnswer
from signing.task.parties import NamedParty, read_parties
from signing.task.templates import TemplateRole, TemplateVersion

_LINES = re.compile(r"[\n\r;；\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who takes a role. `me`: whoever starts the template. `telegram_id` of somebody picked in the chat."""

    name: str
    company: str | None = None
    phone: str | None = None
    email: str | None = None
    me: bool = False
    telegram_id: int | None = None


@dataclass(frozen=True, slots=True)
class Filling:
    """Of version `number`. `people` by role id; `answers` by Field.key, an empty one is left to the party."""

    number: int
    people: Mapping[str, Somebody] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        people = {role: asdict(who) for role, who in self.people.items()}
        return {"number": self.number, "people": people, "answers": dict(self.answers)}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Filling:
        people = {role: Somebody(**who) for role, who in kept["people"].items()}
        return cls(int(kept["number"]), people, dict(kept["answers"]))


def begun(version: TemplateVersion, name: str) -> Filling:
    """Whoever starts it, called `name`, has the role that was theirs."""
    return Filling(version.number, {role.id: Somebody(name, me=True) for role in version.roles if role.mine})


def open_roles(version: TemplateVersion, filling: Filling) -> tuple[TemplateRole, ...]:
    return tuple(role for role in version.roles if role.id not in filling.people)


def next_blank(version: TemplateVersion, filling: Filling) -> str | None:
    """The key of the merge field that is asked for next."""
    return next((key for key in version.merge if key not in filling.answers), None)


def named(version: TemplateVersion, filling: Filling, text: str, *, region: str) -> Filling:
    """Lines as of `read_parties`: "乙方：李明 13800138000" names a role, the others fill open roles in order. As
    many lines as there are roles name everybody.

    BadAnswer as `read_parties`, `template-people-many` (open), `template-role-twice` (line, role)."""
    lines = [line for line in _LINES.split(text) if line.strip(" ,.-")]
    found: list[tuple[TemplateRole | None, NamedParty]] = []
    for at, line in enumerate(lines, 1):
        number = at if len(lines) > 1 else 0
        role, rest = _labelled(version, line)
        who = _read(rest, number, region)
        if role is not None and any(role is other for other, _ in found):
            raise BadAnswer("template-role-twice", line=number, role=role.label)
        found.append((role, who))
    if not found:
        raise BadAnswer("party-name-missing", line=0)
    people = {role.id: _somebody(who) for role, who in found if role is not None}
    unlabelled = [_somebody(who) for role, who in found if role is None]
    everybody = len(unlabelled) == len(version.roles)
    return _in_order(version, filling if not everybody else replace(filling, people={}), people, unlabelled)


def picked(version: TemplateVersion, filling: Filling, people: Sequence[Somebody]) -> Filling:
    """Open roles are filled in the order of picking. BadAnswer `template-people-many` (open)."""
    return _in_order(version, filling, {}, people)


def _in_order(
    version: TemplateVersion, filling: Filling, people: Mapping[str, Somebody], others: Sequence[Somebody]
) -> Filling:
    now = replace(filling, people={**filling.people, **people})
    left = open_roles(version, now)
    if len(others) > len(left):
        raise BadAnswer("template-people-many", open=len(left))
    return replace(now, people={**now.people, **{role.id: who for role, who in zip(left, others, strict=False)}})


def _labelled(version: TemplateVersion, line: str) -> tuple[TemplateRole | None, str]:
    said = line.strip()
    for role in sorted(version.roles, key=lambda each: len(each.label), reverse=True):
        found = re.match(re.escape(role.label) + r"\s*[:：=]\s*", said, re.IGNORECASE)
        if found:
            return role, said[found.end() :]
    return None, said


def _read(line: str, number: int, region: str) -> NamedParty:
    try:
        return read_parties(line, region=region)[0]
    except BadAnswer as refusal:
        raise BadAnswer(refusal.code, **{**refusal.facts, "line": number}) from refusal


def _somebody(who: NamedParty) -> Somebody:
    return Somebody(who.name, who.company, who.phone, who.email, who.me)
