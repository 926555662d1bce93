"""Faults on order, at the ports: the process dies here, the time-stamp service is away."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from signing.ports import Blobs
from signing.trust.asking import external_timestamper


class Died(BaseException):
    """As if the process had been killed: no `except Exception` of ours may catch it."""


class Faults:
    """`dies_at(point, after=n)`: at the n+1st coming to this point, once. Points: "stamp" (the revision is being
    written), "blob" (it is stored, the rows do not know it yet), "commit" (rows are written, not committed),
    "committed" (right after it)."""

    def __init__(self) -> None:
        self._armed: dict[str, int] = {}
        self.seen: Counter[str] = Counter()

    def dies_at(self, point: str, *, after: int = 0) -> None:
        self._armed[point] = after

    def reach(self, point: str) -> None:
        self.seen[point] += 1
        if point in self._armed:
            if self._armed[point] == 0:
                del self._armed[point]
                raise Died(point)
            self._armed[point] -= 1

    def disarm(self) -> None:
        self._armed.clear()

    @property
    def armed(self) -> bool:
        """A fault was ordered and the code never came there: then the test has proven nothing."""
        return bool(self._armed)


class FaultyBlobs:
    def __init__(self, blobs: Blobs, faults: Faults) -> None:
        self._blobs, self._faults = blobs, faults

    async def put(self, data: bytes) -> str:
        name = await self._blobs.put(data)
        self._faults.reach("blob")
        return name

    async def put_appended(self, before: str, section: bytes, sha256: str) -> None:
        await self._blobs.put_appended(before, section, sha256)
        self._faults.reach("blob")

    async def get(self, sha256: str) -> bytes:
        return await self._blobs.get(sha256)

    async def has(self, sha256: str) -> bool:
        return await self._blobs.has(sha256)

    async def take_away(self, sha256: str) -> bool:
        return await self._blobs.take_away(sha256)

    async def before(self, sha256: str) -> str | None:
        return await self._blobs.before(sha256)

    async def remove(self, sha256: str, *, unused_s: float) -> bool:
        return await self._blobs.remove(sha256, unused_s=unused_s)


class Stamps:
    """The installation's own time-stamp authority; while `away`, a real external one that nobody answers at."""

    def __init__(self, own: Any, faults: Faults) -> None:
        self._own, self._faults = own, faults
        # Port 1 of loopback refuses at once.
        self._nobody = external_timestamper("http://127.0.0.1:1/tsa", timeout_s=2)
        self.away = False

    def stamp(self, digest: bytes, *, now: datetime) -> Any:
        self._faults.reach("stamp")
        return (self._nobody if self.away else self._own).stamp(digest, now=now)
