"""Web servers inside our own process and loop: their sockets are ours, and so are the signals."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Iterator

import uvicorn
from fastapi import FastAPI

from bot.start_error import StartError

STOP_S = 5  # for requests that are under way
BACKLOG = 2048


def listening(host: str, port: int, setting: str) -> socket.socket:
    """Bound and listening, so that who comes early waits instead of being refused. `setting` is the one to change
    where that cannot be: it stands in the StartError."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        opened = socket.socket(family, kind, protocol)
    except OSError as error:
        raise StartError("serve-address", host=host, port=port, why=error.strerror or "") from error
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(BACKLOG)
        opened.setblocking(False)
    except OSError as error:
        opened.close()
        if error.errno == errno.EADDRINUSE:
            raise StartError("serve-port-taken", port=port, name=setting) from error
        raise StartError("serve-address", host=host, port=port, why=error.strerror or "") from error
    return opened


class _Server(uvicorn.Server):
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def pages_server(app: FastAPI) -> uvicorn.Server:
    # Behind a proxy on this computer the caller's address stands in a header.
    return _Server(
        uvicorn.Config(
            app, log_config=None, access_log=False, lifespan="off", server_header=False,
            timeout_graceful_shutdown=STOP_S, proxy_headers=True, forwarded_allow_ips="127.0.0.1,::1",
        )
    )  # fmt: skip


@contextlib.asynccontextmanager
async def served(server: uvicorn.Server, own: socket.socket) -> AsyncIterator[asyncio.Task[None]]:
    """Answers inside; requests under way are finished at the end. The task ends early only if the server dies."""
    task = asyncio.create_task(server.serve(sockets=[own]), name="server")
    try:
        while not server.started:
            if task.done():
                task.result()
                raise RuntimeError("a web server ended at its start")
            await asyncio.sleep(0.01)
        yield task
    finally:
        server.should_exit = True
        await asyncio.wait([task])
        own.close()
