"""What a text becomes before it is shown: parsed, trimmed, measured, with links and commands found in it."""

from __future__ import annotations

import re
from typing import Any

from bot.local_chat.html_text import parse_html, units
from bot.local_chat.refused import bad

FOUND = [
    ("url", re.compile(r"https?://[^\s<>\"“”‘’（）《》，。；、！？]+[^\s<>\"“”‘’（）《》，。；、！？.,;:!?)\]]")),
    ("url", re.compile(r"(?<![\w./@-])t\.me/[A-Za-z0-9_]+(?:\?[A-Za-z0-9_=&%-]+)?")),
    ("email", re.compile(r"(?<![\w.+-])[A-Za-z0-9][\w.+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")),
    ("mention", re.compile(r"(?<![\w@./])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("bot_command", re.compile(r"(?<![\w/<>@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])")),
]
TYPES = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "date_time",
}  # fmt: skip
NO_LINKS_INSIDE = {"code", "pre", "text_link", "text_mention"}


def read_text(source: str, mode: str | None, given: list[Any] | None) -> tuple[str, list[Any]]:
    """The text as shown, and its entities (Telegram's `MessageEntity` objects)."""
    if mode and mode.lower() == "html":
        text, entities = parse_html(source)
    elif mode:
        known = mode.lower() in ("markdown", "markdownv2")
        raise bad("the local chat reads parse_mode HTML only" if known else "unsupported parse_mode")
    else:
        text, entities = source, [_checked(entity) for entity in given or []]
    text, entities = _trimmed(text, entities)
    return text, sorted([*entities, *_found(text, entities)], key=lambda one: (one["offset"], -one["length"]))


def _checked(entity: Any) -> Any:
    if not isinstance(entity, dict) or entity.get("type") not in TYPES:
        raise bad("can't parse entities: unsupported entity type")
    if not all(isinstance(entity.get(name), int) for name in ("offset", "length")):
        raise bad("can't parse entities: offset and length must be integers")
    return entity


def _trimmed(text: str, entities: list[Any]) -> tuple[str, list[Any]]:
    """Telegram cuts white space at both ends; the entities move along."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] - lead + entity["length"], end)
        if stop > start:
            kept.append({**entity, "offset": start, "length": stop - start})
    return text, kept


def _found(text: str, entities: list[Any]) -> list[Any]:
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in NO_LINKS_INSIDE
    ]
    found = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            stop = start + units(match.group())
            if all(stop <= low or start >= high for low, high in taken):
                taken.append((start, stop))
                found.append({"type": kind, "offset": start, "length": stop - start})
    return found
