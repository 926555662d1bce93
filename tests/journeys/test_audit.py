"""The record in the chat and on the terminal, of one running house; then somebody has the database in hand."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.local_chat.cast import ZHAO_LEI
from bot.plainly import plain
from bot.start_error import StartError
from tests.installation import YINXIN, Installation
from tests.journeys.files import Files
from tests.journeys.transcript import Journey
from tests.page_client import PageClient

HERE = Path(__file__).parent
SCRIPT = HERE.parents[1] / "scripts" / "verify_proof.py"

pytestmark = [pytest.mark.slow, pytest.mark.timeout(400)]

PEOPLE, TITLES = ("李明", "王芳", "赵磊", "Tom Baker", "Ann Miller"), ("采购合同", "agreement")
SAID = {
    "zh": {
        "whole": ["过程记录完整", "最近的检查点：第 1 个", "它的时间戳有效"],
        "made": ["第 2 个检查点已做好"],
        "proof": ["的证明已写入"],
        "edited": ["过程记录有 1 处不对", "第 2 条", "：内容被改过。"],
        "rolled back": ["数据库里没有第 2 个检查点：现在的数据库比它旧"],
        "unknown": ["没有编号为 YX-000000-0000 的文件"],
        "nothing": ["里没有印信的数据"],
        "json": ['"whole": false'],
    },
    "en": {
        "whole": ["The record is untouched", "Newest checkpoint: number 1", "Its time stamp is good"],
        "made": ["Checkpoint 2 is made"],
        "proof": ["The proof of"],
        "edited": ["The record does not hold in one place", "entry 2", ": it was changed."],
        "rolled back": ["The database does not know checkpoint 2: it is older than that"],
        "unknown": ["There is no document YX-000000-0000"],
        "nothing": ["There is no Yinxin data"],
        "json": ['"whole": false'],
    },
}


class Terminal:
    """`yinxin audit …`, once as a process of its own, then in this one, where nobody waits for imports."""

    def __init__(self, house: Installation, language: str, folder: Path) -> None:
        self._said, self._folder = SAID[language], folder
        locale = {"zh": "zh_CN.UTF-8", "en": "en_GB.UTF-8"}[language]
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("YINXIN_", "LC_", "LANG"))
        }
        self._env = {**kept, **house.settings(), "LANG": locale}

    def alone(self, *words: str, code: int, said: str) -> None:
        command = [str(YINXIN), "audit", *words]
        done = subprocess.run(
            command, env=self._env, cwd=self._folder, capture_output=True, text=True, check=False, timeout=120
        )
        self._check(done.stdout + done.stderr, done.returncode, code, said)

    def audit(self, *words: str, code: int, said: str, **env: str) -> str:
        removed = dict.fromkeys(("LC_ALL", "LC_MESSAGES"))
        ran = CliRunner().invoke(app, ["audit", *words], env={**removed, **self._env, **env})
        error = ran.exception
        if isinstance(error, StartError):  # as bot.__main__.main says it
            with pytest.MonkeyPatch.context() as patched:
                patched.setattr("bot.plainly.languages", lambda: (self._env["LANG"][:2],))
                self._check(plain(error), 2, code, said)
            return ""
        assert error is None or isinstance(error, SystemExit), ran.exc_info
        self._check(ran.output, ran.exit_code, code, said)
        return str(ran.output)

    def _check(self, shown: str, ended: int, code: int, said: str) -> None:
        assert ended == code, shown
        assert "Traceback" not in shown
        for words in self._said[said]:
            assert words in shown, f"{words!r} is not in:\n{shown}"


def _overheard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every code that somebody types."""
    codes, give = list[str](), PageClient.give_code

    def overheard(page: PageClient, act: str, code: str) -> dict[str, Any]:
        codes.append(code)
        return give(page, act, code)

    monkeypatch.setattr(PageClient, "give_code", overheard)
    return codes


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_record_in_the_chat_and_on_the_terminal(
    tmp_path: Path, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = _overheard(monkeypatch)
    with Installation(tmp_path / "house", YINXIN_ADMINS=str(ZHAO_LEI), YINXIN_LOG_LEVEL="debug") as house:
        received: dict[str, bytes] = {}
        journey = Journey(house, Files(received), received)
        journey.play(HERE / f"audit_{language}.txt")
        journey.check_nothing_odd()
        terminal = Terminal(house, language, tmp_path)
        checkpoints = house.data / "checkpoints"
        posted = next(
            data for data in received.values() if data == (checkpoints / "checkpoint-000001.jsonl").read_bytes()
        )
        terminal.alone("verify", code=0, said="whole")
        assert "Traceback" not in house.log(), house.log()[-4000:]
        assert codes, "nobody has signed"
        for words in (*codes, *PEOPLE, *TITLES, "#k=", "tgWebAppData=query"):
            lines = [line for line in house.log().splitlines() if words in line]
            assert not lines, f"{words} is in the log: {lines[0]}"

    for path in (each for each in house.data.rglob("*") if each.is_file() and "local-chat" not in each.parts):
        said = [words for words in (*PEOPLE, *TITLES) if words.encode() in path.read_bytes()]
        assert not said, f"{said} in clear in {path}"
    database = house.data / "yinxin.db"
    first = _copied(database)
    terminal.audit("checkpoint", code=0, said="made")
    number = _one(database, "SELECT number FROM tasks WHERE state = 'completed'")
    terminal.audit("proof", number, "--output", str(tmp_path / "proof.json"), code=0, said="proof")
    checked = subprocess.run(
        [sys.executable, "-I", "-S", str(SCRIPT), "proof.json"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout
    terminal.audit("proof", "YX-000000-0000", code=2, said="unknown")
    terminal.audit("verify", code=2, said="nothing", YINXIN_DATA=str(tmp_path / "elsewhere"))

    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE audit SET kind = 'x' WHERE number = 2 AND chain <> 'installation'")
    shown = terminal.audit("verify", code=1, said="edited")
    assert number in shown
    report = json.loads(terminal.audit("verify", "--json", code=1, said="json"))
    assert [(one["what"], one["number"], one["task_number"]) for one in report["findings"]] == [
        ("content", 2, number)
    ]

    _put(database, first)
    terminal.audit("verify", code=1, said="rolled back")
    (tmp_path / "posted.jsonl").write_bytes((checkpoints / "checkpoint-000002.jsonl").read_bytes())
    (checkpoints / "checkpoint-000002.jsonl").unlink()
    terminal.audit("verify", "--against", str(tmp_path / "posted.jsonl"), code=1, said="rolled back")
    (tmp_path / "first.jsonl").write_bytes(posted)
    terminal.audit("verify", "--against", str(tmp_path / "first.jsonl"), code=0, said="whole")


def _one(database: Path, query: str) -> str:
    with closing(sqlite3.connect(database)) as connection, connection:
        return str(connection.execute(query).fetchone()[0])


def _copied(database: Path) -> bytes:
    """All of it: what is still in the journal beside it comes into the file first."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return database.read_bytes()


def _put(database: Path, data: bytes) -> None:
    for beside in (f"{database.name}-wal", f"{database.name}-shm"):
        database.with_name(beside).unlink(missing_ok=True)
    database.write_bytes(data)
