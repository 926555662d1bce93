from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SecurityView:
    """One's own. `proofs`: what → (value, how); `held`: of "app" and "password"; `ways`: besides the chat."""

    proofs: Mapping[str, tuple[str, str]]
    held: frozenset[str]
    ways: frozenset[str]
    real_names: bool  # a service is there to ask


@dataclass(frozen=True, slots=True)
class ProofSent:
    """`channel`: "chat" | "email" | "sms" | "app". Of a new app: what its picture says, and the same for typing;
    shown this once."""

    purpose: str
    channel: str
    to: str
    expires_at: datetime
    picture: str = field(default="", repr=False)
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ProofGiven:
    purpose: str
    shown: str  # masked
