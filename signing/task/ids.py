"""Ids that we make."""

from __future__ import annotations

import secrets

_ALPHABET = "abcdefghijklmnopqrstuvwxyz234567"


def new_id() -> str:
    """12 characters of [a-z2-7], 60 random bits: short enough for callback_data, not to be guessed."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))
