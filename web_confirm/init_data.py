"""Who opened the page, as Telegram vouches for it.

core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app: HMAC-SHA-256 over the sorted
"name=value" lines without `hash`, with the key HMAC-SHA-256("WebAppData", bot token)."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, NoReturn
from urllib.parse import unquote_plus

from signing.errors import NotAllowed
from signing.task.names import full_name

# Telegram makes init data afresh at every opening; an hour covers reloading the page, not keeping it.
AGE_LIMIT = timedelta(hours=1)
CLOCK_SKEW = timedelta(minutes=5)
SIZE_LIMIT = 4096  # characters; Telegram's are below 1,000
ID_LIMIT = 2**52  # "at most 52 significant bits"
_NAME = re.compile(r"[a-z_]{1,32}")
_HASH = re.compile(r"[0-9a-f]{64}")
_DIGITS = re.compile(r"[0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class TelegramUser:
    id: int
    name: str
    username: str | None
    language_code: str | None


def read_init_data(init_data: str, *, bot_token: str, now: datetime) -> TelegramUser:
    """Raises NotAllowed `not-from-telegram` (forged, or for another bot) or `link-over` (too old)."""
    facts = _facts(init_data)
    given = facts.pop("hash", "")
    lines = "\n".join(f"{name}={facts[name]}" for name in sorted(facts))
    key = hmac.new(b"WebAppData", bot_token.encode(), hashlib.sha256).digest()
    wanted = hmac.new(key, lines.encode(), hashlib.sha256).hexdigest()
    if not _HASH.fullmatch(given) or not hmac.compare_digest(wanted, given):
        _refuse()
    _check_age(facts.get("auth_date", ""), now)
    return _user(facts.get("user", ""))


def _refuse() -> NoReturn:
    # One answer for everything: a forger learns nothing about what was wrong.
    raise NotAllowed("not-from-telegram")


def _facts(init_data: str) -> dict[str, str]:
    if len(init_data) > SIZE_LIMIT:
        _refuse()
    facts: dict[str, str] = {}
    for pair in init_data.split("&"):
        name, equals, value = pair.partition("=")
        try:
            value = unquote_plus(value, errors="strict")
        except UnicodeDecodeError:
            _refuse()
        # A line break inside a value would let one value pass for two lines of what was signed.
        if not equals or name in facts or not _NAME.fullmatch(name) or any(ord(c) < 32 for c in value):
            _refuse()
        facts[name] = value
    return facts


def _check_age(auth_date: str, now: datetime) -> None:
    if not _DIGITS.fullmatch(auth_date):
        _refuse()
    try:
        made = datetime.fromtimestamp(int(auth_date), UTC)
    except (OverflowError, OSError, ValueError):
        _refuse()
    if made > now + CLOCK_SKEW:
        _refuse()
    if now - made > AGE_LIMIT:
        raise NotAllowed("link-over")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        _refuse()
    return dict(pairs)


def _user(words: str) -> TelegramUser:
    try:
        user = json.loads(words, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        _refuse()
    number = user.get("id") if isinstance(user, dict) else None
    if type(number) is not int or not 0 < number < ID_LIMIT or user.get("is_bot"):
        _refuse()
    # As the chat puts it together: both doors meet the same person.
    name = full_name(_text(user, "first_name"), _text(user, "last_name"))
    return TelegramUser(number, name, _text(user, "username") or None, _text(user, "language_code") or None)


def _text(user: dict[str, Any], key: str) -> str:
    value = user.get(key)
    return value.strip() if isinstance(value, str) else ""
