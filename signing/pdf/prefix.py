"""The digest of a file so far, kept going: what is appended is hashed on, what is there is not hashed again."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from threading import Lock
from typing import Protocol


class Prefix(Protocol):
    """A SHA-256 over the beginning of a file (hashlib)."""

    def update(self, data: bytes | bytearray | memoryview, /) -> None: ...
    def copy(self) -> Prefix: ...
    def digest(self) -> bytes: ...
    def hexdigest(self) -> str: ...


class Prefixes:
    """The newest `at_most` of them, by their own digest. Any thread may ask; nobody changes what is kept."""

    def __init__(self, at_most: int = 4096) -> None:
        self.at_most = at_most  # under 1 KB each
        self._known: OrderedDict[str, Prefix] = OrderedDict()
        self._lock = Lock()

    def find(self, sha256: str) -> Prefix | None:
        with self._lock:
            found = self._known.get(sha256)
            if found is not None:
                self._known.move_to_end(sha256)
        return found

    def keep(self, prefix: Prefix) -> None:
        sha256 = prefix.hexdigest()
        with self._lock:
            self._known[sha256] = prefix.copy()
            self._known.move_to_end(sha256)
            while len(self._known) > self.at_most:
                self._known.popitem(last=False)


KNOWN = Prefixes()


def prefix_of(data: bytes) -> Prefix:
    return hashlib.sha256(data)
