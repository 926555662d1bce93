"""The ways that somebody of the chat wishes for besides it."""

from __future__ import annotations

from collections.abc import Collection

from signing.task.model import Person
from signing.task.preferences import Preferences
from signing.task.ways import CHAT, EMAIL, SMS

# What a letter can say as well as the chat: all else has buttons, files or a code.
BY_WISH = frozenset({"told", "nudge", "digest", "question"})
COPIED = BY_WISH | {"copy", "card"}


def wished_way(kind: str, reader: Person, wishes: Preferences | None, ways: Collection[str]) -> str | None:
    """The way this takes before the chat; None: there is no such wish, or no such way."""
    if wishes is None or wishes.first_way == CHAT or kind not in BY_WISH or reader.telegram_id is None:
        return None
    address = {EMAIL: reader.email, SMS: reader.phone}.get(wishes.first_way)
    return wishes.first_way if address and wishes.first_way in ways else None


def copies_to(kind: str, reader: Person, wishes: Preferences, ways: Collection[str]) -> str | None:
    """The e-mail address that gets the same besides the chat."""
    if reader.telegram_id is None or kind not in COPIED or EMAIL not in ways:
        return None
    first = wishes.first_way == EMAIL and kind not in BY_WISH  # cards and files stay in the chat
    return reader.email if wishes.email_copies or first else None
