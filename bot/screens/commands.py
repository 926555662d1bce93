"""The commands, as they are offered in the chat's menu."""

from __future__ import annotations

from signing.wording import say

_EVERYBODY = (
    *("new", "tasks", "status", "remind", "find", "withdraw", "extend", "templates"),
    *("seals", "contacts", "signature", "verify", "audit", "stats", "archive"),
    *("settings", "cancel", "language", "timezone", "whoami", "help"),
)


def COMMANDS(language: str) -> list[tuple[str, str]]:  # noqa: N802 - the name the other rooms know it by
    """Name and description, for everybody."""
    return [(name, say(language, f"command-{name}")) for name in ("start", *_EVERYBODY)]


def group_commands(language: str) -> list[tuple[str, str]]:
    """In groups, where nothing of anybody's is shown unasked."""
    return [(name, say(language, f"command-{name}")) for name in ("link", "help")]


def admin_commands(language: str) -> list[tuple[str, str]]:
    """The same commands, where an admin's reach further: they replace the others in the admin's menu."""
    wider = {"status", "remind", "audit"}
    return [
        (name, say(language, f"command-{name}-admin" if name in wider else f"command-{name}"))
        for name in ("start", *_EVERYBODY, "members")
    ]
