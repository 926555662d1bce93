"""Backups of a house that is at work, put back on a clean machine: everything in them is whole, and what a backup
is too old for is named."""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

import pytest

from tests.installation import Installation
from tests.journeys.transcript import Journey
from tests.pdfs import contract
from tests.ports import free_ports
from tests.storage.databases import empty_postgres_url, postgres_url
from tests.warm_start import warm_command

MAIN = Path(__file__).parents[1] / "journeys" / "main_zh.txt"
WORD = "five words are long enough"
PATIENCE_S = 120
PAUSE_S = 1.0  # the journey goes on between two of them, too


def yinxin(env: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    env = {**env, "LANG": "en_US.UTF-8", "LC_ALL": "en_US.UTF-8"}
    return warm_command(words, env, Path.cwd(), told=WORD + "\n", timeout=300)


def backed_up(house: Installation, file: Path) -> str:
    made = yinxin(house.settings(), "backup", str(file))
    assert made.returncode == 0, made.stderr
    return made.stdout


def elsewhere(folder: Path, database: str = "") -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
    chat, pages = free_ports(2)
    places = {"YINXIN_DATA": str(folder), "YINXIN_CHAT_PORT": str(chat), "YINXIN_PORT": str(pages)}
    return {**kept, **places, **({"YINXIN_DATABASE_URL": database} if database else {})}


@pytest.mark.slow
@pytest.mark.postgres
@pytest.mark.timeout(900)
@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_backups_of_every_moment_of_signing_are_whole_on_a_clean_machine(tmp_path: Path, database: str) -> None:
    url = postgres_url() if database == "postgres" else ""
    env = {"YINXIN_DATABASE_URL": url} if url else {}
    backups: list[Path] = []
    with Installation(tmp_path / "house", **env) as house:
        journey = Journey(house, {"采购合同.pdf": contract(3, "zh")})
        failed: list[BaseException] = []

        def play() -> None:
            try:
                journey.play(MAIN)
            except BaseException as error:
                failed.append(error)

        playing = threading.Thread(target=play)
        playing.start()
        while playing.is_alive() or not backups:
            backups.append(tmp_path / f"{len(backups)}.backup")
            backed_up(house, backups[-1])
            playing.join(PAUSE_S)
        playing.join(PATIENCE_S)
        assert not failed, failed
        last = tmp_path / "last.backup"
        assert "documents" in backed_up(house, last)
        assert yinxin(house.settings(), "audit", "checkpoint").returncode == 0
        (checkpoint,) = (house.data / "checkpoints").glob("*.jsonl")

        chosen = [backups[len(backups) // 2], last]
        for number, file in enumerate(chosen):
            there = elsewhere(tmp_path / f"there{number}", empty_postgres_url() if url else "")
            put_back = yinxin(there, "restore", str(file))
            assert put_back.returncode == 0, put_back.stdout + put_back.stderr
            assert "Restored" in put_back.stdout and "no checkpoint" in put_back.stdout
            assert yinxin(there, "audit", "verify").returncode == 0
            again = yinxin(there, "restore", str(file))
            assert again.returncode == 2 and "not empty" in again.stderr

        old = yinxin(
            elsewhere(tmp_path / "old", empty_postgres_url() if url else ""),
            "restore",
            str(last),
            "--against",
            str(checkpoint),
        )
        assert old.returncode == 1 and "older" in old.stdout, old.stdout + old.stderr

    data = next(path for path in (tmp_path / "there1").iterdir() if path.name == "master.key").parent
    assert (data / "master.key").read_bytes() == (house.data / "master.key").read_bytes()
    assert (data / "master.key").stat().st_mode & 0o777 == 0o600
    assert b"%PDF" not in last.read_bytes()
    living = Installation(
        tmp_path / "living", **({"YINXIN_DATABASE_URL": there["YINXIN_DATABASE_URL"]} if url else {})
    )
    living.folder.mkdir()
    data.rename(living.data)
    with living:
        assert living.stop() == 0
    assert "Traceback" not in living.log(), living.log()[-3000:]
