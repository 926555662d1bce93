"""For who runs the house, not for those who sign: is it ready, and its numbers (Prometheus).

The numbers are shown on this computer, or to who has the token. A proxy in front of us sits on this computer too,
so whatever came through one is not taken for it: a proxy says for whom it asks, and asks under our public name."""

from __future__ import annotations

import hmac
import ipaddress
from typing import Protocol
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import PlainTextResponse, Response

from signing.errors import NotAllowed

FORWARDED = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


class Watching(Protocol):
    @property
    def token(self) -> str:
        """Empty: only who is on this computer is shown the numbers."""
        ...

    @property
    def media_type(self) -> str: ...
    async def numbers(self) -> bytes: ...
    async def is_ready(self) -> bool:
        """Cheap, however often somebody asks."""
        ...

    def took(self, method: str, route: str, status: int, seconds: float) -> None: ...


def watching_routes(watching: Watching) -> APIRouter:
    router = APIRouter(include_in_schema=False)

    @router.api_route("/readyz", methods=["GET", "HEAD"])
    async def ready() -> Response:
        """503 as long as the database does not answer: nobody is to be sent here."""
        is_ready = await watching.is_ready()
        return PlainTextResponse("ready" if is_ready else "not ready", status_code=200 if is_ready else 503)

    @router.get("/metrics")
    async def metrics(request: Request) -> Response:
        if not _may_see(request, watching.token):
            raise NotAllowed("not-found")
        return Response(await watching.numbers(), media_type=watching.media_type)

    return router


def _may_see(request: Request, token: str) -> bool:
    if token:
        shown = request.headers.get("authorization", "").encode()
        return hmac.compare_digest(shown, f"Bearer {token}".encode())
    if any(name in request.headers for name in FORWARDED):
        return False
    asked_for = urlsplit(f"//{request.headers.get('host', '')}").hostname
    return _is_here(request.client.host if request.client else None) and _is_here(asked_for)


def _is_here(host: str | None) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False
