"""Around every answer: the headers that keep a page to itself, one line in the log, and nothing raw when we fail.

Plain ASGI, and the outermost layer of ours: Starlette writes its own answer to a crash outside of all others,
which would go without these headers."""

from __future__ import annotations

import asyncio
import logging
import time
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web_confirm.refusals import refused

log = logging.getLogger("web_confirm.access")
HEALTH = "/healthz"

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
    def __init__(self, app: ASGIApp, public_url: str, framed_by: str = "") -> None:
        self.app = app
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
        began, status = time.monotonic(), 0

        async def guarded(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                self._dress(MutableHeaders(scope=message))
            await send(message)

        try:
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
            took = round((time.monotonic() - began) * 1000)
            # Asked every few seconds by whoever watches us: only its failures are news.
            level = logging.DEBUG if scope["path"] == HEALTH and status == 200 else logging.INFO
            log.log(level, "%s %s %s %s ms", scope["method"], scope["path"], status, took)

    def _dress(self, headers: MutableHeaders) -> None:
        for name, value in self.headers.items():
            headers[name] = value
        if "Cache-Control" not in headers:
            headers["Cache-Control"] = "no-store"
