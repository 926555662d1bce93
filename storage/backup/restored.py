from __future__ import annotations

import json
import os
import re
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO, Any, BinaryIO

from sqlalchemy import Connection

from storage.backup.made import FORMAT, NOT_KEPT, BackupError, Places, new_file
from storage.backup.rows import go_on_counting, is_empty, one_change, put_lines
from storage.backup.sealed import SealedError, SealedReader
from storage.durable import sync_everything

_BLOB = re.compile(r"[0-9a-f]{2}/[0-9a-f]{64}(\.after)?")
SMALL = 64 << 20  # of what is read whole: lines, keys, the head


@dataclass(slots=True)
class Restored:
    manifest: dict[str, Any] = field(default_factory=dict)
    rows: int = 0
    blobs: int = 0


def restore_backup(places: Places, source: BinaryIO, passphrase: str, *, revision: str) -> Restored:
    """Into an installation that is empty, its tables migrated. Nothing is left of it where it fails: the rows are
    one transaction, the files are taken away again. BackupError for all that can be wrong."""
    _check_empty(places)
    made = _Making(places, revision)
    try:
        with _in_words(), one_change(places.database) as connection:
            if not is_empty(connection):
                raise BackupError("not-empty", place="YINXIN_DATABASE_URL")
            reader: Any = SealedReader(source, passphrase)
            tar: Any
            with tarfile.open(fileobj=reader, mode="r|", bufsize=1 << 16) as tar:
                for member in tar:
                    content = tar.extractfile(member)
                    if content is None:
                        raise BackupError("damaged")
                    made.take(connection, member.name, member.size, content)
                    tar.members = []  # tarfile keeps them all
            while reader.read(1 << 16):  # to the end, where the last chunk says that it is the last
                pass
            made.check_whole()
            go_on_counting(connection)
            sync_everything(places.folder)
            if places.blobs.is_dir():  # a house that has no document yet has none
                sync_everything(places.blobs)
    except BaseException:
        made.undo()
        raise
    return made.restored


class _Making:
    def __init__(self, places: Places, revision: str) -> None:
        self._places, self._revision = places, revision
        self._files: list[Path] = []
        self._ended: dict[str, Any] | None = None
        self.restored = Restored()

    def take(self, connection: Connection, name: str, size: int, content: IO[bytes]) -> None:
        kind, _, rest = name.partition("/")
        if not self.restored.manifest and name != "manifest.json":
            raise BackupError("foreign")
        if kind == "blobs" and _BLOB.fullmatch(rest):
            self._write(self._places.blobs / rest, content)
            os.utime(self._places.blobs / rest, (0, 0))  # how often it was put is not known here: it stays
            self.restored.blobs += 1
        elif kind == "folder" and _is_inside(rest):
            self._write(self._places.folder / rest, content)
        elif size > SMALL:
            raise BackupError("damaged")
        elif name == "manifest.json":
            self._begin(json.load(content))
        elif kind == "rows":
            self.restored.rows += put_lines(connection, rest.partition(".")[2], content.read())
        elif name == "master.key":
            self._write(self._places.master_key, content)
        elif name == "end.json":
            self._ended = json.load(content)
        else:
            raise BackupError("foreign")

    def check_whole(self) -> None:
        if self._ended != {"rows": self.restored.rows, "blobs": self.restored.blobs}:
            raise BackupError("damaged")

    def undo(self) -> None:
        for path in self._files:
            path.unlink(missing_ok=True)

    def _begin(self, manifest: dict[str, Any]) -> None:
        if manifest.get("format") != FORMAT:
            raise BackupError("foreign")
        if manifest["revision"] != self._revision:
            raise BackupError("other-version", version=str(manifest["version"]))
        self.restored.manifest = manifest

    def _write(self, path: Path, content: IO[bytes]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with new_file(path) as file:
            self._files.append(path)
            shutil.copyfileobj(content, file, 1 << 20)


def _check_empty(places: Places) -> None:
    """Nothing of anybody's is overwritten; what a migration has just made is nobody's."""
    database = places.database.removeprefix("sqlite:///")
    for path in places.folder.rglob("*") if places.folder.is_dir() else ():
        if path.is_file() and path.name not in NOT_KEPT and not str(path).startswith(database):
            raise BackupError("not-empty", place=str(places.folder))
    if places.blobs.is_dir() and any(path.is_file() for path in places.blobs.rglob("*")):
        raise BackupError("not-empty", place=str(places.blobs))
    if places.master_key.exists():
        raise BackupError("not-empty", place=str(places.master_key))


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(name) and not path.is_absolute() and ".." not in path.parts and "\0" not in name


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except SealedError as error:
        raise BackupError(error.code) from error
    except (tarfile.TarError, KeyError, ValueError, FileExistsError) as error:
        raise BackupError("damaged") from error
