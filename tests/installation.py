"""A whole installation as its own process: `yinxin serve` with a data folder and ports of its own, started,
killed and started again by the tests. Nothing inside is reached but over HTTP.

`Commanded` starts the command as a shell does; `Installation` by a fork of a process that has imported all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo

import httpx

from tests.local_chat_client import LocalChatClient
from tests.ports import free_ports
from tests.storage.databases import sqlite_url
from tests.warm_start import AHEAD, WarmProcess

YINXIN = Path(sys.executable).with_name("yinxin")
SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING, EVENING = 9, 20  # hours in which somebody may be reminded, with some to spare
DAY_S = 24 * 3600
PATIENCE_S = 90.0  # two cores, several workers: a start may take thirty times as long as on a quiet machine


class Installation:
    """`env`: further settings, `YINXIN_…`. The log of all its lives is `log_path`."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.chat_port, self.pages_port = free_ports(2)
        self.env = env
        self.log_path = folder / "yinxin.log"
        self._process: subprocess.Popen[bytes] | WarmProcess | None = None
        self.chat = LocalChatClient(self.chat_url, patience=PATIENCE_S)

    @property
    def chat_url(self) -> str:
        return f"http://127.0.0.1:{self.chat_port}"

    @property
    def pages_url(self) -> str:
        return f"http://127.0.0.1:{self.pages_port}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    @property
    def pid(self) -> int:
        assert self._process is not None, "the installation is not running"
        return self._process.pid

    def settings(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("YINXIN_")}
        return {
            **kept,
            "YINXIN_DATA": str(self.data),
            "YINXIN_CHAT_PORT": str(self.chat_port),
            "YINXIN_PORT": str(self.pages_port),
            **self.env,
        }

    def start(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        self._process = self.launched()
        until = time.monotonic() + PATIENCE_S
        with httpx.Client(timeout=PATIENCE_S, trust_env=False, verify=False) as asking:
            while not all(_answers(asking, url) for url in (f"{self.chat_url}/", f"{self.pages_url}/healthz")):
                assert self._process.poll() is None, f"it stopped at its start:\n{self.log()[-4000:]}"
                assert time.monotonic() < until, f"it did not come up:\n{self.log()[-4000:]}"
                time.sleep(0.05)
        return self

    def launched(self) -> subprocess.Popen[bytes] | WarmProcess:
        """With tables at the first start: making them is half of what a start costs. `Commanded` makes its own."""
        if not self.data.exists() and "YINXIN_DATABASE_URL" not in self.env:
            self.data.mkdir(mode=0o700)
            sqlite_url(self.data)
        return WarmProcess(self.settings(), self.folder, self.log_path)

    def kill(self) -> None:
        """kill -9 of the process and its children, as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):  # it may have ended by itself, which somebody else tells
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(PATIENCE_S)
        self._process = None

    def stop(self) -> int:
        """SIGTERM; gives the exit code."""
        assert self._process is not None, "the installation is not running"
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self._process = None
        return code

    def restart(self) -> None:
        self.kill()
        self.start()

    def begin_by_day(self) -> Self:
        """To be started with a clock that is on to the next morning of Shanghai, unless it is day there: nobody is
        reminded at night."""
        here = datetime.now(SHANGHAI)
        if not MORNING <= here.hour < EVENING:
            morning = here.replace(hour=MORNING, minute=0)
            self.env[AHEAD] = str(int((morning - here).total_seconds()) % DAY_S)
        return self

    def restart_at(self, moment: datetime) -> None:
        """Stopped, and started again with a clock that has moved on to `moment`."""
        self.stop()
        self.env[AHEAD] = str(int((moment - datetime.now(UTC)).total_seconds()))
        self.start()

    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.chat.close()
        if self._process is not None:
            self.kill()


class Commanded(Installation):
    """The command itself, in an interpreter of its own."""

    def launched(self) -> subprocess.Popen[bytes]:
        with self.log_path.open("ab") as log:
            return subprocess.Popen(
                [str(YINXIN), "serve"],
                env=self.settings(),
                cwd=self.folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )


def _answers(asking: httpx.Client, url: str) -> bool:
    try:
        return asking.get(url).status_code < 500
    except httpx.HTTPError:
        return False
