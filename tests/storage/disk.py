"""A disk that keeps nothing but what was synced: what is there after a power cut."""

from __future__ import annotations

import os
import random
import stat
from collections.abc import Callable
from pathlib import Path
from threading import RLock

import pytest

from storage import journal

PAGE = 4096


class Disk:
    """Watches `folder` through fsync and fdatasync. A name is there if its folder was synced with it; its bytes
    are those of its last sync; of pages written since, each may have got there or not."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._folder = folder
        self._bytes: dict[int, bytes] = {}  # by inode
        self._names: dict[Path, dict[str, int]] = {}
        self._lock = RLock()
        self.syncs = 0
        for name in ("fsync", "fdatasync"):
            monkeypatch.setattr(os, name, self._watching(getattr(os, name)))
        sync_everything = journal.sync_everything

        def everything(at: Path) -> None:
            with self._lock:
                sync_everything(at)
                self._all_seen()

        monkeypatch.setattr(journal, "sync_everything", everything)

    def _watching(self, sync: Callable[[int], None]) -> Callable[[int], None]:
        def watched(handle: int) -> None:
            with self._lock:
                sync(handle)
                self.syncs += 1
                self._seen(handle)

        return watched

    def _seen(self, handle: int) -> None:
        there, about = Path(f"/proc/self/fd/{handle}").readlink(), os.fstat(handle)
        if not there.is_relative_to(self._folder):
            return
        if stat.S_ISDIR(about.st_mode):
            self._names[there] = {path.name: path.stat().st_ino for path in there.iterdir()}
        else:
            self._bytes[about.st_ino] = Path(f"/proc/self/fd/{handle}").read_bytes()

    def _all_seen(self) -> None:
        for path in [self._folder, *self._folder.rglob("*")]:
            try:
                handle = os.open(path, os.O_RDONLY)
            except FileNotFoundError:  # renamed meanwhile
                continue
            self._seen(handle)
            os.close(handle)

    def after_power_cut(self, at: Path, dice: random.Random) -> Path:
        """The folder as it is found, at another place."""
        with self._lock:
            for folder, names in self._names.items():
                for name, inode in names.items():
                    place = at / (folder / name).relative_to(self._folder)
                    if (folder / name).is_dir():
                        place.mkdir(parents=True, exist_ok=True)
                        continue
                    place.parent.mkdir(parents=True, exist_ok=True)
                    place.write_bytes(self._left(folder / name, inode, dice))
        return at

    def _left(self, path: Path, inode: int, dice: random.Random) -> bytes:
        kept = self._bytes.get(inode, b"")
        is_same = path.exists() and path.stat().st_ino == inode
        now = path.read_bytes() if is_same else kept
        pages = [slice(at, at + PAGE) for at in range(0, max(len(kept), len(now)), PAGE)]
        return b"".join(dice.choice((kept, now))[page] for page in pages)
