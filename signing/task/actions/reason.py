from __future__ import annotations

from signing.errors import BadAnswer
from signing.one_line import one_line

REASON_LIMIT = 500  # characters


def read_reason(words: str) -> str:
    """1 to 500 characters, without control characters; white space run together."""
    reason = one_line(words)
    if not reason:
        raise BadAnswer("reason-empty")
    if len(reason) > REASON_LIMIT:
        raise BadAnswer("reason-too-long", limit=REASON_LIMIT, length=len(reason))
    return reason
