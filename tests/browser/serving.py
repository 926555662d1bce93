"""The pages served over a real socket, in the loop of the test, which the world's database belongs to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

from signing.ports import Ports
from tests.web_confirm.door import an_app


@asynccontextmanager
async def serving(ports: Ports) -> AsyncIterator[str]:
    config = uvicorn.Config(an_app(ports), host="127.0.0.1", port=0, log_level="warning", access_log=False)
    server = uvicorn.Server(config)
    running = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn tells it by this flag only
        await asyncio.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await running
