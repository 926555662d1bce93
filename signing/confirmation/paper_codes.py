"""Codes that stand on paper and are typed: short, and of letters that nobody mistakes for others."""

from __future__ import annotations

import re
import secrets
import unicodedata

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without 0, 1, I, L, O
LENGTH = 12  # 59 bits: with a few tries a minute nobody guesses one
_SHAPE = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")


def new_paper_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown_code(code: str) -> str:
    """K7QX-2M9F-TDAB."""
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))


def read_paper_code(typed: str) -> str | None:
    """In whatever width and case, with whatever between. None for anything else, a link's token among it."""
    plain = unicodedata.normalize("NFKC", typed[:64]).upper()
    code = re.sub(r"[\s\-\u2010-\u2015.]", "", plain)
    return code if _SHAPE.fullmatch(code) else None
