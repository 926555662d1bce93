"""The key above all others, kept outside the database, so that a stolen database is of no use.

It has versions: the highest seals, every one opens. What is sealed begins with the layout (1 byte) and the version
(2 bytes, big endian), then nonce (12) and AES-256-GCM ciphertext; layout, version and purpose are authenticated
with it (NIST SP 800-38D)."""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import time
from collections.abc import Callable, Mapping

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES = 32
NONCE_BYTES = 12
LAYOUT = b"\x01"
HEAD_BYTES = 3
OVERHEAD = HEAD_BYTES + NONCE_BYTES + 16  # bytes that sealing adds
LOOK_S = 10.0  # how long a process at work goes on sealing under a version that has a newer one


log = logging.getLogger(__name__)


class MasterKeyError(Exception):
    """One plain line for who runs the installation."""


class MasterKey:
    """`again` gives all keys there are now: another process may add one at any time. It is asked when something is
    sealed under a version that is not known here, and before sealing every LOOK_S."""

    def __init__(self, keys: Mapping[int, bytes], again: Callable[[], Mapping[int, bytes]] | None = None) -> None:
        self._again = again
        self._looked = time.monotonic()
        self._take(keys)

    def __repr__(self) -> str:
        return f"MasterKey(version={self.version})"

    @property
    def versions(self) -> tuple[int, ...]:
        return tuple(sorted(self._keys))

    @property
    def newest_head(self) -> bytes:
        """What everything begins with that is sealed now."""
        return LAYOUT + self.version.to_bytes(2, "big")

    def seal(self, plain: bytes, purpose: str) -> bytes:
        if time.monotonic() - self._looked > LOOK_S:
            self.look_again()
        version = self.version
        head = LAYOUT + version.to_bytes(2, "big")
        nonce = os.urandom(NONCE_BYTES)
        return head + nonce + self._keys[version].encrypt(nonce, plain, head + purpose.encode())

    def digest(self, value: bytes, purpose: str) -> str:
        """To look things up by: HMAC-SHA-256 under a key derived from the newest version, whose number it has."""
        return self._digest(self.version, value, purpose)

    def digests(self, value: bytes, purpose: str) -> list[str]:
        """Under every version there is: rows of before are found, and rows that somebody is moving."""
        self.look_again()
        return [self._digest(version, value, purpose) for version in self.versions]

    def _digest(self, version: int, value: bytes, purpose: str) -> str:
        said = purpose.encode() + b"\0" + value
        return f"{version:04x}{hmac.new(self._digesting[version], said, hashlib.sha256).hexdigest()}"

    def is_newest(self, sealed: bytes) -> bool:
        return sealed[:HEAD_BYTES] == self.newest_head

    def open(self, sealed: bytes, purpose: str) -> bytes:
        """ValueError if it was changed, sealed for another purpose, or under a key we do not have."""
        head, nonce = sealed[:HEAD_BYTES], sealed[HEAD_BYTES : HEAD_BYTES + NONCE_BYTES]
        key = self._key_of(head) if len(sealed) >= OVERHEAD and head[:1] == LAYOUT else None
        if key is None:
            raise ValueError("not sealed by us, or under a master key that is gone")
        try:
            return key.decrypt(nonce, sealed[HEAD_BYTES + NONCE_BYTES :], head + purpose.encode())
        except InvalidTag:
            raise ValueError("changed since it was sealed, or sealed for another purpose") from None

    def look_again(self) -> None:
        """What is there stays in use if nothing can be read now: a process at work does not fall over a file that
        is put right a moment later."""
        self._looked = time.monotonic()
        if self._again is None:
            return
        try:
            self._take(self._again())
        except (MasterKeyError, OSError) as error:
            log.warning("the master key cannot be looked at again: %s", error)

    def _key_of(self, head: bytes) -> AESGCM | None:
        version = int.from_bytes(head[1:], "big")
        # Newer only: what names an older version that is gone would have the file read every time.
        if version not in self._keys and version > self.version:
            self.look_again()
        return self._keys.get(version)

    def _take(self, keys: Mapping[int, bytes]) -> None:
        if not keys or any(len(key) != KEY_BYTES for key in keys.values()):
            raise ValueError("master keys have 32 bytes")
        self._keys = {version: AESGCM(key) for version, key in keys.items()}
        self._digesting = {version: _derived(key) for version, key in keys.items()}
        self.version = max(keys)


def _derived(key: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=b"yinxin-digests-v1").derive(key)
