"""One process to a data folder: two would take each other's work for that of the dead."""

from __future__ import annotations

import fcntl
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.start_error import StartError

NAME = "process"


@contextmanager
def locked(folder: Path) -> Iterator[str]:
    """Gives the installation's own name, the same in every life, under which it takes jobs. The lock ends with
    the process, however that ends. StartError where another one runs."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = (folder / NAME).open("a+", encoding="ascii")
    except OSError as error:
        raise StartError("setting-folder", folder=str(folder), why=error.strerror or "") from error
    with file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise StartError("serve-running", folder=str(folder)) from error
        file.seek(0)
        name = file.read().strip()
        if not name:
            name = secrets.token_hex(8)
            file.write(name)
            file.flush()
        yield name
