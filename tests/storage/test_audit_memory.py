"""The whole record is looked at a page at a time: what that takes does not go with its length."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from tests.audited_book import AuditedBook
from tests.bench.audit import fill
from tests.storage.databases import sqlite_database

pytestmark = pytest.mark.slow


def a_folder(inside: Path, name: str) -> Path:
    folder = inside / name
    folder.mkdir()
    return folder


async def peak_of(folder: Path, entries: int) -> int:
    async with sqlite_database(folder) as database:
        await fill(database, 2, entries // 2)
        book = AuditedBook(database, folder)
        await book.checkpoint()
        tracemalloc.start()
        try:
            report = await book.report()
            assert report.is_whole and report.entries == entries + 1
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


async def test_memory_does_not_go_with_the_length_of_the_record(tmp_path: Path) -> None:
    await peak_of(a_folder(tmp_path, "warm"), 100)
    short, long = await peak_of(a_folder(tmp_path, "short"), 1000), await peak_of(a_folder(tmp_path, "long"), 6000)
    assert long < short * 1.5 + 500_000, (short, long)
