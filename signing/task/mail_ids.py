"""The name of a mail that goes out, by which one that comes back is known. Only who has got the mail knows it."""

from __future__ import annotations

import hashlib
import re
import secrets

_OURS = re.compile(r"<([0-9a-f]{32})\.([0-9]{1,18})@")


def mail_id(key: str, number: int) -> str:
    """Before the @: the same for the same row, so that one sent twice is one to who sorts them."""
    return f"{_digest(key)}.{number}"


def read_mail_id(words: str) -> tuple[int, str] | None:
    """The row's number, and what `is_of` is asked with; of a Message-ID, or headers with one."""
    found = _OURS.search(words)
    return (int(found[2]), found[1]) if found else None


def is_of(key: str, digest: str) -> bool:
    return secrets.compare_digest(_digest(key), digest)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:32]
