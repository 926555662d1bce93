"""`yinxin …` without a fresh interpreter's three seconds: a process that has imported the house forks for each
start, and the fork goes the command's own way from `main` on. What is started is a process as any other, with a
session, environment, folder and log of its own; killed, it leaves nothing behind.

Tests of the command itself start it cold (`tests.installation.Commanded`).
"""

from __future__ import annotations

import atexit
import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

import time_machine

from signing.task.deadlines import read_deadline
from signing.typesetting.faces import warm
from signing.wording import say

PR_SET_PDEATHSIG = 1
ROOT = Path(__file__).parents[1]
AHEAD = "TESTS_AHEAD_S"  # seconds that this process's clock is ahead of the computer's
WARM = (
    "bot.__main__", "bot.commands.serve", "bot.app", "bot.handlers", "bot.local_chat", "aiosqlite",
    "uvicorn.lifespan.off", "uvicorn.protocols.http.auto", "uvicorn.protocols.websockets.auto",
    "anyio._backends._asyncio", "multiprocessing.forkserver", "multiprocessing.popen_forkserver",
    "bot.commands.audit", "bot.commands.backup", "bot.commands.ca", "bot.commands.doctor", "bot.commands.restore",
)  # fmt: skip


class WarmProcess:
    """As much of `subprocess.Popen` as an installation needs."""

    def __init__(
        self,
        env: Mapping[str, str],
        folder: Path,
        log: Path,
        *,
        words: Sequence[str] = ("serve",),
        errors: Path | None = None,
        told: Path = Path(os.devnull),
    ) -> None:
        """`errors`: a log of their own for these; `told`: what is typed in."""
        files = [str(told), str(log), str(errors or log)]
        asked = {"env": dict(env), "folder": str(folder), "files": files, "words": list(words)}
        self.pid = int(_forge()(asked))
        self._code: int | None = None

    def poll(self) -> int | None:
        if self._code is None:
            self._code = _forge()({"ended": self.pid})
        return self._code

    def wait(self, timeout: float) -> int:
        until = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > until:
                raise subprocess.TimeoutExpired("yinxin serve", timeout)
            time.sleep(0.01)
        return code

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)


def warm_command(
    words: Sequence[str], env: Mapping[str, str], folder: Path, *, told: str = "", timeout: float = 60
) -> subprocess.CompletedProcess[str]:
    """`yinxin` with these words, to its end; `told` is typed in."""
    with tempfile.TemporaryDirectory(prefix="yinxin-command-") as place:
        typed, said, errors = (Path(place) / name for name in ("typed", "said", "errors"))
        typed.write_text(told, encoding="utf-8")
        process = WarmProcess(env, folder, said, words=words, errors=errors, told=typed)
        try:
            code = process.wait(timeout)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait(timeout)
            raise
        return subprocess.CompletedProcess(list(words), code, said.read_text("utf-8"), errors.read_text("utf-8"))


class _Forge:
    """The process that has everything imported; one question and one answer a line."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.warm_start"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._one_at_a_time = threading.Lock()
        atexit.register(self._process.kill)

    def __call__(self, question: dict[str, Any]) -> Any:
        asked, answered = self._process.stdin, self._process.stdout
        assert asked is not None and answered is not None
        with self._one_at_a_time:
            asked.write(json.dumps(question) + "\n")
            asked.flush()
            return json.loads(answered.readline())


@lru_cache
def _forge() -> _Forge:
    return _Forge()


# ── inside ───────────────────────────────────────────────────────────────────────────────────────────────────


def _warm() -> None:
    """Modules and wording that every start reads."""
    for name in WARM:
        import_module(name)
    for language, day in (("zh", "下周五 18:00"), ("en", "next Friday 6pm")):
        say(language, "button-new")
        read_deadline(day, now=datetime.now(UTC), zone="Asia/Shanghai")
    warm()
    gc.freeze()  # what all forks share is not looked through, and so not copied, by each


def _go(env: Mapping[str, str], folder: str, files: Sequence[str], words: Sequence[str]) -> None:
    """The fork: everything that a shell would have set, then the command."""
    os.setsid()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # tests that are killed leave no house behind
    os.chdir(folder)
    for here, name in enumerate(files):
        os.dup2(os.open(name, os.O_WRONLY | os.O_APPEND | os.O_CREAT if here else os.O_RDONLY, 0o600), here)
    os.closerange(3, 64)
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    sys.argv = ["yinxin", *words]
    vars(sys.modules["__main__"]).update(
        __spec__=None, __file__=None
    )  # children of the house need nothing of ours
    if ahead_s := int(env.get(AHEAD, "0")):
        # Clocks of the wall only: what waits for seconds goes on waiting for them.
        time_machine.travel(datetime.now(UTC) + timedelta(seconds=ahead_s), tick=True).start()

    try:
        import_module("bot.__main__").main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    # As an interpreter ends, but for the second it takes to unmake one by one all that was imported.
    threading._shutdown()  # type: ignore[attr-defined]
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _ended(pid: int) -> int | None:
    gone, status = os.waitpid(pid, os.WNOHANG)
    return os.waitstatus_to_exitcode(status) if gone else None


def _answer_questions() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the tests
    for line in iter(sys.stdin.readline, ""):
        question = json.loads(line)
        if "ended" in question:
            answer = _ended(question["ended"])
        else:
            answer = os.fork()
            if answer == 0:
                signal.signal(signal.SIGINT, signal.default_int_handler)
                _go(**question)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _warm()
    _answer_questions()
