"""Words as people type and paste them, made into the characters that can be seen."""

from __future__ import annotations

import unicodedata

_QUOTES = str.maketrans("‘’‚‛“”„‟「」『』", '\'\'\'\'""""""""')
_KEPT = frozenset("\u200c\u200d")  # they join letters, and change how these look


def visible(text: str) -> str:
    """Without what nobody sees and pasting brings along: marks of direction, soft hyphens, zero-width spaces."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(char for char in text if char in _KEPT or unicodedata.category(char) != "Cf")


def one_line(text: str) -> str:
    return " ".join(part for part in (line.strip() for line in visible(text).splitlines()) if part)


def several_lines(text: str) -> str:
    """Its own empty lines stay inside, none at the ends."""
    lines = [line.rstrip() for line in visible(text).splitlines()]
    return "\n".join(lines).strip("\n").rstrip()


def code(text: str) -> str:
    """Numbers and addresses: half-width, without spaces."""
    return "".join(unicodedata.normalize("NFKC", visible(text)).split())


def alike(text: str) -> str:
    """What two texts share that differ only in spaces, in width, or in the shape of quotation marks."""
    return code(text).translate(_QUOTES)
