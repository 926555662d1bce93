"""Failures on demand: the next calls of a method answer as Telegram does on a bad day."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import Any

from bot.local_chat.refused import BLOCKED, ApiError

KINDS = ("429", "500", "403", "400", "timeout", "lost")


@dataclass(slots=True)
class Fault:
    """The next `times` calls of `method` ("*": any but getUpdates) fail.

    kind: an error code; "timeout": nothing happens for `seconds`, then 504; "lost": the call takes effect, but
    its answer is lost (502), which is how a message comes to be sent twice.
    """

    method: str
    kind: str
    times: int = 1
    seconds: int = 3  # retry_after of 429, or how long a timeout lasts
    description: str = ""


class Faults:
    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        if fault.kind not in KINDS:
            raise ValueError(f"unknown kind of fault: {fault.kind}")
        self.waiting.append(fault)

    def clear(self) -> None:
        self.waiting.clear()

    def listed(self) -> list[dict[str, Any]]:
        return [asdict(fault) for fault in self.waiting]

    def take(self, method: str) -> Fault | None:
        for fault in self.waiting:
            named = fault.method.lower()
            if named == method.lower() or (named == "*" and method.lower() != "getupdates"):
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None


async def fail(fault: Fault) -> None:
    """Raises what the fault asks for; returns if the call shall go on ("lost")."""
    if fault.kind == "429":
        after = fault.seconds
        raise ApiError(429, f"Too Many Requests: retry after {after}", retry_after=after)
    if fault.kind == "403":
        raise BLOCKED
    if fault.kind == "400":
        raise ApiError(400, fault.description or "Bad Request: refused on demand")
    if fault.kind == "500":
        raise ApiError(500, "Internal Server Error")
    if fault.kind == "timeout":
        await asyncio.sleep(fault.seconds)
        raise ApiError(504, "Gateway Timeout")


LOST = ApiError(502, "Bad Gateway")
