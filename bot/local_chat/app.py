"""The local chat as one ASGI application, and the short way to serve it."""

from __future__ import annotations

import asyncio
import contextlib
import errno
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.requests import ClientDisconnect

from bot.local_chat.bot_api import methods
from bot.local_chat.bot_api.webhook import carry
from bot.local_chat.chat_api import chat
from bot.local_chat.debug_api import debug
from bot.local_chat.guard import Guard
from bot.local_chat.keyboards import is_loopback
from bot.local_chat.refused import ApiError
from bot.local_chat.room import Room
from bot.local_chat.settings import LocalChatSettings

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}


def create_local_chat(settings: LocalChatSettings) -> FastAPI:
    """Bot API under /bot<token>/, files under /file/bot<token>/, the messenger under /, its calls under /chat/.

    `app.state.room` is the open chat; `app.state.room.close()` ends long polls and live news, so that a server
    which waits for open requests can stop (`local_chat_server` does it).
    """
    room = Room(settings)

    @contextlib.asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        courier = asyncio.create_task(carry(room))
        yield
        room.close()
        courier.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await courier
        room.store.close()

    app = FastAPI(title="Local chat", lifespan=life, docs_url=None, redoc_url=None, openapi_url=None)
    app.state.room = room
    app.add_middleware(Guard, settings=settings)
    app.include_router(chat)
    app.include_router(debug)
    app.add_exception_handler(ApiError, _refused)
    app.add_exception_handler(ClientDisconnect, _gone)
    _add_bot_api(app, room)
    _add_page(app, settings.page_origins)
    return app


def _add_bot_api(app: FastAPI, room: Room) -> None:
    @app.api_route("/bot{token}/{method}", methods=["GET", "POST"])
    async def call(request: Request, token: str, method: str) -> Response:
        return await methods.answer(room, token, method, request)

    @app.get("/file/bot{token}/{path:path}")
    async def download(token: str, path: str) -> Response:
        return methods.download(room, token, path)


def _add_page(app: FastAPI, origins: tuple[str, ...]) -> None:
    @app.get("/")
    async def page(request: Request) -> Response:
        return _to_the_pages_name(request, origins) or _static("index.html")

    @app.get("/page/{name}")
    async def part(name: str) -> Response:
        return _static(name)


def _to_the_pages_name(request: Request, origins: tuple[str, ...]) -> Response | None:
    """The page moves to the loopback name its frames use: for cookies localhost and 127.0.0.1 are two sites."""
    names = {name for origin in origins if is_loopback(name := urlsplit(origin).hostname)}
    if not names or request.url.hostname in names:
        return None
    return RedirectResponse(str(request.url.replace(hostname=sorted(map(str, names))[0])))


def _static(name: str) -> Response:
    path = PAGE / name
    if path.suffix not in TYPES or path.parent != PAGE or not path.is_file():
        return JSONResponse({"error": "not found"}, status_code=404)
    return FileResponse(path, media_type=TYPES[path.suffix], headers={"Cache-Control": "no-cache"})


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return JSONResponse({"error": error.description.removeprefix("Bad Request: ")}, status_code=error.code)


async def _gone(*_: object) -> Response:
    """Whoever called hung up in the middle, as a bot does that is stopped: nobody reads this answer."""
    return Response(status_code=400)


class _Server(uvicorn.Server):
    """Ends the long polls first: uvicorn waits for open requests before it stops."""

    def __init__(self, config: uvicorn.Config, room: Room, on_ready: Callable[[], None] | None) -> None:
        super().__init__(config)
        self.room = room
        self.on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        try:
            await super().startup(sockets)
        except SystemExit as error:
            # uvicorn would end the whole process that embeds us.
            where = f"{self.config.host}:{self.config.port}"
            raise OSError(errno.EADDRINUSE, f"the local chat cannot listen on {where}") from error
        if self.started and self.on_ready is not None:
            self.on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.room.close()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        # Signals belong to the process that embeds us; it stops us by `should_exit` or by cancelling the task.
        yield


def local_chat_server(settings: LocalChatSettings, on_ready: Callable[[], None] | None = None) -> uvicorn.Server:
    """A server to run in one's own event loop: `await server.serve()`; `server.should_exit = True` stops it.

    `serve` raises OSError if the address is taken; `on_ready` is called when it listens.
    """
    app = create_local_chat(settings)
    config = uvicorn.Config(
        app, host=settings.host, port=settings.port, log_level="warning", access_log=False, lifespan="on",
        timeout_graceful_shutdown=3, server_header=False,
    )  # fmt: skip
    return _Server(config, app.state.room, on_ready)
