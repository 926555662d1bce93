"""Documents and pictures in a local folder, encrypted at rest.

Each file is its own data key, sealed by the master key, then nonce and AES-256-GCM ciphertext: a new master key
needs new heads only, and no key ever encrypts two files. A file is named by the SHA-256 of what it holds."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.durable import sync_folder, write_beside
from storage.master_key import KEY_BYTES, NONCE_BYTES, OVERHEAD, MasterKey

LEFT_BEHIND_S = 24 * 3600
WRAPPED_BYTES = KEY_BYTES + OVERHEAD
_NAME = re.compile(r"[0-9a-f]{64}")


class FolderBlobs:
    """`folder/<first two digits>/<SHA-256>`; made with mode 0700 if it is not there. Half-written files are in
    `folder/incoming` only."""

    def __init__(self, folder: Path, key: MasterKey) -> None:
        self._folder = folder
        self._key = key
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._incoming = folder / "incoming"
        self._incoming.mkdir(exist_ok=True, mode=0o700)
        self._sweep()

    async def put(self, data: bytes) -> str:
        return await asyncio.to_thread(self._put, data)

    async def get(self, sha256: str) -> bytes:
        return await asyncio.to_thread(self._get, sha256)

    async def has(self, sha256: str) -> bool:
        return _is_name(sha256) and await asyncio.to_thread(self._path(sha256).is_file)

    def _sweep(self) -> None:
        """What a killed process left; younger files may be another's that is still writing."""
        for path in self._incoming.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > LEFT_BEHIND_S:
                    path.unlink()

    async def renew(self) -> int:
        """Gives every file whose data key is under an older master key a new head; gives how many there were."""
        return await asyncio.to_thread(self._renew)

    def _renew(self) -> int:
        renewed = 0
        for path in self._folder.glob("??/" + "[0-9a-f]" * 64):
            content = path.read_bytes()
            if not self._key.is_newest(content):
                key = self._key.open(content[:WRAPPED_BYTES], _purpose(path.name))
                head = self._key.seal(key, _purpose(path.name))
                write_beside(self._incoming / path.name, head + content[WRAPPED_BYTES:]).replace(path)
                sync_folder(path.parent)
                renewed += 1
        return renewed

    def _put(self, data: bytes) -> str:
        sha256 = hashlib.sha256(data).hexdigest()
        path = self._path(sha256)
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True, mode=0o700)
            sync_folder(self._folder)
        if not path.exists():
            write_beside(self._incoming / sha256, self._encrypted(data, sha256)).replace(path)
        # Also where somebody else wrote it: they may not have got that far yet.
        sync_folder(path.parent)
        return sha256

    def _get(self, sha256: str) -> bytes:
        if not _is_name(sha256):
            raise KeyError(sha256)
        try:
            content = self._path(sha256).read_bytes()
        except FileNotFoundError:
            raise KeyError(sha256) from None
        data = self._decrypted(content, sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise ValueError(f"{sha256}: the bytes do not match their name")
        return data

    def _encrypted(self, data: bytes, sha256: str) -> bytes:
        key, nonce = os.urandom(KEY_BYTES), os.urandom(NONCE_BYTES)
        wrapped = self._key.seal(key, _purpose(sha256))
        return b"".join((wrapped, nonce, AESGCM(key).encrypt(nonce, data, sha256.encode())))

    def _decrypted(self, content: bytes, sha256: str) -> bytes:
        key = self._key.open(content[:WRAPPED_BYTES], _purpose(sha256))
        nonce = content[WRAPPED_BYTES : WRAPPED_BYTES + NONCE_BYTES]
        try:
            return AESGCM(key).decrypt(nonce, content[WRAPPED_BYTES + NONCE_BYTES :], sha256.encode())
        except (InvalidTag, ValueError):
            raise ValueError(f"{sha256}: changed on the disk") from None

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256


def _is_name(sha256: str) -> bool:
    """Nothing else ever becomes part of a path."""
    return _NAME.fullmatch(sha256) is not None


def _purpose(sha256: str) -> str:
    return f"blob:{sha256}"
