"""Files that are whole and there, or not there at all, also after a power cut."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def write_beside(path: Path, *content: bytes) -> Path:
    """A new file (0600) next to `path`, its bytes on the disk; for the caller to rename, then `sync_folder`."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        fresh.unlink(missing_ok=True)  # a full disk is not filled further by what was in vain
        raise
    return fresh


def sync_folder(folder: Path) -> None:
    """A name is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
