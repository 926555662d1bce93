from __future__ import annotations

from signing.errors import BadAnswer

REASON_LIMIT = 500  # characters


def read_reason(words: str) -> str:
    """1 to 500 characters, without control characters; white space run together."""
    reason = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    if not reason:
        raise BadAnswer("reason-empty")
    if len(reason) > REASON_LIMIT:
        raise BadAnswer("reason-too-long", limit=REASON_LIMIT, length=len(reason))
    return reason
