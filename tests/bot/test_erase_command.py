"""Erasing on the command line, and again after an older backup was put back."""

from __future__ import annotations

import asyncio
import subprocess
import zipfile
from pathlib import Path

import pytest

from bot.settings import Settings
from bot.wiring import wire
from signing.usecases.meet_person import meet_person
from tests.faults.test_backup_while_signing import elsewhere, yinxin
from tests.warm_start import warm_command

LEAVING = 7_000_777


async def _made(folder: Path) -> None:
    async with wire(Settings(data=folder), warm=False) as house:
        await meet_person(house.ports, telegram_id=LEAVING, name="李明", username=None, language_code="zh")


def telling(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    env = {**env, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
    return warm_command(words, env, Path.cwd(), timeout=300)


@pytest.mark.slow
def test_what_was_erased_is_erased_again_after_an_older_backup(tmp_path: Path) -> None:
    asyncio.run(_made(tmp_path / "house"))
    here, backup = elsewhere(tmp_path / "house"), tmp_path / "before.backup"
    assert yinxin(here, "backup", str(backup)).returncode == 0
    assert telling(here, "erase").returncode == 2, "which?"
    assert telling(here, "erase", "--person", "1").returncode == 2, "nobody"
    copies = tmp_path / "copies"
    copies.mkdir()
    copied = telling(here, "data-of", str(LEAVING), str(copies))
    assert copied.returncode == 0, copied.stdout + copied.stderr
    (copy,) = copies.iterdir()
    with zipfile.ZipFile(copy) as archive:
        assert "李明" in archive.read("my-data.json").decode()
    assert telling(here, "data-of", str(LEAVING), str(copies)).returncode == 2, "never over another"
    done = telling(here, "erase", "--person", str(LEAVING))
    assert done.returncode == 0 and "李明 is erased" in done.stdout, done.stdout + done.stderr
    assert telling(here, "erase", "--person", str(LEAVING)).returncode == 2, "nobody any more"
    register = tmp_path / "house" / "erasures.jsonl"
    assert "李明" not in register.read_text()

    there = elsewhere(tmp_path / "there")
    assert yinxin(there, "restore", str(backup), "--erasures", str(backup)).returncode == 2, "no register"
    put_back = yinxin(there, "restore", str(backup), "--erasures", str(register))
    assert put_back.returncode == 0 and "1 thing that had been erased" in put_back.stdout, put_back.stdout
    assert telling(there, "erase", "--person", str(LEAVING)).returncode == 2, "nobody there either"
    assert telling(there, "audit", "verify").returncode == 0
    again = telling(there, "erase", "--register", str(register))
    assert again.returncode == 0 and "Nothing that was erased" in again.stdout
