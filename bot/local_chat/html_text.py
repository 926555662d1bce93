"""Telegram's HTML (`parse_mode=HTML`) into text and entities; offsets count UTF-16 units.

Refuses what Telegram refuses, in its words: core.telegram.org/bots/api#html-style. Error offsets count bytes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from bot.local_chat.refused import ApiError, bad

TYPES = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "span": "spoiler", "tg-spoiler": "spoiler", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
# Other entities (&nbsp; …) stay in the text as they are written.
CHARACTER = re.compile(r"&(?:lt|gt|amp|quot|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")
ATTRIBUTE = re.compile(r"""\s+([a-zA-Z][a-zA-Z0-9-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[a-zA-Z0-9.:/_-]+))?""")
NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
PLAIN = re.compile(r"[^<&]+")


def units(text: str) -> int:
    """Length in UTF-16 units, which is what every limit and offset of Telegram counts."""
    return len(text) + sum(1 for sign in text if ord(sign) > 0xFFFF)


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    start: int  # UTF-16 units
    byte: int


def parse_html(source: str) -> tuple[str, list[Any]]:
    """Text and entities, outermost first. Raises ApiError 400 "can't parse entities: …"."""
    reader = _Reader(source)
    reader.run()
    entities = [entity for entity in reader.entities if entity["length"] > 0]
    return reader.text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text = ""
        self.length = 0
        self.open: list[_Open] = []
        self.entities: list[Any] = []

    def run(self) -> None:
        while self.at < len(self.source):
            sign = self.source[self.at]
            if sign == "<" and self.source.startswith("</", self.at):
                self._close()
            elif sign == "<":
                self._begin()
            else:
                self._take(sign)
        if self.open:
            raise _unread(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')

    def _take(self, sign: str) -> None:
        match = (CHARACTER if sign == "&" else PLAIN).match(self.source, self.at)
        piece = match.group() if match else sign
        written = unescape(piece) if sign == "&" and match else piece
        self.at += len(piece)
        self.text += written
        self.length += units(written)

    def _begin(self) -> None:
        byte = self._byte()
        match = NAME.match(self.source, self.at + 1)
        name = match.group().lower() if match else ""
        if name not in TYPES:
            raise _unread(f'Unsupported start tag "{name}" at byte offset {byte}')
        at = self.at + 1 + len(name)
        attributes: dict[str, str] = {}
        while found := ATTRIBUTE.match(self.source, at):
            attributes[found.group(1).lower()] = unescape((found.group(2) or "").strip("\"'"))
            at = found.end()
        rest = re.compile(r"\s*>").match(self.source, at)
        if rest is None:
            raise _unread(f"Unclosed start tag at byte offset {byte}")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _unread(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
        self.at = rest.end()
        self.open.append(_Open(name, attributes, self.length, byte))

    def _close(self) -> None:
        byte = self._byte()
        match = re.compile(r"</([a-zA-Z][a-zA-Z0-9-]*)?\s*>").match(self.source, self.at)
        if match is None:
            raise _unread(f"Unclosed end tag at byte offset {byte}")
        if not self.open:
            raise _unread(f"Unexpected end tag at byte offset {byte}")
        tag = self.open.pop()
        name = (match.group(1) or tag.name).lower()
        if name != tag.name:
            raise _unread(f'Unmatched end tag at byte offset {byte}, expected "</{tag.name}>", found "</{name}>"')
        self.at = match.end()
        self._finish(tag)

    def _finish(self, tag: _Open) -> None:
        entity: dict[str, Any] = {
            "type": TYPES[tag.name],
            "offset": tag.start,
            "length": self.length - tag.start,
        }
        if tag.name == "a":
            # <a> without a usable address is plain text, as on Telegram.
            href = tag.attributes.get("href") or self.text[-entity["length"] :]
            if not re.match(r"(https?|tg|mailto|ton)://?\S|mailto:", href):
                return
            entity["url"] = href
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        if tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes.get("emoji-id", "")
        if tag.name == "tg-time":
            self._date(tag, entity)
        if tag.name == "code" and self.open and self.open[-1].name == "pre":
            language = tag.attributes.get("class", "").removeprefix("language-")
            self.open[-1].attributes["language"] = language
            return
        if tag.name == "pre" and tag.attributes.get("language"):
            entity["language"] = tag.attributes["language"]
        self.entities.append(entity)

    def _date(self, tag: _Open, entity: dict[str, Any]) -> None:
        unix = tag.attributes.get("unix", "")
        if not unix.isdigit():
            raise _unread(f'Tag "tg-time" must have a valid attribute "unix" at byte offset {tag.byte}')
        entity["unix_time"] = int(unix)
        if tag.attributes.get("format"):
            entity["date_time_format"] = tag.attributes["format"]

    def _byte(self) -> int:
        return len(self.source[: self.at].encode())


def _unread(reason: str) -> ApiError:
    return bad(f"can't parse entities: {reason}")
