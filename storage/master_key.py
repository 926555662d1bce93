"""The key above all others: a file outside the database, so that a stolen database is of no use.

The file has one key a line, `<version> <64 hex digits>`; the highest version seals, every one opens. What is
sealed begins with the layout (1 byte) and the version (2 bytes, big endian), then nonce (12) and AES-256-GCM
ciphertext; layout, version and purpose are authenticated with it (NIST SP 800-38D)."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Mapping
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.durable import sync_folder, write_beside

KEY_BYTES = 32
NONCE_BYTES = 12
LAYOUT = b"\x01"
HEAD_BYTES = 3
OVERHEAD = HEAD_BYTES + NONCE_BYTES + 16  # bytes that sealing adds


class MasterKeyError(Exception):
    """One plain line for who runs the installation."""


class MasterKey:
    def __init__(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError("master keys have 32 bytes")
        self._keys = {version: AESGCM(key) for version, key in keys.items()}
        self.version = max(keys)

    def __repr__(self) -> str:
        return f"MasterKey(version={self.version})"

    def seal(self, plain: bytes, purpose: str) -> bytes:
        head = LAYOUT + self.version.to_bytes(2, "big")
        nonce = os.urandom(NONCE_BYTES)
        return head + nonce + self._keys[self.version].encrypt(nonce, plain, head + purpose.encode())

    def is_newest(self, sealed: bytes) -> bool:
        return sealed[:HEAD_BYTES] == LAYOUT + self.version.to_bytes(2, "big")

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """ValueError if it was changed, sealed for another purpose, or under a key we do not have."""
        head, nonce = sealed[:HEAD_BYTES], sealed[HEAD_BYTES : HEAD_BYTES + NONCE_BYTES]
        key = self._keys.get(int.from_bytes(head[1:], "big"))
        if len(sealed) < OVERHEAD or head[:1] != LAYOUT or key is None:
            raise ValueError("not sealed by us, or under a master key that is gone")
        try:
            return key.decrypt(nonce, sealed[HEAD_BYTES + NONCE_BYTES :], head + purpose.encode())
        except InvalidTag:
            raise ValueError("changed since it was sealed, or sealed for another purpose") from None


def open_master_key(path: Path) -> MasterKey:
    """Reads the file; makes it (0600, its folder 0700) if there is none. Raises MasterKeyError if others may read
    it or it cannot be understood."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _make(path, f"1 {secrets.token_hex(KEY_BYTES)}\n")
    return MasterKey(_read(path))


def add_master_key(path: Path) -> MasterKey:
    """A newer key for everything sealed from now on; the older ones go on opening what they sealed."""
    keys = _read(path)
    lines = [f"{version} {key.hex()}" for version, key in sorted(keys.items())]
    lines.append(f"{max(keys) + 1} {secrets.token_hex(KEY_BYTES)}")
    fresh = write_beside(path, ("\n".join(lines) + "\n").encode())
    fresh.replace(path)
    sync_folder(path.parent)
    return open_master_key(path)


def _read(path: Path) -> dict[int, bytes]:
    mode = path.stat().st_mode
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise MasterKeyError(f"{path} can be read or changed by others: chmod 600 {path}")
    try:
        pairs = [line.split() for line in path.read_text("ascii").splitlines() if line.strip()]
        keys = {int(version): bytes.fromhex(key) for version, key in pairs}
        MasterKey(keys)
    except ValueError:
        raise MasterKeyError(f"{path} is no master key: each line is a version and 64 hex digits") from None
    return keys


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
