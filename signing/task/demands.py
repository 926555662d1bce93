"""How sure the initiator wants to be of a party: what must be proven of who they are, and with what they may
confirm that they want it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeVar

E = TypeVar("E", bound=StrEnum)


class Known(StrEnum):
    """What can be proven of a person."""

    PHONE = "phone"
    EMAIL = "email"
    REAL_NAME = "real-name"


class Means(StrEnum):
    """With what somebody confirms an act, the quickest first."""

    CHAT = "chat"  # a code
    EMAIL = "email"  # a code
    SMS = "sms"  # a code
    APP = "app"  # a code of their authenticator app
    PASSWORD = "password"  # noqa: S105 - of signing


@dataclass(frozen=True, slots=True)
class Demand:
    """All of `known`, and any one of `means`; without means, any that is there."""

    known: tuple[Known, ...] = ()
    means: tuple[Means, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.known or self.means)

    def allows(self, means: Means) -> bool:
        return not self.means or means in self.means

    def toggled(self, what: str) -> Demand:
        """`what`: "k-phone" or "m-chat". ValueError for anything else."""
        kind, _, value = what.partition("-")
        if kind == "k":
            return replace(self, known=_toggled(tuple(Known), self.known, Known(value)))
        if kind == "m":
            return replace(self, means=_toggled(tuple(Means), self.means, Means(value)))
        raise ValueError(what)

    def as_json(self) -> dict[str, list[str]]:
        return {"known": [each.value for each in self.known], "means": [each.value for each in self.means]}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Demand:
        return cls(tuple(map(Known, kept["known"])), tuple(map(Means, kept["means"])))


NO_DEMAND = Demand()


def _toggled(all_of_them: tuple[E, ...], now: tuple[E, ...], one: E) -> tuple[E, ...]:
    """In one order, however they were pressed."""
    return tuple(each for each in all_of_them if (each in now) != (each is one))
