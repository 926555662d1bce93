"""One-time codes: six digits, ten minutes, once; hashed at rest, bound to the exact bytes and values."""

from __future__ import annotations

import hashlib
import json
import math
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from signing.errors import BadAnswer, Refusal
from signing.ports import Code, Json, purposes

CODE_PURPOSE = purposes.CODE
CODE_LIFE = timedelta(minutes=10)
WRONG_TRIES = 5  # of one party, over all their codes
TRY_WINDOW = timedelta(minutes=15)
LOCK_TIME = timedelta(minutes=15)
ISSUE_GAP = timedelta(seconds=30)
ISSUE_LIMIT = 5  # in ISSUE_WINDOW
ISSUE_WINDOW = timedelta(minutes=15)

# OWASP's second recommendation (19 MiB, 2 passes, 1 lane): about 25 ms. A million codes fall to any hash within
# hours; what protects them is that they are dead within minutes. Run it in a thread.
_hasher = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1)


def new_code() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"


def hash_code(code: str) -> str:
    return _hasher.hash(code)


def code_matches(hashed: str, code: str) -> bool:
    """Constant time in the code; argon2 compares digests."""
    try:
        return _hasher.verify(hashed, code)
    except (VerificationError, InvalidHashError):
        return False


def read_code(words: str) -> str:
    """What a person types: full-width digits and spaces are forgiven."""
    digits = "".join(unicodedata.normalize("NFKC", words).split()).replace("-", "")
    if len(digits) != 6 or not (digits.isascii() and digits.isdigit()):
        raise BadAnswer("code-six-digits")
    return digits


def bound_to(task_id: str, party_id: str, act: str, sha256: str, proposal: Mapping[str, Json]) -> str:
    """Digest of everything the code stands for; any other value of any of them is another digest."""
    content = {"task": task_id, "party": party_id, "act": act, "sha256": sha256, "proposal": dict(proposal)}
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(b"yinxin-code-v1\0" + text.encode()).hexdigest()


def is_live(code: Code | None, act: str, now: datetime) -> bool:
    return (
        code is not None
        and code.act == act
        and code.used_at is None
        and code.voided_at is None
        and now < code.expires_at
    )


def locked_until(wrong: Sequence[datetime], now: datetime) -> datetime | None:
    """`wrong`: when wrong codes were typed, in order. Five within 15 minutes lock for 15 minutes from the last."""
    if len(wrong) < WRONG_TRIES or wrong[-1] - wrong[-WRONG_TRIES] >= TRY_WINDOW:
        return None
    until = wrong[-1] + LOCK_TIME
    return until if now < until else None


def tries_left(wrong: Sequence[datetime], now: datetime) -> int:
    return max(0, WRONG_TRIES - sum(now - at < TRY_WINDOW for at in wrong))


def check_not_locked(wrong: Sequence[datetime], now: datetime) -> None:
    until = locked_until(wrong, now)
    if until is not None:
        raise Refusal("code-locked", minutes=_minutes(until - now))


def check_may_issue(issued: Sequence[datetime], wrong: Sequence[datetime], now: datetime) -> None:
    """`issued`: when codes were sent to this party, in order."""
    check_not_locked(wrong, now)
    if issued and now - issued[-1] < ISSUE_GAP:
        raise Refusal("code-too-soon", seconds=math.ceil((issued[-1] + ISSUE_GAP - now).total_seconds()))
    recent = [at for at in issued if now - at < ISSUE_WINDOW]
    if len(recent) >= ISSUE_LIMIT:
        raise Refusal("code-too-many", minutes=_minutes(recent[-ISSUE_LIMIT] + ISSUE_WINDOW - now))


def _minutes(span: timedelta) -> int:
    return max(1, math.ceil(span.total_seconds() / 60))
