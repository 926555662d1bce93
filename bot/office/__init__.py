"""Office files become PDFs: by a Gotenberg that is named, by LibreOffice where it is installed, or not."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.office.gotenberg import Gotenberg
from bot.office.libreoffice import LibreOffice
from signing.ports import Office


def office_of(gotenberg_url: str | None, *, max_mb: int) -> Office | None:
    """The named service goes first: it is there on purpose. `max_mb`: the largest PDF taken."""
    if gotenberg_url:
        return Gotenberg(gotenberg_url, max_mb=max_mb)
    program = shutil.which("soffice") or shutil.which("libreoffice")
    return LibreOffice(Path(program), max_mb=max_mb) if program else None
