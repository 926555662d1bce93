"""The ways that somebody of the chat wishes for besides it, and in which order they are tried."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from signing.task.channels import Channel, ChannelState
from signing.task.model import Person
from signing.task.preferences import Preferences
from signing.task.ways import CHAT, EMAIL, LETTERS, SMS

# What a letter can say as well as the chat: all else has buttons, files or a code.
BY_WISH = frozenset({"told", "nudge", "digest", "question"})
COPIED = BY_WISH | {"copy", "card"}


def own_address(reader: Person, way: str) -> str | None:
    return {EMAIL: reader.email, SMS: reader.phone}.get(way)


def ways_in_order(
    reader: Person, wishes: Preferences, channels: Sequence[Channel], ways: Collection[str]
) -> tuple[str, ...]:
    """Those that lead to this reader now, the first to be tried first: as they wish, then the others. The chat
    where it has not been shut; of people without one, letters alone."""
    letters = [way for way in LETTERS if way in ways and own_address(reader, way)]
    if reader.telegram_id is None:
        return tuple(letters)
    own = [each.way for each in channels if each.state is ChannelState.WORKS]
    there = [*([] if reader.blocked else [CHAT]), *own, *letters]
    return tuple([way for way in wishes.order if way in there] + [way for way in there if way not in wishes.order])


def wished_way(
    kind: str, reader: Person, wishes: Preferences | None, channels: Sequence[Channel], ways: Collection[str]
) -> str | None:
    """The way this takes before the chat; None: there is no such wish, or no such way."""
    if wishes is None or kind not in BY_WISH or reader.telegram_id is None:
        return None
    first = next(iter(ways_in_order(reader, wishes, channels, ways)), CHAT)
    return first if first != CHAT else None


def copies_to(kind: str, reader: Person, wishes: Preferences, ways: Collection[str]) -> str | None:
    """The e-mail address that gets the same besides the chat."""
    if reader.telegram_id is None or kind not in COPIED or EMAIL not in ways:
        return None
    first = wishes.first_way == EMAIL and kind not in BY_WISH  # cards and files stay in the chat
    return reader.email if wishes.email_copies or first else None
