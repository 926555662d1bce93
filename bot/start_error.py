"""Why the program does not start, for who runs it."""

from __future__ import annotations

from typing import Any


class StartError(Exception):
    """Worded as the key `code` with `facts`, one plain line; the exit code is 2."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts
