"""A stream under a passphrase, in memory that does not grow with it.

A head (magic, cost of scrypt, salt), then chunks of 64 KiB, each AES-256-GCM with its number as nonce and, in the
last byte, whether it is the last: none can be changed, moved, left out or cut off. The head is authenticated with
every chunk. The key is of this file alone, because the salt is, so numbers never meet twice."""

from __future__ import annotations

import hashlib
import os
import struct
import unicodedata
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

MAGIC = b"YXBACKUP\x01"
CHUNK = 64 * 1024
TAG = 16
COST, BLOCK, LANES = 17, 8, 1  # scrypt: N = 2^17, r, p: 128 MB for a moment (OWASP's first choice)
MOST = 20  # of a file that somebody hands us: 1 GB for a moment
_HEAD = struct.Struct(f">{len(MAGIC)}sBBB16s")


class SealedError(Exception):
    """`code`: `foreign`, `damaged` or `passphrase-wrong`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class SealedWriter:
    """What is written comes out sealed; only `finish` makes it whole. `digest` is of what came out."""

    def __init__(self, out: BinaryIO, passphrase: str, *, cost: int = COST) -> None:
        salt = os.urandom(16)
        self._out, self._held, self._number = out, bytearray(), 0
        self._head = _HEAD.pack(MAGIC, cost, BLOCK, LANES, salt)
        self._key = AESGCM(_key(passphrase, salt, cost))
        self.digest, self.size = hashlib.sha256(), 0
        self._put(self._head)

    def write(self, data: bytes) -> int:
        self._held += data
        while len(self._held) > CHUNK:  # one is kept back: it may be the last
            self._seal(bytes(self._held[:CHUNK]), last=False)
            del self._held[:CHUNK]
        return len(data)

    def finish(self) -> None:
        self._seal(bytes(self._held), last=True)

    def _seal(self, plain: bytes, *, last: bool) -> None:
        self._put(self._key.encrypt(_nonce(self._number, last=last), plain, self._head))
        self._number += 1

    def _put(self, data: bytes) -> None:
        self._out.write(data)
        self.digest.update(data)
        self.size += len(data)


class SealedReader:
    """SealedError as soon as it is seen that something is wrong."""

    def __init__(self, source: BinaryIO, passphrase: str) -> None:
        self._source = source
        self._head = source.read(_HEAD.size)
        if not self._head.startswith(MAGIC) or len(self._head) < _HEAD.size:
            raise SealedError("foreign")
        _, cost, block, lanes, salt = _HEAD.unpack(self._head)
        if not 10 <= cost <= MOST or (block, lanes) != (BLOCK, LANES):
            raise SealedError("foreign")
        self._key = AESGCM(_key(passphrase, salt, cost))
        self._number, self._plain, self._ended = 0, b"", False
        self._next = source.read(CHUNK + TAG)

    def read(self, size: int) -> bytes:
        parts, missing = [], size
        while missing and (self._plain or self._advance()):
            parts.append(self._plain[:missing])
            self._plain = self._plain[missing:]
            missing -= len(parts[-1])
        return b"".join(parts)

    def _advance(self) -> bool:
        if self._ended:
            return False
        sealed, self._next = self._next, self._source.read(CHUNK + TAG)
        last = not self._next
        try:
            self._plain = self._key.decrypt(_nonce(self._number, last=last), sealed, self._head)
        except (InvalidTag, ValueError):
            raise SealedError("damaged" if self._number else "passphrase-wrong") from None
        self._number += 1
        self._ended = last
        return bool(self._plain)


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")


def _key(passphrase: str, salt: bytes, cost: int) -> bytes:
    """The same word may be typed in more than one form of Unicode."""
    word = unicodedata.normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=1 << cost, r=BLOCK, p=LANES).derive(word)
