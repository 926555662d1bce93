"""What is said into a group: neither a code nor a link that is one person's alone, since everybody there reads it.
The organisation's name is always in it, for robots that let only messages with a set word through."""

from __future__ import annotations

import html
import re

from bot.letters.letter import Letter
from signing.wording import say

LONGEST = 2048  # bytes: WeCom takes no more of a text, the others 20,000


def of_letter(letter: Letter) -> str:
    return _signed(letter.language, "\n".join(letter.lines), letter.organisation)


def of_screen(text: str, language: str, organisation: str) -> str:
    return _signed(language, html.unescape(re.sub(r"<[^>]+>", "", text)), organisation)


def shortened(words: str) -> str:
    """No character is cut in two."""
    data = words.encode()
    return words if len(data) <= LONGEST else data[: LONGEST - 3].decode(errors="ignore") + "…"


def _signed(language: str, words: str, organisation: str) -> str:
    return words if organisation in words else say(language, "letter-sms", organisation=organisation, words=words)
