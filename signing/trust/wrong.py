"""What of a setting is wrong, for who runs the installation."""

from __future__ import annotations

from typing import Any


class WrongKey(Exception):
    """A key from elsewhere cannot be used as it is set. Worded as `setting-key-<code>`."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"
