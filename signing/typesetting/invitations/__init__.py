"""An invitation on paper: one page of A4 for whom no message reaches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path

from signing.typesetting.typst import picture, typeset

_SHEET = Path(__file__).parent / "sheet.typ"
PIXELS_PER_INCH = 90  # to look at, not to print


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of it in words. `modules`: the QR code's rows, "1" is dark; `facts`: label and value."""

    language: str
    organisation: str
    heading: str
    name: str
    title: str
    facts: Sequence[tuple[str, str]]
    scan: str
    modules: Sequence[str] = field(repr=False)
    type_in: str = ""
    address: str = ""
    code: str = field(default="", repr=False)
    steps: Sequence[str] = ()
    notes: Sequence[str] = ()


def sheet_pdf(sheet: Sheet, at: datetime) -> bytes:
    return typeset(_SHEET, _data(sheet), at=at)


def sheet_picture(sheet: Sheet) -> bytes:
    """PNG of the same page."""
    return picture(_SHEET, _data(sheet), ppi=PIXELS_PER_INCH)


def _data(sheet: Sheet) -> Mapping[str, object]:
    return asdict(sheet)
