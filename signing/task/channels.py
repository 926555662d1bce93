"""Somebody's own further ways: robots of groups that they are in. The address is all it takes to write there, so
it is sealed, and shown to nobody again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from signing.errors import BadAnswer, Refusal
from signing.task.robots import read_robot, token_of

OWN = "own:"  # begins the name of such a way
MOST = 5  # of one person


class ChannelState(StrEnum):
    NEW = "new"  # nothing has arrived yet: not in use
    WORKS = "works"
    FAILED = "failed"  # it came back for good: passed over until a test arrives


@dataclass(frozen=True, slots=True)
class Channel:
    """`kind`: as apprise names it, "wecombot" | "dingtalk" | "feishu" | "lark"; `ends`: the last characters of its
    token, by which its owner tells it from others."""

    id: str
    person_id: str
    kind: str
    ends: str
    sealed: bytes = field(repr=False)
    made_at: datetime
    state: ChannelState = ChannelState.NEW

    @property
    def way(self) -> str:
        return f"{OWN}{self.id}"


def read_channel(words: str) -> str:
    """The robot's address. BadAnswer `channel-unreadable`."""
    try:
        return read_robot(words)
    except ValueError:
        raise BadAnswer("channel-unreadable") from None


def ends_of(url: str) -> str:
    return token_of(url)[-4:]


def check_room(count: int) -> None:
    """Refusal `channels-enough`."""
    if count >= MOST:
        raise Refusal("channels-enough", most=MOST)


def is_own(way: str) -> bool:
    return way.startswith(OWN)
