"""The commands, as they are offered in the chat's menus and by /help."""

from __future__ import annotations

from signing.wording import say

# By what one wants to do; /help says them so.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("send", ("new", "templates", "contacts")),
    ("act", ("tasks", "signature", "seals")),
    ("follow", ("status", "remind", "extend", "withdraw", "find", "archive", "stats")),
    ("check", ("verify", "audit")),
    ("own", ("settings", "language", "timezone", "whoami", "cancel", "help")),
)
FOR_ADMINS = (("house", ("members", "erase")),)
# The menu shows what is on top first: not by subject, but what is wanted most often.
_EVERYBODY = (
    *("new", "tasks", "status", "remind", "find", "withdraw", "extend", "templates"),
    *("seals", "contacts", "signature", "verify", "audit", "stats", "archive"),
    *("settings", "cancel", "language", "timezone", "whoami", "help"),
)
_WIDER = frozenset({"status", "remind", "audit"})  # where an admin's reach further


def COMMANDS(language: str) -> list[tuple[str, str]]:  # noqa: N802 - the name the other rooms know it by
    """Name and description, for everybody."""
    return [(name, about(name, language)) for name in ("start", *_EVERYBODY)]


def group_commands(language: str) -> list[tuple[str, str]]:
    """In groups, where nothing of anybody's is shown unasked."""
    return [(name, about(name, language)) for name in ("link", "help")]


def admin_commands(language: str) -> list[tuple[str, str]]:
    """The same commands, where an admin's reach further: they replace the others in the admin's menu."""
    return [(name, about(name, language, admin=True)) for name in ("start", *_EVERYBODY, "members", "erase")]


def about(name: str, language: str, *, admin: bool = False) -> str:
    return say(language, f"command-{name}-admin" if admin and name in _WIDER else f"command-{name}")
