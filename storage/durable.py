"""Files that are whole and there, or not there at all, also after a power cut."""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
import stat
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

_SYNCING = ThreadPoolExecutor(8, thread_name_prefix="sync")  # they only wait for the disk


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


# A Path takes longer than the question: these are asked of every section.
def is_file(path: str) -> bool:
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except FileNotFoundError:
        return False


def content_of(path: str) -> bytes | None:
    """None where there is no file."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    with os.fdopen(handle, "rb") as file:
        return file.read()


def sync_file(path: Path) -> None:
    """Its bytes and its name."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """A name is durable only once its folder is."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_through(path: Path, beside: Path, *content: bytes) -> None:
    """A new file (0600) at `path`, made whole in the folder `beside`; bytes and name are on the disk, written by
    one commit of the file system instead of two. After a power cut in between there may be a name whose bytes are
    cut short: nobody was told of it, and whoever reads it must notice."""
    fresh = beside / f".{path.name}.{secrets.token_hex(8)}"
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            file.flush()
            fresh.replace(path)
            syncing = _SYNCING.submit(os.fsync, handle)
            try:
                sync_folder(path.parent)
            finally:
                syncing.result()
    except BaseException:
        for name in (fresh, path):
            with suppress(FileNotFoundError):
                name.unlink()  # a full disk is not filled further by what was in vain
        raise


def write_unsynced(path: Path, beside: Path, content: bytes) -> None:
    """A file (0600) at `path`, made whole in the folder `beside`; for `sync_everything`."""
    fresh = f"{beside}/.{path.name}.{secrets.token_hex(8)}"
    try:
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            if os.write(handle, content) != len(content):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(handle)
        os.replace(fresh, path)  # noqa: PTH105 - as above
    except BaseException:
        with suppress(FileNotFoundError):
            os.unlink(fresh)  # noqa: PTH108
        raise


def sync_everything(folder: Path) -> None:
    """All that was written on this file system, names too: of seventy files, one commit instead of two each. Linux
    tells of what could not be written since 5.8."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:  # not Linux
        os.sync()
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        if syncfs(handle):
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error))
    finally:
        os.close(handle)
