"""What a person reads off a message of the local chat (Telegram's `Message` objects)."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

Message = dict[str, Any]


class NotSeen(AssertionError):
    """What was waited for did not come; says what the chat shows instead."""


def text_of(message: Message) -> str:
    """The words of a message: its text or caption."""
    return str(message.get("text") or message.get("caption") or "")


def buttons_of(message: Message) -> list[list[str]]:
    """The texts of the inline buttons, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [[button["text"] for button in row] for row in rows]


def links_of(message: Message) -> list[str]:
    """Every address in the message: written out, behind words, and behind url buttons."""
    text = text_of(message)
    units = text.encode("utf-16-le")  # entities count UTF-16 units
    found = []
    for entity in message.get("entities") or message.get("caption_entities") or []:
        start, length = entity["offset"], entity["length"]
        if entity["type"] == "text_link":
            found.append(str(entity["url"]))
        elif entity["type"] == "url":
            found.append(units[2 * start : 2 * (start + length)].decode("utf-16-le"))
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return found + [button["url"] for row in rows for button in row if "url" in button]


def deep_link_of(message: Message) -> str:
    """The first https://t.me/<bot>?start=… in it, also inside a share link (t.me/share/url?url=…)."""
    for link in links_of(message):
        parts = urlsplit(link)
        inner = parse_qs(parts.query).get("url", [""])[0] if parts.path.startswith("/share") else link
        if parse_qs(urlsplit(inner).query).get("start"):
            return inner
    raise NotSeen(f"no deep link in {text_of(message)!r}")


def from_bot(message: Message) -> bool:
    return bool(message["from"]["is_bot"])


def is_signed(message: Message) -> bool:
    """A file of the task itself: the evidence report comes beside it, sooner or later."""
    name = message.get("document", {}).get("file_name", "")
    return bool(name) and "证据" not in name and "vidence" not in name
