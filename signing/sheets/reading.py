"""A sheet that somebody sent, as text in rows. Opens untrusted files: run it in a child."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

from openpyxl import load_workbook

from signing.errors import DocumentRefused

MOST_COLUMNS = 120
MOST_CHARACTERS = 2000  # of a cell
UNPACKED_MB = 60  # a sheet of a thousand rows has one or two
EMPTY_AT_MOST = 2000  # rows without a word, in the middle or at the end


def read_sheet(data: bytes, *, most_rows: int) -> list[tuple[int, list[str]]]:
    """Rows that hold anything, with their number as people count them. An .xlsx (its first sheet) or a .csv.

    DocumentRefused `sheet-unreadable`, `sheet-rows-many` (limit), `sheet-empty`."""
    rows: list[tuple[int, list[str]]] = []
    try:
        for at, cells in enumerate(_rows(data), 1):
            words = [_words(each) for each in cells[:MOST_COLUMNS]]
            if any(words):
                rows.append((at, words))
            if len(rows) > most_rows + 1:
                raise DocumentRefused("sheet-rows-many", limit=most_rows)
            if at - len(rows) > EMPTY_AT_MOST:
                break
    except DocumentRefused:
        raise
    except Exception as error:  # the reader of sheets raises anything on what is none
        raise DocumentRefused("sheet-unreadable") from error
    if not rows:
        raise DocumentRefused("sheet-empty")
    return rows


def _rows(data: bytes) -> Iterator[list[Any]]:
    if data.startswith(b"PK"):
        yield from _of_workbook(data)
    else:
        yield from _of_text(data)


def _of_workbook(data: bytes) -> Iterator[list[Any]]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(each.file_size for each in packed.infolist()) > UNPACKED_MB * 1024 * 1024:
            raise DocumentRefused("sheet-unreadable")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    for row in book.worksheets[0].iter_rows(max_col=MOST_COLUMNS, values_only=True):
        yield list(row)


def _of_text(data: bytes) -> Iterator[list[Any]]:
    """Excel writes UTF-8 with a mark, or the code page of its country."""
    if b"\x00" in data:
        raise DocumentRefused("sheet-unreadable")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=mark)


def _words(cell: Any) -> str:
    """As people see it: a whole number without its point, a moment without its seconds."""
    if cell is None or isinstance(cell, bool):
        return "" if cell is None else str(cell)
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d}" if cell.time() == time() else f"{cell:%Y-%m-%d %H:%M}"
    if isinstance(cell, date):
        return f"{cell:%Y-%m-%d}"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    words = str(cell).strip()[:MOST_CHARACTERS]
    return words[1:] if words[:1] == "'" and words[1:2] in _RISKY else words


_RISKY = frozenset("=+-@\t\r")


def neutral(words: str) -> str:
    """No program takes it for a formula (threat 16): an apostrophe before what could be one."""
    return f"'{words}" if words[:1] in _RISKY else words
