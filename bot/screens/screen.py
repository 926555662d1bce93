"""What a message looks like, as a value: made by the pure screens, sent and edited by `bot.showing`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Button:
    """Exactly one of `data` (callback, at most 64 bytes: see `bot.buttons`), `url`, `page` or `copy` is set.

    `page` is a path of ours ("/t/abc", "/u"): opened as a Mini App in private chats, as a link elsewhere.
    """

    label: str
    data: str | None = None
    url: str | None = None
    page: str | None = None
    copy: str | None = None
    style: Literal["primary", "success", "danger"] | None = None


@dataclass(frozen=True, slots=True)
class ReplyKeys:
    """A keyboard in place of the letters: for the contact and user pickers only."""

    contact: str | None = None  # label of the button that shares the person's own number
    users: str | None = None  # label of the button that picks up to ten users
    cancel: str | None = None  # label of a plain button
    placeholder: str | None = None


@dataclass(frozen=True, slots=True)
class Screen:
    """`text` is Telegram HTML: at most 4096 characters after parsing, 1024 beside a `photo` (JPEG or PNG) or
    `document` (file name, bytes)."""

    text: str
    rows: tuple[tuple[Button, ...], ...] = ()
    photo: bytes | None = None
    document: tuple[str, bytes] | None = None
    reply: ReplyKeys | None = None
    drop_reply: bool = False  # take a reply keyboard away
    unfolded: bool = False  # a card with its rarer buttons in place of the others
