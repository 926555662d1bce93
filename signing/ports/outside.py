"""Where bytes are kept, and who works on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from signing.ports.common import T


class Blobs(Protocol):
    """Bytes by their SHA-256, encrypted at rest. Writing is durable when `put` returns."""

    async def put(self, data: bytes) -> str: ...
    async def put_appended(self, before: str, section: bytes, sha256: str) -> None:
        """Writes `section` alone; from then on `get(sha256)` gives the bytes of `before` with it behind them. The
        caller vouches for `sha256`: what does not match it is not given out. KeyError if there is no `before`."""
        ...

    async def get(self, sha256: str) -> bytes:
        """KeyError if it is not there; ValueError if the bytes do not match their name."""
        ...

    async def has(self, sha256: str) -> bool: ...
    async def take_away(self, sha256: str) -> bool:
        """For ever. False where it stays: somebody else put the same bytes, or something was appended to them."""
        ...

    async def before(self, sha256: str) -> str | None:
        """What these bytes were appended to; None where they were put as a whole, or are not there."""
        ...

    async def remove(self, sha256: str, *, unused_s: float) -> bool:
        """For ever, however often it was put: the caller has looked that nothing names it, nor anything that was
        appended to it. False where it is not there, or was put within so many seconds."""
        ...


class KeyVault(Protocol):
    """Seals secrets under the master key (AES-256-GCM) and keeps named ones."""

    def seal(self, plain: bytes, purpose: str) -> bytes: ...
    def open(self, sealed: bytes, purpose: str) -> bytes: ...
    async def keep(self, name: str, secret: bytes) -> None: ...
    async def fetch(self, name: str) -> bytes | None: ...
    async def fetch_beginning(self, prefix: str) -> Mapping[str, bytes]: ...


class Children(Protocol):
    """Runs a function on untrusted input in a child process with limits."""

    async def run(self, function: Callable[..., T], *args: Any, **kwargs: Any) -> T: ...


class Office(Protocol):
    """Makes PDFs of Word, Excel and PowerPoint files and their like."""

    async def to_pdf(self, filename: str, data: bytes) -> bytes:
        """DocumentRefused `office-failed`, `office-too-long`, `office-unreachable`."""
        ...
