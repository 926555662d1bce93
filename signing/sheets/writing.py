"""Sheets that we write: all text, nothing of it a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from signing.sheets.reading import neutral

TEXT = "@"  # so that a telephone number or an account keeps its digits
_HEAD = PatternFill("solid", fgColor="FFEDEAE4")
_REQUIRED = PatternFill("solid", fgColor="FFF6D5D0")
_GREY = Font(color="FF8A8A8A", italic=True)


def write_sheet(
    name: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    required: frozenset[int] = frozenset(),
    grey: bool = False,
    blank_rows: int = 0,
) -> bytes:
    """`required`: columns (from 0) to be marked. `grey`: the rows are an example. `blank_rows`: prepared below."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None, "a new book has one"
    sheet.title = name
    for at, row in enumerate((head, *rows), 1):
        for column, words in enumerate(row, 1):
            cell = sheet.cell(at, column)
            cell.value = neutral(words)
            cell.data_type = "s"
            cell.number_format = TEXT
            if at == 1:
                cell.font = Font(bold=True)
                cell.fill = _REQUIRED if column - 1 in required else _HEAD
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            elif grey:
                cell.font = _GREY
    for at in range(len(rows) + 2, len(rows) + 2 + blank_rows):
        for column in range(1, len(head) + 1):
            sheet.cell(at, column).number_format = TEXT
    for column, words in enumerate(head, 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(14, min(40, 2 * len(words)))
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
