"""A telephone line between browser and pages that can be slow, and cut."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass
class Line:
    to: str
    slow: bool = False  # what goes out trickles, about 2 MB a second
    down: bool = False  # a browser calls again by itself: then nobody answers
    base: str = ""
    calls: set[asyncio.StreamWriter] = field(default_factory=set)

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.down:
            writer.transport.abort()
            return
        far = urlsplit(self.to)
        far_reader, far_writer = await asyncio.open_connection(far.hostname, far.port)
        both = {writer, far_writer}
        self.calls |= both
        with suppress(OSError):
            await asyncio.gather(self.carry(reader, far_writer, self.slow), self.carry(far_reader, writer, False))
        for each in both:
            each.close()
        self.calls -= both

    async def carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, slow: bool) -> None:
        while piece := await reader.read(64 * 1024):
            writer.write(piece)
            await writer.drain()
            if slow:
                await asyncio.sleep(0.03)
        writer.close()

    def cut(self) -> None:
        self.down = True
        for each in self.calls:
            each.transport.abort()


@asynccontextmanager
async def a_line(to: str) -> AsyncIterator[Line]:
    line = Line(to)
    server = await asyncio.start_server(line.take, "127.0.0.1", 0)
    line.base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield line
    finally:
        line.cut()
        server.close()
