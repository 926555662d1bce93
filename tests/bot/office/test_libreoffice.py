"""LibreOffice on this machine. It is too large for the checks, so a tiny program stands in that takes the same
words and behaves as it does: well, badly, or not at all."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from bot.office import office_of
from bot.office.libreoffice import LibreOffice
from signing.errors import DocumentRefused
from tests.pdfs import contract

HEAD = (
    f"#!{sys.executable}\n"
    + """
import os, pathlib, resource, subprocess, sys, time, urllib.request
words = sys.argv[1:]
out = pathlib.Path(words[words.index("--outdir") + 1])
source = pathlib.Path(words[-1])
made = out / (source.stem + ".pdf")
here = pathlib.Path(__file__).parent
"""
)


def soffice(folder: Path, does: str, *, name: str = "soffice") -> Path:
    (folder / "good.pdf").write_bytes(contract(1))
    program = folder / name
    program.write_text(HEAD + does)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


GOOD = "made.write_bytes((here / 'good.pdf').read_bytes())\n"


async def test_a_file_becomes_a_pdf_in_a_folder_that_is_gone_afterwards(tmp_path: Path) -> None:
    told = tmp_path / "told"
    does = (
        f"""
told = pathlib.Path({str(told)!r})
profile = next(word for word in words if word.startswith("-env:UserInstallation=file://"))
settings = pathlib.Path(profile.partition("file://")[2]) / "user" / "registrymodifications.xcu"
told.write_text("\\n".join([str(source), source.read_text(), settings.read_text(), *sorted(os.environ), *words]))
"""
        + GOOD
    )
    office = LibreOffice(soffice(tmp_path, does), max_mb=100)
    os.environ["YINXIN_TEST_SECRET"] = "not for others"
    try:
        assert await office.to_pdf("../../合同 $(touch x).docx", b"a letter") == contract(1)
    finally:
        del os.environ["YINXIN_TEST_SECRET"]
    source, content, rest = told.read_text().split("\n", 2)
    assert content == "a letter" and source.endswith("/document.docx") and not Path(source).parent.exists()
    assert "DisableMacrosExecution" in rest and "--headless" in rest and "YINXIN" not in rest


@pytest.mark.parametrize(
    ("does", "code"),
    [
        ("sys.exit(0)", "office-failed"),  # so it ends for a file it cannot read
        ("os.abort()", "office-failed"),
        ("made.write_bytes(b'no pdf')", "office-failed"),
        ("made.write_bytes(b'%PDF-' + bytes(3 << 20))", "pdf-too-large"),
        ("x = bytearray(1 << 30); made.write_bytes(b'%PDF-')", "office-failed"),  # beyond its memory
        ("made.write_bytes(bytes(9 << 20)); made.write_bytes(b'%PDF-')", "pdf-too-large"),  # beyond its disk
    ],
)
async def test_whatever_goes_wrong_is_one_plain_refusal(tmp_path: Path, does: str, code: str) -> None:
    office = LibreOffice(soffice(tmp_path, does), max_mb=2, memory_mb=512)
    with pytest.raises(DocumentRefused) as refused:
        await office.to_pdf("a.docx", b"a letter")
    assert refused.value.code == code


async def test_one_that_hangs_is_killed_with_everything_it_started(tmp_path: Path) -> None:
    beating = tmp_path / "beating"
    does = f"""
beat = "import pathlib, time\\nwhile True:\\n    pathlib.Path({str(beating)!r}).touch(); time.sleep(.05)"
subprocess.Popen([sys.executable, "-c", beat])
time.sleep(60)
"""
    office = LibreOffice(soffice(tmp_path, does), max_mb=100, seconds=1.5)
    began = time.perf_counter()
    with pytest.raises(DocumentRefused, match="office-too-long"):
        await office.to_pdf("a.docx", b"a letter")
    assert time.perf_counter() - began < 5
    assert beating.exists(), "its child ran"
    beating.unlink()
    await asyncio.sleep(0.3)
    assert not beating.exists(), "and runs no more"


async def test_the_next_file_is_served_after_one_that_hung(tmp_path: Path) -> None:
    does = "time.sleep(60) if source.read_text() == 'hang' else None\n" + GOOD
    office = LibreOffice(soffice(tmp_path, does), max_mb=100, seconds=2)
    bad, good = await asyncio.gather(
        office.to_pdf("a.docx", b"hang"), office.to_pdf("b.docx", b"fine"), return_exceptions=True
    )
    assert isinstance(bad, DocumentRefused) and good == contract(1)


def test_it_is_found_where_it_is_installed_and_nothing_is_there_where_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert office_of(None, max_mb=100) is None
    soffice(tmp_path, GOOD, name="libreoffice")
    assert isinstance(office_of(None, max_mb=100), LibreOffice)
