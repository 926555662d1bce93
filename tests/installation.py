"""A whole installation as its own process: `yinxin serve` with a data folder and ports of its own, started,
killed and started again by the tests. Nothing inside is reached but over HTTP."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Self

import httpx

from tests.local_chat_client import LocalChatClient

YINXIN = Path(sys.executable).with_name("yinxin")
PATIENCE_S = 40.0  # two cores, several workers: a start may take ten times as long as on a quiet machine


def free_ports(count: int) -> list[int]:
    """Asked for together: one that is given back before the next is asked for may come again."""
    with ExitStack() as held:
        asked = [held.enter_context(socket.socket()) for _ in range(count)]
        for each in asked:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in asked]


def free_port() -> int:
    return free_ports(1)[0]


class Installation:
    """`env`: further settings, `YINXIN_…`. The log of all its lives is `log_path`."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.folder = folder
        self.chat_port, self.pages_port = free_ports(2)
        self.env = env
        self.log_path = folder / "yinxin.log"
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None
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
        self._log = self.log_path.open("ab")
        self._process = subprocess.Popen(
            [str(YINXIN), "serve"],
            env=self.settings(),
            cwd=self.folder,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        until = time.monotonic() + PATIENCE_S
        while not (self._answers(f"{self.chat_url}/") and self._answers(f"{self.pages_url}/healthz")):
            assert self._process.poll() is None, f"it stopped at its start:\n{self.log()[-4000:]}"
            assert time.monotonic() < until, f"it did not come up:\n{self.log()[-4000:]}"
            time.sleep(0.05)
        return self

    def kill(self) -> None:
        """kill -9 of the process and its children, as a power cut would."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)
        self._done()

    def stop(self) -> int:
        """SIGTERM; gives the exit code."""
        assert self._process is not None, "the installation is not running"
        self._process.send_signal(signal.SIGTERM)
        try:
            code = self._process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self._done()
        return code

    def restart(self) -> None:
        self.kill()
        self.start()

    def log(self) -> str:
        return self.log_path.read_text(errors="replace") if self.log_path.exists() else ""

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.chat.close()
        if self._process is not None:
            self.kill()

    def _done(self) -> None:
        self._process = None
        if self._log is not None:
            self._log.close()

    @staticmethod
    def _answers(url: str) -> bool:
        try:
            return httpx.get(url, timeout=2, trust_env=False).status_code < 500
        except httpx.HTTPError:
            return False
