"""News for the browsers that are looking: server-sent events."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

HEARTBEAT = 15.0  # seconds; proxies and sleeping laptops are noticed by it


class Live:
    def __init__(self) -> None:
        self._lookers: set[asyncio.Queue[str | None]] = set()
        self._closed = False

    def tell(self, kind: str, **facts: Any) -> None:
        """Sends `{"kind": …, …}` to every open browser; nobody waits for it."""
        line = f"data: {json.dumps({'kind': kind, **facts}, ensure_ascii=False)}\n\n"
        for looker in self._lookers:
            looker.put_nowait(line)

    async def stream(self) -> AsyncIterator[str]:
        looker: asyncio.Queue[str | None] = asyncio.Queue()
        self._lookers.add(looker)
        try:
            yield "retry: 800\n\n"
            while not self._closed:
                try:
                    line = await asyncio.wait_for(looker.get(), HEARTBEAT)
                except TimeoutError:
                    line = ": still here\n\n"
                if line is None:
                    return
                yield line
        finally:
            self._lookers.discard(looker)

    def close(self) -> None:
        self._closed = True
        for looker in self._lookers:
            looker.put_nowait(None)
