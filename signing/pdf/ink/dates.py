"""The signing date in words and figures."""

from __future__ import annotations

from datetime import datetime

# Written out: strftime would follow the server's locale.
_MONTHS = [
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
]
FORMATS = {"y-m-d": "%Y-%m-%d", "y/m/d": "%Y/%m/%d", "y-m-d h:m": "%Y-%m-%d %H:%M"}


def date_text(at: datetime, language: str, form: str = "") -> str:
    """2026年11月24日 or 24 November 2026; by `form` (`Field.format`) 2026-11-24, 2026/11/24, 2026-11-24 18:05."""
    if form in FORMATS:
        return f"{at:{FORMATS[form]}}"
    if language == "zh":
        return f"{at.year}年{at.month}月{at.day}日"
    return f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
