"""Small pictures of numbers, for the chat."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from signing.typesetting.typst import picture

_MONTHS = Path(__file__).parent / "months.typ"
PIXELS_PER_INCH = 200  # sharp on a phone, and below 30 KB


def month_chart(
    months: Sequence[tuple[str, int, int]], *, title: str, sent: str, done: str, language: str
) -> bytes:
    """PNG: for each month its name, how many were sent, and how many of those were completed."""
    listed = [{"name": name, "sent": one, "done": other} for name, one, other in months]
    data = {"months": listed, "title": title, "sent": sent, "done": done, "lang": language}
    return picture(_MONTHS, data, ppi=PIXELS_PER_INCH)
