"""What the words of a request are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from signing.task.model import Role


class Kind(StrEnum):
    NAME = "name"
    COMPANY = "company"
    ME = "me"
    PHONE = "phone"
    EMAIL = "email"
    USER = "user"
    BEFORE = "before"  # a role that stands before its people: "signed by", 抄送
    BEHIND = "behind"  # one that stands behind them: "to sign", "gets a copy"
    VERB = "verb"  # either
    NOUN = "noun"  # either; never for people who were given one before
    THEN = "then"
    EACH = "each"  # one after another
    TOGETHER = "together"
    LIST = "list"
    BREAK = "break"
    BY = "by"  # 由: who acts for the company before
    SEAL = "seal"
    LABEL = "label"
    TITLE = "title"  # a position, which goes with a name
    INSIDE = "inside"  # the writer's own house
    STEP = "step"  # its number
    RANK = "rank"  # first, last: beside a name
    AFTER = "after"  # who is named next comes before
    ALSO = "also"  # one of two acts: "signed and" approved by
    SOME = "some"  # how many of them are enough
    OR = "or"
    ASK = "ask"  # it is a request
    VAGUE = "vague"  # known, and nothing that a draft has: told as not understood
    FILLER = "filler"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    start: int
    end: int
    value: str = ""
    role: Role | None = None
