"""Sentences for whoever runs the house, on the terminal: in the language of its locale, in both where that says
nothing."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from bot.start_error import StartError
from signing.wording import say

SAYS_NOTHING = frozenset({"", "C", "POSIX", "C.UTF-8", "C.utf8"})


def languages(environment: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """At least one, the reader's first; decided as the C library decides."""
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    if locale in SAYS_NOTHING:
        return ("en", "zh")
    return ("zh",) if locale.lower().startswith("zh") else ("en",)


def lines(key: str, **facts: Any) -> str:
    return "\n".join(say(language, key, **facts) for language in languages())


def plain(error: StartError) -> str:
    """One line. Numbers stay as they are typed: no thousands' comma in a port."""
    return say(languages()[0], error.code, **{name: str(value) for name, value in error.facts.items()})
