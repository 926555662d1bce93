"""Which files were put once only: whoever did so may take theirs away again. What was put twice has two owners,
and what something was appended to is the beginning of a document: both stay, whatever becomes of the first row."""

from __future__ import annotations

import os
import time
from pathlib import Path
from threading import Lock

from storage.durable import sync_folder


class PutOnce:
    """Empty files in `folder/twice/names`. How often the files of before `folder/twice` were put, nobody knows."""

    def __init__(self, folder: Path) -> None:
        self._names = folder / "twice" / "names"
        self._root = str(self._names)
        self._names.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._since = self._names.parent.stat().st_mtime_ns  # nothing else ever comes into it
        self.lock = Lock()  # between looking and acting

    def mark(self, name: str, *, durable: bool = True) -> None:
        """It stays from now on."""
        place = f"{self._root}/{name}"  # a Path takes longer than the rest
        try:
            os.utime(place)  # each time: who removes for good looks how long ago the last one was
        except FileNotFoundError:
            os.close(os.open(place, os.O_WRONLY | os.O_CREAT, 0o600))
            if durable:
                sync_folder(self._names)

    def take_away(self, path: Path) -> bool:
        """False where it has to stay, or is not there."""
        if not path.is_file() or (self._names / path.name).exists() or path.stat().st_mtime_ns < self._since:
            return False
        path.unlink()
        sync_folder(path.parent)
        return True

    def is_older(self, path: Path, seconds: float, name: str | None = None) -> bool:
        """There, and neither written nor put again within so many seconds. `name`: of what lies elsewhere."""
        mark = self._names / (name or path.name.removesuffix(".after"))
        ages = [time.time() - each.stat().st_mtime for each in (path, mark) if each.is_file()]
        return path.is_file() and min(ages) >= seconds
