from __future__ import annotations

import io
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from storage.backup.rows import lines_of, newest_checkpoint, one_moment, revision_of
from storage.backup.sealed import COST, SealedWriter
from storage.journal import held_in

FORMAT = "yinxin-backup-v1"
# Of this computer, or for trying only.
NOT_KEPT = frozenset({"local-chat", "process"})


class BackupError(Exception):
    """`code` with `facts`, as the wording `backup-<code>` tells it."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


@dataclass(frozen=True, slots=True)
class Places:
    """Where an installation keeps what."""

    database: str
    folder: Path
    blobs: Path
    master_key: Path
    checkpoints: Path


@dataclass(frozen=True, slots=True)
class Made:
    sha256: str
    size: int
    rows: int
    blobs: int
    checkpoint: dict[str, Any] | None


def make_backup(
    places: Places, out: BinaryIO, passphrase: str, *, version: str, revision: str, now: datetime, cost: int = COST
) -> Made:
    """Of an installation that may be at work. The rows first: what a row names is on the disk before the row is,
    and stays. `revision`: the tables' that this version knows; others are refused."""
    sealed = SealedWriter(out, passphrase, cost=cost)
    witnesses = _files(places.checkpoints)  # of before the rows: a later one would look like a rollback
    target: Any = sealed  # all that tarfile asks of it is `write`
    with tarfile.open(fileobj=target, mode="w|", bufsize=1 << 16) as tar:
        writer = _Writer(tar)
        with one_moment(places.database) as connection:
            found = revision_of(connection)
            if found != revision:
                raise BackupError("other-tables", found=found or "–", needed=revision)
            checkpoint = newest_checkpoint(connection)
            head = {"format": FORMAT, "version": version, "revision": revision, "made_at": now.isoformat()}
            writer.put("manifest.json", _json({**head, "checkpoint": checkpoint}))
            for number, (table, lines, count) in enumerate(lines_of(connection)):
                writer.put(f"rows/{number:06d}.{table}", lines)
                writer.rows += count
        if places.master_key.is_file():  # otherwise it is given by the environment, and kept there
            writer.put("master.key", places.master_key.read_bytes())
        for path in (*witnesses, *_own_files(places)):
            writer.put_file(f"folder/{path.relative_to(places.folder).as_posix()}", path)
        _put_blobs(writer, places.blobs)
        writer.put("end.json", _json({"rows": writer.rows, "blobs": writer.blobs}))
    sealed.finish()
    return Made(sealed.digest.hexdigest(), sealed.size, writer.rows, writer.blobs, checkpoint)


def new_file(path: Path) -> BinaryIO:
    """Of the owner alone; FileExistsError where there is one."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")


class _Writer:
    def __init__(self, tar: Any) -> None:
        self._tar = tar
        self.rows = self.blobs = 0

    def put(self, name: str, data: bytes) -> None:
        head = tarfile.TarInfo(name)
        head.size, head.mode = len(data), 0o600
        self._tar.addfile(head, io.BytesIO(data))
        self._tar.members = []  # tarfile keeps them all: as many as there are documents

    def put_file(self, name: str, path: Path) -> None:
        with path.open("rb") as file:
            head = tarfile.TarInfo(name)
            head.size, head.mode = os.fstat(file.fileno()).st_size, 0o600
            self._tar.addfile(head, file)
        self._tar.members = []


def _put_blobs(writer: _Writer, folder: Path) -> None:
    """The journal before the files: what leaves it meanwhile has become one."""
    journaled = set()
    for name, content in held_in(folder):
        if name not in journaled:
            journaled.add(name)
            writer.put(f"blobs/{name}", content)
            writer.blobs += 1
    for path in _blob_files(folder):
        name = f"{path.parent.name}/{path.name}"
        if name not in journaled:
            with suppress(FileNotFoundError):  # a paper that no row names, taken away just now
                writer.put_file(f"blobs/{name}", path)
                writer.blobs += 1


def _blob_files(folder: Path) -> Iterator[Path]:
    for part in sorted(folder.glob("??")):
        with os.scandir(part) as found:
            yield from (Path(each.path) for each in found if each.is_file() and not each.name.startswith("."))


def _own_files(places: Places) -> Iterator[Path]:
    """Certificates, the root's passphrase where it still lies there, the installation's own name: small things."""
    database = places.database.removeprefix("sqlite:///")
    for path in _files(places.folder):
        first = path.relative_to(places.folder).parts[0]
        is_elsewhere = path.is_relative_to(places.blobs) or path.is_relative_to(places.checkpoints)
        is_database = str(path).startswith(database) or path == places.master_key
        if not (first in NOT_KEPT or first.startswith(".") or is_elsewhere or is_database):
            yield path


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in sorted(folder.rglob("*")) if path.is_file() and not path.name.startswith("."))


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
