"""What people are called, put together from the parts a messenger gives."""

from __future__ import annotations


def full_name(given: str | None, family: str | None) -> str:
    """Chinese names are written family name first, without a space."""
    parts = [part for part in (given, family) if part]
    if len(parts) == 2 and all("一" <= sign <= "鿿" for sign in "".join(parts)):
        parts = ["".join(reversed(parts))]
    return " ".join(parts)
