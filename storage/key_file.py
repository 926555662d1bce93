"""Where the master key is kept: a file of its own, one key a line.

`<version> <64 hex digits>`, or, where a token guards it, `<version> token <hex digits>`: what only the token
opens. An installation that is given its keys by the environment has no file."""

from __future__ import annotations

import secrets
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from storage.durable import sync_folder, write_beside
from storage.master_key import KEY_BYTES, MasterKey, MasterKeyError

LARGEST = 0xFFFF  # a version has two bytes in what it seals
GUARDED = "token"


class Guard(Protocol):
    """A token or hardware module with a key that never leaves it."""

    def wrap(self, key: bytes, version: int) -> bytes: ...
    def unwrap(self, wrapped: bytes, version: int) -> bytes:
        """MasterKeyError where the token is not there, or does not open it."""
        ...


def open_master_key(path: Path, guard: Guard | None = None) -> MasterKey:
    """Reads the file; makes it (0600, its folder 0700) if there is none. MasterKeyError if others may read it, it
    cannot be understood, or the token that guards it is not there."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path, _line(1, secrets.token_bytes(KEY_BYTES), guard))
    seen = _Seen(path, guard)
    return MasterKey(seen.keys(), seen.keys)


def given_master_key(text: str) -> MasterKey:
    """From the environment: `<version> <64 hex digits>`, several with commas between."""
    return MasterKey(_keys_in(text.replace(",", "\n"), None, "YINXIN_MASTER_KEYS"))


def add_master_key(path: Path, guard: Guard | None = None) -> int:
    """A newer key for everything sealed from now on; the older ones go on opening what they sealed. Processes at
    work see it by themselves. Gives its version."""
    keys = read_keys(path, guard)
    version = max(keys) + 1
    if version > LARGEST:
        raise MasterKeyError(f"{path} has had {LARGEST} keys: there can be no more")
    write_keys(path, {**keys, version: secrets.token_bytes(KEY_BYTES)}, guard)
    return version


def drop_master_keys(path: Path, versions: frozenset[int], guard: Guard | None = None) -> None:
    """What is still sealed under them is lost: the caller has looked."""
    keys = read_keys(path, guard)
    write_keys(path, {version: key for version, key in keys.items() if version not in versions}, guard)


def read_keys(path: Path, guard: Guard | None = None) -> dict[int, bytes]:
    mode = path.stat().st_mode
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise MasterKeyError(f"{path} can be read or changed by others: chmod 600 {path}")
    return _keys_in(path.read_text("ascii", errors="replace"), guard, str(path))


def write_keys(path: Path, keys: Mapping[int, bytes], guard: Guard | None = None) -> None:
    """All of them or what was there before."""
    MasterKey(keys)
    content = "".join(_line(version, key, guard) for version, key in sorted(keys.items()))
    write_beside(path, content.encode()).replace(path)
    sync_folder(path.parent)


def is_guarded(path: Path) -> bool:
    return any(line.split()[1:2] == [GUARDED] for line in path.read_text("ascii", errors="replace").splitlines())


class _Seen:
    """The file as it was when it was last read: asked often, read when it has changed."""

    def __init__(self, path: Path, guard: Guard | None) -> None:
        self._path, self._guard = path, guard
        self._mark: object = None
        self._keys: dict[int, bytes] = {}

    def keys(self) -> Mapping[int, bytes]:
        found = self._path.stat()
        mark = (found.st_mtime_ns, found.st_size, found.st_ino)
        if mark != self._mark:
            self._keys = read_keys(self._path, self._guard)
            self._mark = mark
        return self._keys


def _keys_in(text: str, guard: Guard | None, where: str) -> dict[int, bytes]:
    keys: dict[int, bytes] = {}
    for line in filter(str.strip, text.splitlines()):
        match line.split():
            case [version, key] if version.isdigit():
                keys[int(version)] = _bytes(key, where)
            case [version, kind, wrapped] if version.isdigit() and kind == GUARDED:
                if guard is None:
                    raise MasterKeyError(f"{where} is guarded by a token: set YINXIN_MASTER_KEY_PKCS11_MODULE")
                keys[int(version)] = guard.unwrap(_bytes(wrapped, where), int(version))
            case _:
                raise _strange(where)
    if not keys or any(len(key) != KEY_BYTES for key in keys.values()) or max(keys) > LARGEST:
        raise _strange(where)
    return keys


def _bytes(digits: str, where: str) -> bytes:
    try:
        return bytes.fromhex(digits)
    except ValueError:
        raise _strange(where) from None


def _strange(where: str) -> MasterKeyError:
    return MasterKeyError(f"{where} is no master key: each line is a version and 64 hex digits")


def _line(version: int, key: bytes, guard: Guard | None) -> str:
    if guard is None:
        return f"{version} {key.hex()}\n"
    return f"{version} {GUARDED} {guard.wrap(key, version).hex()}\n"


def _make(path: Path, content: str) -> None:
    """Whole or not at all, and never over another's: two processes that start at once must agree on one key."""
    fresh = write_beside(path, content.encode())
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    sync_folder(path.parent)
