"""Keeps other web sites out: this server is for the browser on this computer, opened by a person.

Host must be a loopback name (no DNS rebinding), Origin ours, and the chat's own endpoints answer only to our page
or to programs (which send no Origin and no Sec-Fetch-Site). There is no CORS.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.local_chat.keyboards import is_loopback
from bot.local_chat.settings import LocalChatSettings


class Guard:
    def __init__(self, app: ASGIApp, settings: LocalChatSettings) -> None:
        self.app = app
        self.policy = content_security_policy(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if reason := _refusal(scope["path"], Headers(scope=scope)):
            await PlainTextResponse(reason, status_code=403)(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["Content-Security-Policy"] = self.policy
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "no-referrer"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
            await send(message)

        await self.app(scope, receive, with_headers)


def _refusal(path: str, headers: Headers) -> str | None:
    host = headers.get("host", "")
    if not is_loopback(urlsplit(f"//{host}").hostname):
        return "The local chat answers on this computer only."
    origin = headers.get("origin")
    if origin is not None and origin != f"http://{host}":
        return "Another web site may not use the local chat."
    if path.startswith("/chat/") and headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
        return "Another web site may not look into the local chat."
    return None


def content_security_policy(settings: LocalChatSettings) -> str:
    frames = " ".join(("http://127.0.0.1:*", "http://localhost:*", *settings.page_origins))
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        f"font-src 'self'; frame-src {frames}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
