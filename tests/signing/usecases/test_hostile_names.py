"""Names that people and their files bring: no path, no header, no formula in anything that we give out."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from openpyxl import load_workbook

from signing.sheets.writing import write_sheet
from signing.usecases.fetch_document import fetch_document, fetch_every_document, names_of
from tests.world import World
from web_confirm.downloads import disposition

HOSTILE = [
    "../../etc/cron.d/evil.pdf",
    "/etc/passwd.pdf",
    "..\\..\\Windows\\evil.pdf",
    "C:\\evil.pdf",
    "nul.pdf",
    "..",
    "a\r\nContent-Type: text/html\r\n\r\n<script>.pdf",
    'a"; filename="evil.exe.pdf',
    "合同\u202efdp.exe",
    "\x00.pdf",
    "长" * 400 + ".pdf",
]


async def test_documents_are_given_out_under_names_that_lead_nowhere(world: World) -> None:
    ann = await world.person("Ann")
    draft = await world.draft(ann, signers=["李明"])
    assert draft.document is not None
    for version, name in enumerate(HOSTILE, 1):
        two = (replace(draft.document, filename=name), replace(draft.document, key=1, filename=name))
        task = replace(draft, documents=two, version=version + 1)
        async with world.ports.transaction() as tx:
            await tx.tasks.save(task, expected_version=version)
        given = [(await fetch_document(world.ports, ann, task.id, which))[0] for which in ("current", "original")]
        packed = (await fetch_every_document(world.ports, ann, task.id))[1]
        inside = zipfile.ZipFile(io.BytesIO(packed)).namelist()
        assert len({each.casefold() for each in inside}) == 2 and inside == names_of(task, task.documents)
        for each in (*given, *inside):
            assert PurePosixPath(each).name == PureWindowsPath(each).name == each, name
            assert each.isprintable() and ":" not in each and len(each.encode()) <= 400
            assert PureWindowsPath(each).stem.upper() != "NUL"
            header = disposition(each)
            assert header.isascii() and header.isprintable() and header.count('"') == 2


@pytest.mark.parametrize(
    "words", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", '=HYPERLINK("http://x")', "=cmd|'/C calc'!A0"]
)
def test_nothing_in_a_sheet_is_a_formula(words: str) -> None:
    sheet = load_workbook(io.BytesIO(write_sheet("x", [words], [[words]]))).active
    assert sheet is not None
    for (cell,) in sheet.iter_rows():
        assert cell.data_type == "s" and str(cell.value).lstrip()[:1] == "'"
