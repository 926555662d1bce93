"""Around every answer: the headers that keep a page to itself, one line in the log, and nothing raw when we fail.

Plain ASGI, and the outermost layer of ours: Starlette writes its own answer to a crash outside of all others,
which would go without these headers."""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
import time
from urllib.parse import urlsplit

import structlog
from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web_confirm.refusals import refused
from web_confirm.watching import Watching

log = logging.getLogger("web_confirm.access")
HEALTH = frozenset({"/healthz", "/readyz", "/metrics"})
REQUEST_ID = "X-Request-ID"
_GIVEN_ID = re.compile(rb"[A-Za-z0-9-]{8,64}")
_ORIGINS = frozenset({b"sec-fetch-site", b"origin", b"host"})

TELEGRAM_FRAMES = ("https://web.telegram.org", "https://*.telegram.org")
LOOPBACK_FRAMES = ("http://127.0.0.1:*", "http://localhost:*")
UNUSED_POWERS = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"


def is_loopback(public_url: str) -> bool:
    return urlsplit(public_url).hostname in {"127.0.0.1", "localhost", "::1"}


def content_policy(public_url: str, framed_by: str = "") -> str:
    """The page's own scripts and styles, pictures it has fetched itself, nothing else; framed by Telegram's web
    clients only, and by the local chat: `framed_by`, or any where we are on loopback ourselves."""
    chat = LOOPBACK_FRAMES if is_loopback(public_url) else (framed_by,) if framed_by else ()
    frames = ("'self'", *TELEGRAM_FRAMES, *chat)
    return "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' blob: data:",
            "font-src 'self'",
            "connect-src 'self'",
            "form-action 'none'",
            "base-uri 'none'",
            f"frame-ancestors {' '.join(frames)}",
        )
    )


class Guard:
    def __init__(
        self, app: ASGIApp, public_url: str, framed_by: str = "", watching: Watching | None = None
    ) -> None:
        self.app, self.public_url, self._watching = app, public_url, watching
        self.headers = {
            "Content-Security-Policy": content_policy(public_url, framed_by),
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            "Permissions-Policy": UNUSED_POWERS,
            "Cross-Origin-Opener-Policy": "same-origin-allow-popups",
            "Cross-Origin-Resource-Policy": "same-origin",
            "X-Robots-Tag": "noindex, nofollow",
        }
        if public_url.startswith("https://"):
            self.headers["Strict-Transport-Security"] = "max-age=31536000"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope)
        with structlog.contextvars.bound_contextvars(request=request_id):
            await self._answer(scope, receive, send, request_id)

    async def _answer(self, scope: Scope, receive: Receive, send: Send, request_id: str) -> None:
        began, status = time.monotonic(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._dress(MutableHeaders(scope=message), request_id)
            await send(message)

        try:
            if _from_elsewhere(scope, self.public_url):
                await refused(Request(scope), 403, "not-from-here", {})(scope, receive, guarded)
                return
            await self.app(scope, receive, guarded)
        except asyncio.CancelledError:
            # The house ends and could not wait any longer. Without this the server calls it a crash.
            log.warning("ended in the middle: %s %s", scope["method"], scope["path"])
            if not status:
                await refused(Request(scope), 503, "restarting", {})(scope, receive, guarded)
        except Exception:
            # The path only: a query may carry a token.
            log.exception("failed: %s %s", scope["method"], scope["path"])
            if status:
                raise
            await refused(Request(scope), 500, "internal", {})(scope, receive, guarded)
        finally:
            seconds = time.monotonic() - began
            took = round(seconds * 1000)
            if self._watching is not None:
                self._watching.took(scope["method"], _route(scope), status, seconds)
            # Asked every few seconds by whoever watches us: only its failures are news.
            level = logging.DEBUG if scope["path"] in HEALTH and status == 200 else logging.INFO
            log.log(level, "%s %s %s %s ms", scope["method"], scope["path"], status, took)

    def _dress(self, headers: MutableHeaders, request_id: str) -> None:
        headers[REQUEST_ID] = request_id
        for name, value in self.headers.items():
            headers[name] = value
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"


def _from_elsewhere(scope: Scope, public_url: str) -> bool:
    """Another site's page lets a browser act here. Nothing of ours rides on cookies, so it could not act as
    anybody; it is not to use up somebody's rates either. Who is no browser does not say where it comes from."""
    if scope["method"] != "POST" or not scope["path"].startswith("/api/"):
        return False
    told = {str(name, "ascii"): str(value, "latin-1") for name, value in scope["headers"] if name in _ORIGINS}
    if "sec-fetch-site" in told:
        return told["sec-fetch-site"] not in {"same-origin", "none"}
    if "origin" not in told:
        return False
    # Behind a proxy the host may be another than the public one; on loopback it has two names.
    return urlsplit(told["origin"]).netloc not in {told.get("host"), urlsplit(public_url).netloc}


def _request_id(scope: Scope) -> str:
    """A proxy's own, so that both logs can be read together; else a new one."""
    for name, value in scope["headers"]:
        if name == b"x-request-id" and _GIVEN_ID.fullmatch(value):
            return str(value, "ascii")
    return secrets.token_hex(8)


def _route(scope: Scope) -> str:
    """As it is written in the code: an address has ids in it, and there are as many as people can think of."""
    route = str(getattr(scope.get("route"), "path", "other"))
    inside = next((each for each in ("/api", "/trust") if scope["path"].startswith(f"{each}/")), "")
    return route if route.startswith(inside) else inside + route
