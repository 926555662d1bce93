"""What a signature looks like on the page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """`at` is aware and in the reader's zone. `drawing_png` is a transparent PNG; `typed` stands in for it."""

    name: str
    at: datetime
    company: str | None = None
    drawing_png: bytes | None = None
    typed: str | None = None
    verify_url: str | None = None
    language: str = "zh"  # "zh" | "en"
    digest_short: str | None = None


def check_glyphs(text: str) -> None:
    """Raises DocumentRefused `glyph-missing` (character)."""
    raise NotImplementedError
