"""The signing password: argon2id at rest, long or mixed enough, and nothing that is guessed first."""

from __future__ import annotations

import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from signing.errors import BadAnswer

SHORTEST, LONGEST = 8, 128  # characters; NIST SP 800-63B, 3.1.1: at least 8, long ones allowed
PASSPHRASE = 16  # from here the kinds of characters do not matter
KINDS = 2  # of letters, digits, others
DIFFERENT = 5

# OWASP's first recommendation (46 MiB, 1 pass): unlike a code it lives for years. Run it in a thread.
_hasher = PasswordHasher(time_cost=1, memory_cost=47_104, parallelism=1)
_COMMON = ("password", "passw0rd", "12345678", "87654321", "qwerty", "abc123", "11111111", "88888888", "iloveyou",
           "woaini", "5201314", "admin123", "letmein", "welcome")  # fmt: skip


def read_password(words: str) -> str:
    """NFKC, so that it is the same from every keyboard. BadAnswer `password-weak`, `password-long`."""
    password = unicodedata.normalize("NFKC", words.strip())
    if len(password) > LONGEST:
        raise BadAnswer("password-long", limit=LONGEST)
    plain = password.lower()
    kinds = {"letter" if each.isalpha() else "digit" if each.isdigit() else "other" for each in password}
    weak = (
        len(password) < SHORTEST
        or (len(kinds) < KINDS and len(password) < PASSPHRASE)
        or len(set(plain)) < DIFFERENT
        or any(len(plain.replace(each, "")) < KINDS + 2 for each in _COMMON)
    )
    if weak:
        raise BadAnswer("password-weak", shortest=SHORTEST)
    return password


def hash_password(password: str) -> str:
    return _hasher.hash(password)


def password_matches(hashed: str, words: str) -> bool:
    try:
        return _hasher.verify(hashed, unicodedata.normalize("NFKC", words.strip())[: LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False
