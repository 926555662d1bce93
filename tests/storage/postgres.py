"""A PostgreSQL of our own for the tests: Debian's binaries, a throw-away cluster per test process, a Unix socket
only (no port to collide on). It fails, it does not skip, where there is no PostgreSQL."""

from __future__ import annotations

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import psycopg

USER = "yinxin"
PR_SET_PDEATHSIG = 1
# Nothing here outlives a test, so no disk is waited for.
OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "shared_buffers": "32MB",
}


def server_url(name: str) -> str:
    """Of the database `name` of the running cluster."""
    return f"postgresql://{USER}@/{name}?host={running_cluster()}"


def execute(statement: str) -> None:
    """One statement outside any transaction, as the owner of the cluster."""
    with psycopg.connect(server_url("postgres"), autocommit=True) as connection:
        connection.execute(statement)


@cache
def running_cluster() -> Path:
    """The folder of its socket. Started by the first who asks, gone with this process."""
    folder = Path(tempfile.mkdtemp(prefix="yinxin-pg-", dir="/tmp"))
    _own(folder)
    _initdb(folder)
    server = _start(folder, OPTIONS)
    atexit.register(_stop, server, folder)
    return folder


@contextmanager
def cluster(folder: Path, options: Mapping[str, str], name: str = "yinxin") -> Iterator[str]:
    """The address of a database in a cluster that stays in `folder`; made there at the first time."""
    new = not folder.exists()
    if new:
        folder.mkdir()
        _own(folder)
        _initdb(folder)
    server = _start(folder, {"listen_addresses": "", **options})
    url = f"postgresql://{USER}@/{{}}?host={folder}"
    try:
        if new:
            with psycopg.connect(url.format("postgres"), autocommit=True) as connection:
                connection.execute(f'CREATE DATABASE "{name}"')  # type: ignore[call-overload]
        yield url.format(name)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(60)


def _own(folder: Path) -> None:
    owner = _owner()
    os.chown(folder, owner.pw_uid, owner.pw_gid)


def _initdb(folder: Path) -> None:
    _run("initdb", "-D", folder / "data", "-U", USER, "-E", "UTF8", "--no-locale", "-A", "trust", "--no-sync")


def _start(folder: Path, options: Mapping[str, str]) -> subprocess.Popen[bytes]:
    given = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(
            [_binary("postgres"), "-D", folder / "data", "-k", folder, *given],
            stdout=log,
            stderr=log,
            cwd=folder,
            preexec_fn=_die_with_parent,  # noqa: PLW1509 (one call, no lock taken)
            **_as_owner(),
        )
    _wait(server, folder)
    return server


def _binary(name: str) -> str:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: path.parts[-3].zfill(4))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise RuntimeError(f"no {name}: install the package postgresql (./check does)")
    return path


def _owner() -> pwd.struct_passwd:
    """PostgreSQL does not run as root."""
    return pwd.getpwnam("postgres") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())


def _as_owner() -> dict[str, int | list[int]]:
    owner = _owner()
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}


def _run(name: str, *arguments: str | Path) -> None:
    done = subprocess.run(
        [_binary(name), *arguments], capture_output=True, text=True, cwd="/tmp", check=False, **_as_owner()
    )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stdout}{done.stderr}")


def _die_with_parent() -> None:
    # A test run that is killed leaves no server behind.
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


def _wait(server: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + 30
    while True:
        try:
            psycopg.connect(f"postgresql://{USER}@/postgres?host={folder}").close()
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > until:
                raise RuntimeError((folder / "log").read_text()) from error
        time.sleep(0.05)


def _stop(server: subprocess.Popen[bytes], folder: Path) -> None:
    server.send_signal(signal.SIGQUIT)
    server.wait(60)
    shutil.rmtree(folder, ignore_errors=True)
