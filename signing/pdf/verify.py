"""What can be said about any PDF with signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class SignatureFacts:
    """One signature, in the order they were made. `later_changes`: none, form-filling, archive, unexplained."""

    field: str
    revision: int
    who: str
    company: str | None
    serial: str
    claimed_at: datetime | None
    stamped_at: datetime | None
    intact: bool
    trusted: bool
    covers_whole: bool
    later_changes: str
    level: str
    certification: bool
    is_timestamp: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """`verdict`: valid, valid-untrusted, tampered, not-signed."""

    verdict: str
    sha256: str
    size: int
    signatures: tuple[SignatureFacts, ...]

    @property
    def exit_code(self) -> int:
        return 0 if self.verdict in {"valid", "valid-untrusted"} else 1

    def to_json(self) -> dict[str, Any]:
        raise NotImplementedError


def verify_pdf(
    data: bytes, *, roots: Sequence[bytes], now: datetime, intermediates: Sequence[bytes] = ()
) -> Verification:
    """Raises DocumentRefused for input that is no usable PDF."""
    raise NotImplementedError
