"""What nobody can go below, and how times are kept. Imports nothing of the product: workers begin small."""

from __future__ import annotations

import hashlib
import os
import statistics
import time
from collections.abc import Awaitable
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec

# A revision of one party with its time stamp and chain (facts on signing: 36 KB).
REVISION_BYTES = 36 * 1024


@dataclass(frozen=True, slots=True)
class Size:
    name: str
    pages: int
    pictures_kb: int


SIZES = (Size("small", 10, 150), Size("big", 300, 30_000))


@dataclass(slots=True)
class Times:
    """Runs of one thing."""

    name: str
    ms: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        return statistics.median(self.ms)

    def percentile(self, percent: int) -> float:
        """The value that so many of a hundred runs keep below or reach."""
        ordered = sorted(self.ms)
        return ordered[min(len(ordered) - 1, max(0, -(-percent * len(ordered) // 100) - 1))]

    async def of(self, doing: Awaitable[object]) -> object:
        began = time.perf_counter()
        result = await doing
        self.ms.append((time.perf_counter() - began) * 1000)
        return result


def floor(document: bytes, path: Path) -> float:
    """What nobody can go below: SHA-256 of the file, one P-256 operation, 36 KB written and synced."""
    key, revision = ec.generate_private_key(ec.SECP256R1()), os.urandom(REVISION_BYTES)
    began = time.perf_counter()
    digest = hashlib.sha256(document).digest()
    key.sign(digest, ec.ECDSA(hashes.SHA256()))
    to_disk(path, revision)
    return (time.perf_counter() - began) * 1000


def to_disk(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.pwrite(handle, content, 0)
        os.fdatasync(handle)
    finally:
        os.close(handle)
